//! What `connections.toml` may say, and how it becomes connections.

mod base;
mod connection;
mod file;
mod groups;
mod limit;
mod mistakes;
mod open;
mod secret_source;
mod section;
mod settings;
mod sizes;
mod value;

pub use connection::ConnectionConfig;
pub use open::MAX_BODY;

pub(crate) use file::read;
pub(crate) use groups::unite;
pub(crate) use mistakes::Mistakes;
pub(crate) use open::{Shared, open};
pub(crate) use secret_source::SecretSources;
pub(crate) use section::Section;
pub(crate) use value::{Place, Spot, Value};
