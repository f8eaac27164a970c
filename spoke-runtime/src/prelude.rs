//! What a declaration and its callers name most: `use spoke_runtime::prelude::*`.

pub use crate::auth::{Anonymous, ApiKey, Basic, Bearer};
pub use crate::{
    Action, Answer, Call, Connection, Error, Hub, Input, Kind, Output, Patch, Reply, Retry, Secret, Spoke,
};
