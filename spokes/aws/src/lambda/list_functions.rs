//! `GET /2015-03-31/functions`, <https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html>

use spoke_runtime::prelude::*;

use crate::{Aws, Function};

/// Lists the functions of the region.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: GET "/2015-03-31/functions" -> Functions,
    base(service = "lambda"),
    case = pascal,
    pages(cursor = NextMarker => marker),
    scopes("lambda:ListFunctions"),
    docs = "https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html",
)]
#[non_exhaustive]
pub struct ListFunctions {
    /// Whether each published version is listed, too: `ALL`.
    pub function_version: Option<FunctionVersions>,
    /// How many a page holds: 1 to 50.
    pub max_items: Option<u8>,
    /// Where to go on.
    pub marker: Option<String>,
}

/// Which versions of functions are listed.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = upper)]
#[non_exhaustive]
pub enum FunctionVersions {
    /// Each published version beside the unpublished one.
    All,
}

/// A page of functions.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Functions {
    /// The functions.
    #[out(Functions, default, items)]
    pub functions: Vec<Function>,
    /// Where the next page begins.
    #[out(NextMarker)]
    pub next_marker: Option<String>,
}
