//! `GET /repos/{owner}/{repo}/releases/latest`,
//! <https://docs.github.com/rest/releases/releases#get-the-latest-release>

use spoke_runtime::prelude::*;

use crate::{GitHub, Release};

/// Gives the newest release that is neither a draft nor a prerelease.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/releases/latest" -> Release,
    scopes("contents:read"),
    docs = "https://docs.github.com/rest/releases/releases#get-the-latest-release",
)]
#[non_exhaustive]
pub struct GetLatestRelease {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
}
