//! Functions of Lambda.

mod get_function;
mod invoke_function;
mod list_functions;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use get_function::{FunctionDetails, GetFunction, get_function};
pub use invoke_function::{InvocationType, InvokeFunction, Invoked, LogType, invoke_function};
pub use list_functions::{FunctionVersions, Functions, ListFunctions, list_functions};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] =
    &[listed::<GetFunction>(), listed::<InvokeFunction>(), listed::<ListFunctions>()];
