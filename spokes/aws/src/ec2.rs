//! Instances of EC2.

mod start_instances;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use start_instances::{StartInstances, Started, start_instances};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[listed::<StartInstances>()];
