//! GitHub for Spoke: prebuilt actions, and a sandbox to run them against.
//!
//! ```toml
//! [connection.github]
//! spoke = "github"
//! auth = { bearer = { env = "GITHUB_TOKEN" } }
//! ```
//!
//! ```no_run
//! use spoke_github::GitHub;
//! use spoke_github::issues::create_issue;
//! use spoke_runtime::prelude::*;
//!
//! # async fn example() -> Result<(), Error> {
//! let hub = Hub::load("connections.toml").await?;
//! let github: Connection<GitHub> = hub.connect("github")?;
//! let issue = create_issue(&github, "acme", "runbooks", "disk full").with(|it| it.body("On db-1")).await?;
//! println!("{}", issue.url);
//! # Ok(())
//! # }
//! ```
//!
//! | area | what it does |
//! |---|---|
//! | [`issues`] | opens, changes, reads and lists issues, and the comments on them and on pull requests |
//! | [`labels`] | makes labels, and puts them on issues and pull requests or takes them off |
//! | [`pulls`] | opens, changes, reads, lists, reviews and merges pull requests |
//! | [`repositories`] | reads and lists repositories |
//! | [`git`] | creates, reads and deletes branches and tags |
//! | [`contents`] | reads, writes and deletes files, each change a commit |
//! | [`commits`] | reads, lists and compares commits |
//! | [`releases`] | makes, reads and lists releases, and uploads their files |
//! | [`actions`] | starts workflows; reads, lists, runs again and cancels their runs |
//! | [`webhooks`] | makes, changes, lists, pings and deletes webhooks |
//! | [`search`] | searches issues and pull requests of all repositories |
//! | [`graphql`] | runs a GraphQL document |
//! | [`rate_limit`] | tells what is left of the limits |
//! | [`users`] | tells whose token it is |
//!
//! Each area but `users` is a feature, and all are on where nothing is said. Lists are pages: `.items()` goes through all of
//! them. What GitHub refuses is an error that tells its sort by `kind()`, and GitHub's code by
//! `code_as::<`[`GitHubError`]`>()`.

#[cfg(feature = "actions")]
pub mod actions;
mod app;
#[cfg(feature = "commits")]
pub mod commits;
#[cfg(feature = "contents")]
pub mod contents;
mod error;
#[cfg(feature = "git")]
pub mod git;
#[cfg(feature = "graphql")]
pub mod graphql;
#[cfg(feature = "issues")]
pub mod issues;
#[cfg(feature = "labels")]
pub mod labels;
pub mod limits;
#[cfg(feature = "pulls")]
pub mod pulls;
#[cfg(feature = "rate_limit")]
pub mod rate_limit;
#[cfg(feature = "releases")]
pub mod releases;
#[cfg(feature = "repositories")]
pub mod repositories;
#[cfg(feature = "sandbox")]
pub mod sandbox;
#[cfg(feature = "search")]
pub mod search;
mod types;
pub mod users;
#[cfg(feature = "webhooks")]
pub mod webhooks;

use spoke_runtime::auth::DeviceCode;
use spoke_runtime::prelude::*;

pub use app::{AppKey, GitHubApp};
pub use error::GitHubError;
pub use types::{
    AssetState, ChangedFile, Commit, Direction, FileCommit, FileStatus, GitRef, HookContentType, InsecureSsl,
    Issue, IssueComment, IssueState, Label, Person, PullRequest, Release, ReleaseAsset, Repository,
    RepositorySort, Review, ReviewState, RunConclusion, RunFilter, RunStatus, StateFilter, Webhook,
    WorkflowRun, WorkflowRuns,
};

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
        message = errors[0].message or errors[0] or message,
        request_id = header("x-github-request-id"),
        docs = documentation_url,
        kind(
            conflict = ["already_exists"],
            rate_limited = (status() in [403, 429] and (message contains "rate limit" or message contains "abuse detection")),
        ),
    ),
    hosts("uploads.github.com"),
    limit = limits::CALLS,
    verify = users::GetAuthenticatedUser,
    areas = [
        #[cfg(feature = "actions")]
        actions::ACTIONS,
        #[cfg(feature = "commits")]
        commits::ACTIONS,
        #[cfg(feature = "contents")]
        contents::ACTIONS,
        #[cfg(feature = "git")]
        git::ACTIONS,
        #[cfg(feature = "graphql")]
        graphql::ACTIONS,
        #[cfg(feature = "issues")]
        issues::ACTIONS,
        #[cfg(feature = "labels")]
        labels::ACTIONS,
        #[cfg(feature = "pulls")]
        pulls::ACTIONS,
        #[cfg(feature = "rate_limit")]
        rate_limit::ACTIONS,
        #[cfg(feature = "releases")]
        releases::ACTIONS,
        #[cfg(feature = "repositories")]
        repositories::ACTIONS,
        #[cfg(feature = "search")]
        search::ACTIONS,
        users::ACTIONS,
        #[cfg(feature = "webhooks")]
        webhooks::ACTIONS,
    ],
    docs = "https://docs.github.com/rest",
)]
pub struct GitHub;
