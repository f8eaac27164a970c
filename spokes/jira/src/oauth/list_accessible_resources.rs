//! `GET https://api.atlassian.com/oauth/token/accessible-resources`,
//! <https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/#3-1-get-the-cloudid-for-your-site>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Lists the sites for which an OAuth token is good, with the cloud ids that their base URLs end with. Whether a site has Jira is told by
/// its scopes.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/oauth/token/accessible-resources" -> Vec<AccessibleResource>,
    at = address with credentials,
    preview = "no description of Atlassian's to hold it to was at hand",
    docs = "https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/#3-1-get-the-cloudid-for-your-site",
)]
#[non_exhaustive]
pub struct ListAccessibleResources {
    /// Where Atlassian tells.
    #[input(default = "https://api.atlassian.com/oauth/token/accessible-resources".to_owned())]
    pub address: String,
}

/// A site for which a token is good.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct AccessibleResource {
    /// The cloud id: the site's base URL is `https://api.atlassian.com/ex/jira/` and this.
    #[out(id)]
    pub cloud_id: String,
    /// The site: `https://acme.atlassian.net`.
    #[out(url)]
    pub url: String,
    /// The site's name.
    #[out(name)]
    pub name: Option<String>,
    /// What the token may do there.
    #[out(scopes, default)]
    pub scopes: Vec<String>,
}
