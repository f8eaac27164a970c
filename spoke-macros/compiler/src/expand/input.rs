//! Expands `#[derive(Input)]`.
