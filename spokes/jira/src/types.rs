//! What several actions speak of.

mod document;

pub use document::Document;
