//! Reads `#[derive(Input)]`.
