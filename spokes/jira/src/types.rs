//! What several actions speak of.

mod document;
mod field;
mod user;
mod visibility;

pub use document::Document;
pub use field::Field;
pub use user::User;
pub use visibility::{Visibility, VisibilityKind};
