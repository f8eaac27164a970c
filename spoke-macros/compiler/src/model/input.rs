//! The model of `#[derive(Input)]`.
