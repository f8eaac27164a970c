//! What finds a long-running operation again, in another process as well.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What finds a long-running operation again, in another process as well: plain data for a file, a queue or a database.
///
/// It holds no credential of the connection and no secret input. It does hold the address that the vendor gave for asking,
/// and inputs: keep it where you would keep those.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct LongRunningToken {
    pub(crate) spoke: String,
    pub(crate) action: String,
    /// The absolute address that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ask: Option<String>,
    /// The inputs of what is asked, without the secret ones.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) inputs: Map<String, Value>,
    /// Where the call went first, where no secret stands in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) start: Option<String>,
    /// Where the first answer said that the output will stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) result: Option<String>,
}

impl LongRunningToken {
    /// The spoke's name: `acme-desk`.
    pub fn spoke(&self) -> &str {
        &self.spoke
    }

    /// The action's name: `create_export`.
    pub fn action(&self) -> &str {
        &self.action
    }
}

impl fmt::Debug for LongRunningToken {
    /// Without addresses and inputs: vendors sign the ones, and people write the others.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LongRunningToken")
            .field("spoke", &self.spoke)
            .field("action", &self.action)
            .finish_non_exhaustive()
    }
}
