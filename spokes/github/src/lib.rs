//! GitHub for Spoke: prebuilt actions, and a sandbox to run them against.

mod app;
pub mod issues;
mod limits;
pub mod pulls;
pub mod rate_limit;
pub mod repositories;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod types;
pub mod users;

use spoke_runtime::auth::DeviceCode;
use spoke_runtime::prelude::*;

pub use app::{AppKey, GitHubApp};
pub use types::{Issue, IssueState};

/// GitHub, by its REST interface.
///
/// A connection signs in with a personal access token, as the installation of a GitHub App, or as a person by an app's device flow; it needs no `base_url` for github.com. For
/// GitHub Enterprise Server that is `https://HOST/api/v3`.
#[derive(Debug, Spoke)]
#[spoke(
    name = "github",
    base = "https://api.github.com",
    auth = [
        Bearer,
        GitHubApp,
        DeviceCode::at("https://github.com/login/device/code", "https://github.com/login/oauth/access_token"),
    ],
    header("accept" = "application/vnd.github+json, application/json;q=0.9", "x-github-api-version" = "2022-11-28"),
    fail(
        code = errors[0].code,
        message = message,
        request_id = header("x-github-request-id"),
        docs = documentation_url,
        kind(rate_limited = (status() in [403, 429] and (message contains "rate limit" or message contains "abuse detection"))),
    ),
    limit = limits::CALLS,
    verify = users::GetAuthenticatedUser,
    areas = [issues::ACTIONS, pulls::ACTIONS, rate_limit::ACTIONS, repositories::ACTIONS, users::ACTIONS],
    docs = "https://docs.github.com/rest",
)]
pub struct GitHub;
