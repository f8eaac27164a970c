//! Lowers `#[derive(Output)]`.
