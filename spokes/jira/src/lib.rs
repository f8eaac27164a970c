//! Jira for Spoke: prebuilt actions, and a sandbox to run them against.
//!
//! A connection, by e-mail address and API token:
//!
//! ```toml
//! [connection.jira]
//! spoke = "jira"
//! base_url = "https://acme.atlassian.net"
//! auth = { basic = { username = "bot@acme.example", password = { env = "JIRA_TOKEN" } } }
//! ```
//!
//! and a call:
//!
//! ```no_run
//! use spoke_jira::issues::create_issue;
//! use spoke_jira::{Document, Jira};
//! use spoke_runtime::prelude::*;
//!
//! # async fn example() -> Result<(), Error> {
//! let hub = Hub::load("connections.toml").await?;
//! let jira: Connection<Jira> = hub.connect("jira")?;
//! let issue = create_issue(&jira, "OPS", "Incident", "disk full")
//!     .with(|issue| issue.description(Document::markdown("`/var` on **db-1**")))
//!     .await?;
//! println!("{}", issue.key);
//! # Ok(())
//! # }
//! ```
//!
//! Every area of actions is a feature of its own name, and all are on; [`myself`] is always there.

#[cfg(feature = "attachments")]
pub mod attachments;
#[cfg(feature = "comments")]
pub mod comments;
mod error;
#[cfg(feature = "issues")]
pub mod issues;
#[cfg(any(
    feature = "attachments",
    feature = "comments",
    feature = "issues",
    feature = "transitions",
    feature = "watchers",
    feature = "worklogs"
))]
mod limits;
#[cfg(feature = "links")]
pub mod links;
#[cfg(feature = "metadata")]
pub mod metadata;
pub mod myself;
#[cfg(feature = "oauth")]
pub mod oauth;
#[cfg(feature = "projects")]
pub mod projects;
#[cfg(feature = "sandbox")]
pub mod sandbox;
#[cfg(feature = "transitions")]
pub mod transitions;
mod types;
#[cfg(feature = "users")]
pub mod users;
#[cfg(feature = "watchers")]
pub mod watchers;
#[cfg(feature = "webhooks")]
pub mod webhooks;
#[cfg(feature = "worklogs")]
pub mod worklogs;

use spoke_runtime::auth::{AuthorizationCode, ClientAuth, ClientCredentials, RefreshToken};
use spoke_runtime::prelude::*;

pub use error::JiraError;
pub use types::{Document, Field, User, Visibility, VisibilityKind};

/// Jira Cloud, by its REST interface, version 3.
///
/// With an e-mail address and an API token (`basic`), `base_url` is the site, `https://acme.atlassian.net`. With OAuth it is
/// `https://api.atlassian.com/ex/jira/` and the cloud id, which `oauth::list_accessible_resources` tells:
/// for a person by `authorization_code` (its app is made in Atlassian's developer console, and its tokens go on for as long as
/// they are used) or a `refresh_token` of theirs, for a service account by `client_credentials`, or by a `bearer` token that was
/// fetched elsewhere.
#[derive(Debug, Spoke)]
#[spoke(
    name = "jira",
    hosts("api.atlassian.com"),
    auth = [Basic, Bearer, PERSON, KEPT, SERVICE],
    header("accept" = "application/json"),
    fail(message = errorMessages[0] or message, request_id = header("atl-traceid")),
    verify = myself::GetCurrentUser,
    areas = [
        #[cfg(feature = "attachments")]
        attachments::ACTIONS,
        #[cfg(feature = "comments")]
        comments::ACTIONS,
        #[cfg(feature = "issues")]
        issues::ACTIONS,
        #[cfg(feature = "links")]
        links::ACTIONS,
        #[cfg(feature = "metadata")]
        metadata::ACTIONS,
        myself::ACTIONS,
        #[cfg(feature = "oauth")]
        oauth::ACTIONS,
        #[cfg(feature = "projects")]
        projects::ACTIONS,
        #[cfg(feature = "transitions")]
        transitions::ACTIONS,
        #[cfg(feature = "users")]
        users::ACTIONS,
        #[cfg(feature = "watchers")]
        watchers::ACTIONS,
        #[cfg(feature = "webhooks")]
        webhooks::ACTIONS,
        #[cfg(feature = "worklogs")]
        worklogs::ACTIONS,
    ],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/",
)]
pub struct Jira;

/// <https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/>
const PERSON: AuthorizationCode = AuthorizationCode::at("https://auth.atlassian.com/authorize", TOKENS)
    .page("audience", "api.atlassian.com")
    .page("prompt", "consent")
    .client_auth(ClientAuth::Body)
    .scopes(&["read:jira-work", "read:jira-user", "write:jira-work", "offline_access"]);

const KEPT: RefreshToken = RefreshToken::at(TOKENS).client_auth(ClientAuth::Body);

/// <https://support.atlassian.com/user-management/docs/create-oauth-2-0-credential-for-service-accounts/>
const SERVICE: ClientCredentials = ClientCredentials::at(TOKENS).client_auth(ClientAuth::Body);

const TOKENS: &str = "https://auth.atlassian.com/oauth/token";
