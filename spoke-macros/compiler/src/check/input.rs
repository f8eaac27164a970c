//! Checks `#[derive(Input)]`.
