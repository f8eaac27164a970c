//! Reads `#[derive(Output)]`.
