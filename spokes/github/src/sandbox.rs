//! A stateful fake of GitHub on a loopback port, as strict as GitHub, for demos and tests (feature `sandbox`).
//!
//! ```
//! use spoke_github::sandbox::Forge;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let github = Forge::new().repository("acme", "infra").serve().await?;
//! println!("base_url = {:?}", github.url());
//! assert!(github.with(|forge| forge.issue("acme", "infra", 1).is_none()));
//! # Ok(())
//! # }
//! ```
//!
//! Every action of the spoke works against it, with the token [`TOKEN`], or with an [`INSTALLATION_TOKEN`], which the app [`APP`]
//! gets for its [`INSTALLATION`]; of the app's claims the form is checked, not the signature. Lists have pages of 30, or of
//! `per_page`. Files change by commits, branches point to them, and pull requests are merged into them. A workflow that was
//! added by [`Forge::workflow`] can be dispatched; a run waits until [`Forge::finish_run`] ends it.
//!
//! Refusals are GitHub's: a status with `message`, `documentation_url` and, for 422, `errors`. Not modelled are rate limits
//! and permissions ([`Server::inject`] brings a 403 or a 429), forks, milestones, conflicts of merges, the delivery of webhooks,
//! who reviews (every pull request is the token's own, which GitHub lets nobody approve), and of GraphQL everything but
//! `viewer` and `repository`. Blobs and commits have names of 40 hex digits, which are not Git's.

mod answers;
mod app;
mod base64;
mod comments;
mod commits;
mod contents;
mod forge;
mod git;
mod graphql;
mod hooks;
mod issues;
mod labels;
mod members;
mod pages;
mod pulls;
mod releases;
mod repositories;
mod repository;
mod reviews;
mod routes;
mod runs;
mod search;

#[cfg(doc)]
use spoke_runtime::sandbox::Server;

pub use app::{APP, INSTALLATION, INSTALLATION_TOKEN};
pub use forge::Forge;

/// The token that the sandbox accepts.
pub const TOKEN: &str = "ghp_sandbox";
