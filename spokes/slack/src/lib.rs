//! Slack for Spoke: prebuilt actions, and a sandbox to run them against.
//!
//! ```toml
//! [connection.slack]
//! spoke = "slack"
//! auth = { bearer = { env = "SLACK_BOT_TOKEN" } }
//! ```
//!
//! ```no_run
//! use spoke_runtime::prelude::*;
//! use spoke_slack::Slack;
//! use spoke_slack::chat::post_message;
//! use spoke_slack::types::{Actions, Button, Section};
//!
//! # async fn example() -> Result<(), Error> {
//! let hub = Hub::load("connections.toml").await?;
//! let slack: Connection<Slack> = hub.connect("slack")?;
//! let layout = vec![
//!     Section::mrkdwn("*Disk full* on db-1").into(),
//!     Actions::new([Button::new("Take it", "take").value("INC0010001")]).into(),
//! ];
//! let posted = post_message(&slack, "#major-incidents", "disk full").with(|it| it.blocks(layout)).await?;
//! println!("{} in {}", posted.message_ts, posted.channel);
//! # Ok(())
//! # }
//! ```
//!
//! | area (a feature each) | holds |
//! |---|---|
//! | `auth` (always there) | whose token it is |
//! | `chat` | messages: posted, changed, deleted, shown to one person, scheduled, asked for approval, found again |
//! | `conversations` | channels and direct messages: opened, named, joined, left, read, archived |
//! | `files` | files: an address to upload to, the upload, and sharing |
//! | `reactions` | emojis on messages |
//! | `scim` | accounts of an organization, by an admin's token |
//! | `users` | people: by id, by address, all of them |
//!
//! [`types`] holds Block Kit's layouts, [`SlackError`] Slack's words for what it refuses; the feature `sandbox` brings a
//! stateful fake of Slack on a local port.

pub mod auth;
#[cfg(feature = "chat")]
pub mod chat;
#[cfg(feature = "conversations")]
pub mod conversations;
mod error;
#[cfg(feature = "files")]
pub mod files;
#[cfg(feature = "reactions")]
pub mod reactions;
#[cfg(feature = "sandbox")]
pub mod sandbox;
#[cfg(feature = "scim")]
pub mod scim;
mod tier;
pub mod types;
#[cfg(feature = "users")]
pub mod users;

use spoke_runtime::prelude::*;

pub use error::SlackError;
pub use tier::{COMPLETIONS, MESSAGES, POSTS, tier};

/// Slack, by its Web API.
///
/// A connection signs in with a bot token (`xoxb-…`); it needs no `base_url`. Slack answers 200 to almost everything: an
/// `ok: false` is a failure all the same, and its word is the error's code.
#[derive(Debug, Spoke)]
#[spoke(
    name = "slack",
    base = "https://slack.com/api",
    auth = [Bearer],
    fail(
        when = (ok == false),
        code = error,
        message = response_metadata.messages[0],
        request_id = header("x-slack-req-id"),
        kind(
            auth = [
                "not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired", "bad_token",
                "no_permission", "org_login_required", "two_factor_setup_required",
            ],
            forbidden = [
                "missing_scope", "not_allowed_token_type", "access_denied", "ekm_access_denied", "not_authorized",
                "not_in_channel", "user_not_in_channel", "posting_to_channel_denied", "restricted_action",
                "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
                "restricted_action_non_threadable_channel", "cant_update_message", "cant_delete_message",
                "edit_window_closed", "compliance_exports_prevent_deletion", "cant_archive_general", "cant_invite",
                "cant_invite_self", "cant_kick_self", "cant_kick_from_general", "user_is_restricted",
                "user_is_ultra_restricted", "user_is_external_guest", "user_is_bot", "user_disabled", "ura_max_channels",
                "enterprise_is_restricted", "team_access_not_granted", "file_uploads_disabled",
                "file_uploads_except_images_disabled", "file_type_not_allowed", "storage_limit_reached",
            ],
            not_found = [
                "channel_not_found", "message_not_found", "thread_not_found", "users_not_found", "user_not_found",
                "user_not_visible", "file_not_found", "invalid_scheduled_message_id", "no_reaction", "no_item_specified",
                "unknown_method",
            ],
            conflict = [
                "name_taken", "already_reacted", "already_archived", "already_in_channel", "is_archived", "is_inactive",
            ],
            invalid = [
                "invalid_arguments", "invalid_arg_name", "invalid_array_arg", "invalid_blocks",
                "invalid_blocks_format", "invalid_attachments", "invalid_channel", "invalid_charset", "invalid_cursor",
                "invalid_form_data", "invalid_json", "invalid_limit", "invalid_name", "invalid_name_maxlength",
                "invalid_name_punctuation", "invalid_name_required", "invalid_name_specials", "invalid_post_type",
                "invalid_time", "invalid_ts_latest", "invalid_ts_oldest", "invalid_types", "invalid_user_combination",
                "json_not_object", "limit_required", "method_not_supported_for_channel_type", "missing_argument",
                "missing_charset", "missing_post_type", "superfluous_charset", "not_supported", "bad_timestamp",
                "time_in_past", "time_too_far", "no_channel", "no_text", "no_user", "not_enough_users",
                "users_list_not_supplied", "msg_too_long", "msg_blocks_too_long", "too_long", "too_many_attachments",
                "too_many_emoji", "too_many_reactions", "too_many_users", "channels_limit_exceeded", "alt_txt_too_large",
                "file_upload_size_restricted", "snippet_too_large", "unknown_snippet_type", "unknown_subtype",
            ],
            rate_limited = ["ratelimited", "rate_limited", "message_limit_exceeded"],
            server = [
                "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org",
                "fetch_members_failed", "file_update_failed",
            ],
        ),
    ),
    verify = auth::TestAuth,
    areas = [
        auth::ACTIONS,
        #[cfg(feature = "chat")] chat::ACTIONS,
        #[cfg(feature = "conversations")] conversations::ACTIONS,
        #[cfg(feature = "files")] files::ACTIONS,
        #[cfg(feature = "reactions")] reactions::ACTIONS,
        #[cfg(feature = "scim")] scim::ACTIONS,
        #[cfg(feature = "users")] users::ACTIONS,
    ],
    hosts("api.slack.com"),
    docs = "https://docs.slack.dev/reference/methods",
)]
pub struct Slack;
