//! Lowers `#[derive(Input)]`.
