//! A function as Lambda gives it.

use spoke_runtime::prelude::*;

/// How a function is configured.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct Function {
    /// The name.
    #[out(FunctionName)]
    pub name: String,
    /// The ARN.
    #[out(FunctionArn)]
    pub arn: String,
    /// What it runs on: `python3.14`; nothing for a container image.
    pub runtime: Option<String>,
    /// The role that it has while it runs.
    pub role: Option<String>,
    /// What is called: `app.handler`.
    pub handler: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// After how many seconds it is stopped.
    pub timeout: Option<u32>,
    /// How much memory it has, in MB.
    pub memory_size: Option<u32>,
    /// How large its code is, in bytes.
    pub code_size: Option<u64>,
    /// The SHA-256 of its code, in Base64.
    #[out(CodeSha256)]
    pub code_sha256: Option<String>,
    /// The version: `$LATEST` or a number.
    pub version: Option<String>,
    /// When it was changed last (ISO 8601).
    pub last_modified: Option<String>,
    /// Whether it can be invoked.
    pub state: Option<FunctionState>,
    /// Why it cannot.
    pub state_reason: Option<String>,
}

/// Whether a function can be invoked.
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[non_exhaustive]
pub enum FunctionState {
    /// It is being made.
    Pending,
    /// It can.
    Active,
    /// It was not used for long: invoking it wakes it.
    Inactive,
    /// It could not be made.
    Failed,
    /// A state that Lambda added later.
    #[out(other)]
    Other(String),
}
