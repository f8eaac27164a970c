//! What `connections.toml` may say, and how it becomes connections.

mod base;
mod callers;
mod connection;
mod described;
mod file;
mod groups;
mod headers;
mod keys;
mod limit;
mod mistakes;
mod open;
mod overlay;
mod proxy;
mod secret_source;
mod secrets;
mod section;
mod settings;
mod sizes;
mod store;
mod tls;
mod value;

pub use connection::ConnectionConfig;
pub use described::{DescribedConnection, DescribedFile, DescribedValue, Shown};
pub use open::MAX_BODY;

pub(crate) use file::{Document, read};
pub(crate) use groups::{keep, unite};
pub(crate) use mistakes::Mistakes;
pub(crate) use open::{Shared, open};
pub(crate) use secret_source::SecretSources;
pub(crate) use section::Section;
pub(crate) use store::store;
pub(crate) use value::{Place, Spot, Value};
