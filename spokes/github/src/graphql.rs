//! GitHub by its GraphQL interface.

mod run_graphql;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use run_graphql::{GraphqlData, RunGraphql, run_graphql};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[listed::<RunGraphql>()];
