//! Slack for Spoke: prebuilt actions, and a sandbox to run them against.

pub mod auth;
pub mod chat;
pub mod conversations;
pub mod reactions;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod tier;
pub mod users;

use spoke_runtime::prelude::*;

pub use tier::{MESSAGES, tier};

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
                "not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired",
                "no_permission", "org_login_required", "two_factor_setup_required",
            ],
            forbidden = [
                "missing_scope", "not_allowed_token_type", "access_denied", "ekm_access_denied", "not_in_channel",
                "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
                "restricted_action_non_threadable_channel", "cant_update_message", "edit_window_closed",
                "user_is_restricted", "user_is_bot", "enterprise_is_restricted", "team_access_not_granted",
            ],
            not_found = [
                "channel_not_found", "message_not_found", "thread_not_found", "users_not_found", "user_not_found",
                "no_item_specified", "unknown_method",
            ],
            conflict = ["name_taken", "already_reacted", "is_archived", "is_inactive"],
            invalid = [
                "invalid_arguments", "invalid_arg_name", "invalid_array_arg", "invalid_blocks",
                "invalid_blocks_format", "invalid_charset", "invalid_cursor", "invalid_form_data", "invalid_json",
                "invalid_limit", "invalid_name", "invalid_name_maxlength", "invalid_name_punctuation",
                "invalid_name_required", "invalid_name_specials", "invalid_post_type", "invalid_types",
                "json_not_object", "method_not_supported_for_channel_type", "missing_post_type", "bad_timestamp",
                "no_channel", "no_text", "msg_too_long", "msg_blocks_too_long", "too_many_attachments", "too_many_emoji", "too_many_reactions",
            ],
            rate_limited = ["ratelimited", "rate_limited", "message_limit_exceeded"],
            server = [
                "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org",
            ],
        ),
    ),
    verify = auth::TestAuth,
    areas = [auth::ACTIONS, chat::ACTIONS, conversations::ACTIONS, reactions::ACTIONS, users::ACTIONS],
    docs = "https://docs.slack.dev/reference/methods",
)]
pub struct Slack;
