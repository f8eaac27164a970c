//! Checks `#[derive(Output)]`.
