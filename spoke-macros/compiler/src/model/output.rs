//! The model of `#[derive(Output)]`.
