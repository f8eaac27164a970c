//! Expands `#[derive(Output)]`.
