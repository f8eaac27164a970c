//! The shelf of prebuilt spokes: one feature a vendor, and the catalog of all that is switched on.
//!
//! All vendors are on by default. The feature `sandbox` brings each one's local fake, for demos and tests.

#[cfg(feature = "aws")]
pub use spoke_aws as aws;
#[cfg(feature = "github")]
pub use spoke_github as github;
#[cfg(feature = "jira")]
pub use spoke_jira as jira;
use spoke_runtime::{Catalog, HubBuilder};
#[cfg(feature = "slack")]
pub use spoke_slack as slack;

/// Makes every spoke that is switched on known to a hub: its connections are checked when they are loaded, and its actions
/// can be called by name.
///
/// ```
/// # fn main() -> Result<(), spoke_runtime::Error> {
/// let hub = spokes::register(spoke_runtime::Hub::builder()).build()?;
/// # Ok(())
/// # }
/// ```
pub fn register(hub: HubBuilder) -> HubBuilder {
    #[cfg(feature = "aws")]
    let hub = hub.spoke::<aws::Aws>();
    #[cfg(feature = "github")]
    let hub = hub.spoke::<github::GitHub>();
    #[cfg(feature = "jira")]
    let hub = hub.spoke::<jira::Jira>();
    #[cfg(feature = "slack")]
    let hub = hub.spoke::<slack::Slack>();
    hub
}

/// Every spoke that is switched on, with its actions, as data.
///
/// ```
/// # #[cfg(feature = "slack")]
/// assert_eq!(spokes::catalog().action("slack.post_message").map(|action| action.effect), Some("once"));
/// ```
pub fn catalog() -> Catalog {
    let catalog = Catalog::default();
    #[cfg(feature = "aws")]
    let catalog = catalog.with::<aws::Aws>();
    #[cfg(feature = "github")]
    let catalog = catalog.with::<github::GitHub>();
    #[cfg(feature = "jira")]
    let catalog = catalog.with::<jira::Jira>();
    #[cfg(feature = "slack")]
    let catalog = catalog.with::<slack::Slack>();
    catalog
}

#[cfg(all(doctest, feature = "aws", feature = "github", feature = "jira", feature = "slack"))]
mod pages;
