//! Jira for Spoke: prebuilt actions, and a sandbox to run them against.

pub mod issues;
mod limits;
pub mod myself;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod types;

use spoke_runtime::prelude::*;

pub use types::Document;

/// Jira Cloud, by its REST interface, version 3.
///
/// With an e-mail address and an API token (`basic`), `base_url` is the site, `https://acme.atlassian.net`. With an OAuth
/// token (`bearer`) it is `https://api.atlassian.com/ex/jira/` and the cloud id.
#[derive(Debug, Spoke)]
#[spoke(
    name = "jira",
    auth = [Basic, Bearer],
    header("accept" = "application/json"),
    fail(message = errorMessages[0], request_id = header("atl-traceid")),
    verify = myself::GetCurrentUser,
    areas = [issues::ACTIONS, myself::ACTIONS],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/",
)]
pub struct Jira;
