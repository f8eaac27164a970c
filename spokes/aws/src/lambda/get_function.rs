//! `GET /2015-03-31/functions/{FunctionName}`, <https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

use crate::{Aws, Function};

/// Tells how a function is configured, and where its code is.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: GET "/2015-03-31/functions/{function}" -> FunctionDetails,
    base(service = "lambda"),
    query("Qualifier" = qualifier),
    scopes("lambda:GetFunction"),
    docs = "https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html",
)]
#[non_exhaustive]
pub struct GetFunction {
    /// Its name, or its ARN.
    pub function: String,
    /// A version or an alias.
    pub qualifier: Option<String>,
}

/// A function with what belongs to it.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct FunctionDetails {
    /// How it is configured.
    #[out(Configuration)]
    pub configuration: Function,
    /// Where its ZIP file can be had for ten minutes: whoever knows this address gets it.
    #[out(Code.Location)]
    pub code_url: Option<Secret<String>>,
    /// Where its container image is.
    #[out(Code.ImageUri)]
    pub image_uri: Option<String>,
    /// Its tags.
    #[out(Tags, default)]
    pub tags: BTreeMap<String, String>,
    /// How many of it are kept for it alone, where that is said.
    #[out(Concurrency.ReservedConcurrentExecutions)]
    pub reserved_concurrency: Option<u32>,
}
