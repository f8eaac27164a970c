//! Functions of Lambda.

mod invoke_function;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use invoke_function::{InvocationType, InvokeFunction, Invoked, LogType, invoke_function};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[listed::<InvokeFunction>()];
