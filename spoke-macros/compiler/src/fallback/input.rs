//! Stands in for `#[derive(Input)]`.
