//! Slack's words for what it refuses.

use spoke_runtime::prelude::*;

/// Slack's word for what it refused: `error.code_as::<SlackError>()`.
///
/// The words of the methods that this crate calls, as their pages list them; each method's page says what its words mean.
/// Whatever else Slack says is [`SlackError::Other`].
///
/// ```
/// # use spoke_runtime::prelude::*;
/// use spoke_slack::SlackError;
///
/// fn needs_an_invitation(error: &Error) -> bool {
///     matches!(error.code_as(), Some(SlackError::NotInChannel | SlackError::ChannelNotFound))
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Output)]
#[out(case = snake)]
#[non_exhaustive]
pub enum SlackError {
    /// `access_denied`
    AccessDenied,
    /// `account_inactive`
    AccountInactive,
    /// `already_archived`
    AlreadyArchived,
    /// `already_in_channel`
    AlreadyInChannel,
    /// `already_reacted`
    AlreadyReacted,
    /// `alt_txt_too_large`
    AltTxtTooLarge,
    /// `bad_timestamp`
    BadTimestamp,
    /// `bad_token`
    BadToken,
    /// `cant_archive_general`
    CantArchiveGeneral,
    /// `cant_delete_message`
    CantDeleteMessage,
    /// `cant_invite`
    CantInvite,
    /// `cant_invite_self`
    CantInviteSelf,
    /// `cant_kick_from_general`
    CantKickFromGeneral,
    /// `cant_kick_self`
    CantKickSelf,
    /// `cant_update_message`
    CantUpdateMessage,
    /// `channel_not_found`
    ChannelNotFound,
    /// `channels_limit_exceeded`
    ChannelsLimitExceeded,
    /// `compliance_exports_prevent_deletion`
    ComplianceExportsPreventDeletion,
    /// `edit_window_closed`
    EditWindowClosed,
    /// `ekm_access_denied`
    EkmAccessDenied,
    /// `enterprise_is_restricted`
    EnterpriseIsRestricted,
    /// `fatal_error`
    FatalError,
    /// `fetch_members_failed`
    FetchMembersFailed,
    /// `file_not_found`
    FileNotFound,
    /// `file_type_not_allowed`
    FileTypeNotAllowed,
    /// `file_update_failed`
    FileUpdateFailed,
    /// `file_upload_size_restricted`
    FileUploadSizeRestricted,
    /// `file_uploads_disabled`
    FileUploadsDisabled,
    /// `file_uploads_except_images_disabled`
    FileUploadsExceptImagesDisabled,
    /// `internal_error`
    InternalError,
    /// `invalid_arg_name`
    InvalidArgName,
    /// `invalid_arguments`
    InvalidArguments,
    /// `invalid_array_arg`
    InvalidArrayArg,
    /// `invalid_attachments`
    InvalidAttachments,
    /// `invalid_auth`
    InvalidAuth,
    /// `invalid_blocks`
    InvalidBlocks,
    /// `invalid_blocks_format`
    InvalidBlocksFormat,
    /// `invalid_channel`
    InvalidChannel,
    /// `invalid_charset`
    InvalidCharset,
    /// `invalid_cursor`
    InvalidCursor,
    /// `invalid_form_data`
    InvalidFormData,
    /// `invalid_json`
    InvalidJson,
    /// `invalid_limit`
    InvalidLimit,
    /// `invalid_name`
    InvalidName,
    /// `invalid_name_maxlength`
    InvalidNameMaxlength,
    /// `invalid_name_punctuation`
    InvalidNamePunctuation,
    /// `invalid_name_required`
    InvalidNameRequired,
    /// `invalid_name_specials`
    InvalidNameSpecials,
    /// `invalid_post_type`
    InvalidPostType,
    /// `invalid_scheduled_message_id`
    InvalidScheduledMessageId,
    /// `invalid_time`
    InvalidTime,
    /// `invalid_ts_latest`
    InvalidTsLatest,
    /// `invalid_ts_oldest`
    InvalidTsOldest,
    /// `invalid_types`
    InvalidTypes,
    /// `invalid_user_combination`
    InvalidUserCombination,
    /// `is_archived`
    IsArchived,
    /// `is_inactive`
    IsInactive,
    /// `json_not_object`
    JsonNotObject,
    /// `limit_required`
    LimitRequired,
    /// `message_limit_exceeded`
    MessageLimitExceeded,
    /// `message_not_found`
    MessageNotFound,
    /// `method_not_supported_for_channel_type`
    MethodNotSupportedForChannelType,
    /// `missing_argument`
    MissingArgument,
    /// `missing_charset`
    MissingCharset,
    /// `missing_post_type`
    MissingPostType,
    /// `missing_scope`
    MissingScope,
    /// `msg_blocks_too_long`
    MsgBlocksTooLong,
    /// `msg_too_long`
    MsgTooLong,
    /// `name_taken`
    NameTaken,
    /// `no_channel`
    NoChannel,
    /// `no_item_specified`
    NoItemSpecified,
    /// `no_permission`
    NoPermission,
    /// `no_reaction`
    NoReaction,
    /// `no_text`
    NoText,
    /// `no_user`
    NoUser,
    /// `not_allowed_token_type`
    NotAllowedTokenType,
    /// `not_authed`
    NotAuthed,
    /// `not_authorized`
    NotAuthorized,
    /// `not_enough_users`
    NotEnoughUsers,
    /// `not_in_channel`
    NotInChannel,
    /// `not_supported`
    NotSupported,
    /// `org_login_required`
    OrgLoginRequired,
    /// `posting_to_channel_denied`
    PostingToChannelDenied,
    /// `rate_limited`
    RateLimited,
    /// `ratelimited`
    Ratelimited,
    /// `request_timeout`
    RequestTimeout,
    /// `restricted_action`
    RestrictedAction,
    /// `restricted_action_non_threadable_channel`
    RestrictedActionNonThreadableChannel,
    /// `restricted_action_read_only_channel`
    RestrictedActionReadOnlyChannel,
    /// `restricted_action_thread_only_channel`
    RestrictedActionThreadOnlyChannel,
    /// `service_unavailable`
    ServiceUnavailable,
    /// `snippet_too_large`
    SnippetTooLarge,
    /// `storage_limit_reached`
    StorageLimitReached,
    /// `superfluous_charset`
    SuperfluousCharset,
    /// `team_access_not_granted`
    TeamAccessNotGranted,
    /// `team_added_to_org`
    TeamAddedToOrg,
    /// `thread_not_found`
    ThreadNotFound,
    /// `time_in_past`
    TimeInPast,
    /// `time_too_far`
    TimeTooFar,
    /// `token_expired`
    TokenExpired,
    /// `token_revoked`
    TokenRevoked,
    /// `too_long`
    TooLong,
    /// `too_many_attachments`
    TooManyAttachments,
    /// `too_many_emoji`
    TooManyEmoji,
    /// `too_many_reactions`
    TooManyReactions,
    /// `too_many_users`
    TooManyUsers,
    /// `two_factor_setup_required`
    TwoFactorSetupRequired,
    /// `unknown_method`
    UnknownMethod,
    /// `unknown_snippet_type`
    UnknownSnippetType,
    /// `unknown_subtype`
    UnknownSubtype,
    /// `upgrade_required`
    UpgradeRequired,
    /// `ura_max_channels`
    UraMaxChannels,
    /// `user_disabled`
    UserDisabled,
    /// `user_is_bot`
    UserIsBot,
    /// `user_is_external_guest`
    UserIsExternalGuest,
    /// `user_is_restricted`
    UserIsRestricted,
    /// `user_is_ultra_restricted`
    UserIsUltraRestricted,
    /// `user_not_found`
    UserNotFound,
    /// `user_not_in_channel`
    UserNotInChannel,
    /// `user_not_visible`
    UserNotVisible,
    /// `users_list_not_supplied`
    UsersListNotSupplied,
    /// `users_not_found`
    UsersNotFound,
    /// A word that is not known here.
    #[out(other)]
    Other(String),
}
