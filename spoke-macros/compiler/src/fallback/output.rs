//! Stands in for `#[derive(Output)]`.
