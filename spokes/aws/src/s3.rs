//! Objects of S3.

mod get_object;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use get_object::{GetObject, Object, get_object};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[listed::<GetObject>()];
