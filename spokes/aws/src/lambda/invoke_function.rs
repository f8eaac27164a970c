//! `POST /2015-03-31/functions/{FunctionName}/invocations`,
//! <https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html>

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use crate::Aws;

/// Invokes a function.
///
/// A function that failed is an error here, although Lambda answers 200: its message is what the function gave in place of a
/// result. Lambda lets a function run for 15 minutes, and an attempt waits as long.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/2015-03-31/functions/{function}/invocations" -> Invoked,
    base(service = "lambda"),
    query("Qualifier" = qualifier),
    header("x-amz-invocation-type" = invocation_type, "x-amz-log-type" = log_type),
    body = payload,
    effect = once,
    fail(when = (header("x-amz-function-error") exists)),
    timeout = "15m",
    scopes("lambda:InvokeFunction"),
    docs = "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html",
)]
#[non_exhaustive]
pub struct InvokeFunction {
    /// Its name, or its ARN.
    pub function: String,
    /// What it is given.
    pub payload: Option<Value>,
    /// A version or an alias.
    pub qualifier: Option<String>,
    /// Whether its result is waited for; it is, unless said.
    pub invocation_type: Option<InvocationType>,
    /// Whether the end of its log comes along.
    pub log_type: Option<LogType>,
}

/// Whether a function's result is waited for.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = pascal)]
pub enum InvocationType {
    /// The result is waited for.
    RequestResponse,
    /// It runs later, twice more where it fails; the status is 202.
    Event,
    /// Only the right to do it is checked; the status is 204.
    DryRun,
}

/// Whether the end of a function's log comes along.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = pascal)]
pub enum LogType {
    /// Nothing of it.
    None,
    /// Its last 4 KB.
    Tail,
}

/// What came of it.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Invoked {
    /// 200; 202 for what runs later, 204 for what was only checked.
    #[out(status())]
    pub status: u16,
    /// The result as JSON; empty where it was not waited for.
    #[out(text())]
    pub payload: String,
    /// The version that ran.
    #[out(header("x-amz-executed-version"))]
    pub executed_version: Option<String>,
    /// The end of its log, in Base64.
    #[out(header("x-amz-log-result"))]
    pub log_tail: Option<String>,
}
