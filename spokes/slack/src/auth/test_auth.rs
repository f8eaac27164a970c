//! `GET /auth.test`, <https://docs.slack.dev/reference/methods/auth.test>

use spoke_runtime::prelude::*;

use crate::Slack;

/// Tells whose token it is; every token may ask.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/auth.test" -> TestedAuth,
    docs = "https://docs.slack.dev/reference/methods/auth.test",
)]
#[non_exhaustive]
pub struct TestAuth;

/// Whose token it is.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct TestedAuth {
    /// The id of the person or of the bot's user: `U012AB3CD`.
    #[out(user_id)]
    pub user_id: String,
    /// Their short name.
    #[out(user)]
    pub user: String,
    /// The workspace's id.
    #[out(team_id)]
    pub team_id: String,
    /// The workspace's name.
    #[out(team)]
    pub team: String,
    /// Where people open the workspace.
    #[out(url)]
    pub url: String,
    /// The bot's id, where it is a bot's token.
    #[out(bot_id)]
    pub bot_id: Option<String>,
    /// Whether the app is installed for a whole organization.
    #[out(is_enterprise_install, default)]
    pub is_enterprise_install: bool,
    /// What the token may do, with commas between: `chat:write,channels:read`.
    #[out(header("x-oauth-scopes"))]
    pub scopes: Option<String>,
}
