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
    /// `access_denied`: the token may not reach what the call names.
    AccessDenied,
    /// `account_inactive`: the token's account, or its workspace, was switched off.
    AccountInactive,
    /// `already_archived`: the channel was archived before.
    AlreadyArchived,
    /// `already_in_channel`: somebody who is invited is in the channel already.
    AlreadyInChannel,
    /// `already_reacted`: the bot's own emoji of this name stands there already.
    AlreadyReacted,
    /// `alt_txt_too_large`: the description of an image has more than 1000 characters.
    AltTxtTooLarge,
    /// `bad_timestamp`: the `timestamp` is none.
    BadTimestamp,
    /// `bad_token`: the token is not of the sort that the call wants.
    BadToken,
    /// `cant_archive_general`: the workspace's general channel cannot be archived.
    CantArchiveGeneral,
    /// `cant_delete_message`: the message is not the token's own, or may not be deleted.
    CantDeleteMessage,
    /// `cant_invite`: a person cannot be invited to this channel.
    CantInvite,
    /// `cant_invite_self`: the bot cannot invite itself.
    CantInviteSelf,
    /// `cant_kick_from_general`: nobody can be taken out of the general channel.
    CantKickFromGeneral,
    /// `cant_kick_self`: the bot cannot take itself out.
    CantKickSelf,
    /// `cant_update_message`: the message is not the token's own, or may not be changed.
    CantUpdateMessage,
    /// `channel_not_found`: there is no such channel, or the token cannot see it.
    ChannelNotFound,
    /// `channels_limit_exceeded`: a file is shared with more than 100 channels at a time.
    ChannelsLimitExceeded,
    /// `compliance_exports_prevent_deletion`: the workspace keeps all messages, so that none can be deleted.
    ComplianceExportsPreventDeletion,
    /// `edit_window_closed`: the message is too old to be changed, by the workspace's own rule.
    EditWindowClosed,
    /// `ekm_access_denied`: the organization's administrators suspended access by its encryption keys.
    EkmAccessDenied,
    /// `enterprise_is_restricted`: the call is not for an organization.
    EnterpriseIsRestricted,
    /// `fatal_error`: Slack failed; some of the work may have been done.
    FatalError,
    /// `fetch_members_failed`: Slack could not read who is in the channel.
    FetchMembersFailed,
    /// `file_not_found`: there is no such file, or its upload is not whole.
    FileNotFound,
    /// `file_type_not_allowed`: the workspace does not take files of this type.
    FileTypeNotAllowed,
    /// `file_update_failed`: Slack could not store what it was told about the file.
    FileUpdateFailed,
    /// `file_upload_size_restricted`: the file is larger than the workspace takes.
    FileUploadSizeRestricted,
    /// `file_uploads_disabled`: the workspace takes no files.
    FileUploadsDisabled,
    /// `file_uploads_except_images_disabled`: the workspace takes no files but images.
    FileUploadsExceptImagesDisabled,
    /// `internal_error`: Slack failed; some of the work may have been done.
    InternalError,
    /// `invalid_arg_name`: the name of an argument is none that Slack takes.
    InvalidArgName,
    /// `invalid_arguments`: an argument is missing or of a wrong type; `error.message()` may say which.
    InvalidArguments,
    /// `invalid_array_arg`: an argument is a list where Slack takes none.
    InvalidArrayArg,
    /// `invalid_attachments`: the attachments are not well formed.
    InvalidAttachments,
    /// `invalid_auth`: the token is none, or comes from an address that it is not for.
    InvalidAuth,
    /// `invalid_blocks`: the blocks are not well formed, or too many.
    InvalidBlocks,
    /// `invalid_blocks_format`: the blocks are no list of objects.
    InvalidBlocksFormat,
    /// `invalid_channel`: the channel is none that this call takes.
    InvalidChannel,
    /// `invalid_charset`: the content type names a character set that Slack does not read.
    InvalidCharset,
    /// `invalid_cursor`: the cursor is none, or belongs to another list.
    InvalidCursor,
    /// `invalid_form_data`: the form cannot be read.
    InvalidFormData,
    /// `invalid_json`: the body is no JSON.
    InvalidJson,
    /// `invalid_limit`: the limit is out of its bounds.
    InvalidLimit,
    /// `invalid_name`: the name is none that Slack takes.
    InvalidName,
    /// `invalid_name_maxlength`: the name is longer than 80 characters.
    InvalidNameMaxlength,
    /// `invalid_name_punctuation`: the name is punctuation alone.
    InvalidNamePunctuation,
    /// `invalid_name_required`: the name is empty.
    InvalidNameRequired,
    /// `invalid_name_specials`: the name holds capitals, spaces or other signs than `-` and `_`.
    InvalidNameSpecials,
    /// `invalid_post_type`: the body's content type is none that Slack reads.
    InvalidPostType,
    /// `invalid_scheduled_message_id`: no message of this id waits, or its time is too near.
    InvalidScheduledMessageId,
    /// `invalid_time`: the `post_at` is no time.
    InvalidTime,
    /// `invalid_ts_latest`: the `latest` is no timestamp.
    InvalidTsLatest,
    /// `invalid_ts_oldest`: the `oldest` is no timestamp.
    InvalidTsOldest,
    /// `invalid_types`: the `types` name a kind of conversation that there is not.
    InvalidTypes,
    /// `invalid_user_combination`: these people cannot have a conversation with each other.
    InvalidUserCombination,
    /// `is_archived`: the channel was archived.
    IsArchived,
    /// `is_inactive`: the channel is frozen.
    IsInactive,
    /// `json_not_object`: the body is JSON, but no object.
    JsonNotObject,
    /// `limit_required`: the list is too large to be asked for without a `limit`.
    LimitRequired,
    /// `message_limit_exceeded`: the workspace's members may post no more messages.
    MessageLimitExceeded,
    /// `message_not_found`: there is no such message in the channel.
    MessageNotFound,
    /// `method_not_supported_for_channel_type`: conversations of this kind do not have what the call does.
    MethodNotSupportedForChannelType,
    /// `missing_argument`: a required argument was not given.
    MissingArgument,
    /// `missing_charset`: the content type names no character set where it must.
    MissingCharset,
    /// `missing_post_type`: the body has no content type.
    MissingPostType,
    /// `missing_scope`: the token has not the scope that the call wants.
    MissingScope,
    /// `msg_blocks_too_long`: the blocks hold too much text.
    MsgBlocksTooLong,
    /// `msg_too_long`: the text is too long.
    MsgTooLong,
    /// `name_taken`: a channel of this name is there, or was.
    NameTaken,
    /// `no_channel`: no channel was given.
    NoChannel,
    /// `no_item_specified`: neither a message nor a file was given.
    NoItemSpecified,
    /// `no_permission`: the token's workspace does not let it do this.
    NoPermission,
    /// `no_reaction`: the emoji does not stand there.
    NoReaction,
    /// `no_text`: neither a text nor blocks nor attachments were given.
    NoText,
    /// `no_user`: nobody was given.
    NoUser,
    /// `not_allowed_token_type`: the call is not for tokens of this sort.
    NotAllowedTokenType,
    /// `not_authed`: no token was given.
    NotAuthed,
    /// `not_authorized`: the token's owner may not do this here.
    NotAuthorized,
    /// `not_enough_users`: fewer people were given than a conversation needs.
    NotEnoughUsers,
    /// `not_in_channel`: the bot is not in the channel, or who is taken out is not.
    NotInChannel,
    /// `not_supported`: conversations of this kind do not have what the call does.
    NotSupported,
    /// `org_login_required`: the workspace is moving into an organization.
    OrgLoginRequired,
    /// `posting_to_channel_denied`: the token's owner may not post in the channel.
    PostingToChannelDenied,
    /// `rate_limited`: too many calls, or too many messages for a day and a channel.
    RateLimited,
    /// `ratelimited`: too many calls; the answer says how long to wait.
    Ratelimited,
    /// `request_timeout`: the request came too slowly, or was cut off.
    RequestTimeout,
    /// `restricted_action`: the workspace's rules do not let the token do this.
    RestrictedAction,
    /// `restricted_action_non_threadable_channel`: the channel takes no replies in threads.
    RestrictedActionNonThreadableChannel,
    /// `restricted_action_read_only_channel`: the channel takes no messages of this token.
    RestrictedActionReadOnlyChannel,
    /// `restricted_action_thread_only_channel`: the channel takes only replies in threads.
    RestrictedActionThreadOnlyChannel,
    /// `service_unavailable`: Slack cannot answer at the moment.
    ServiceUnavailable,
    /// `snippet_too_large`: the snippet is larger than 1 MB.
    SnippetTooLarge,
    /// `storage_limit_reached`: the workspace has no room for more files.
    StorageLimitReached,
    /// `superfluous_charset`: the content type names a character set where it must not.
    SuperfluousCharset,
    /// `team_access_not_granted`: the token was not given access to this workspace.
    TeamAccessNotGranted,
    /// `team_added_to_org`: the workspace is moving into an organization; later it will answer.
    TeamAddedToOrg,
    /// `thread_not_found`: there is no such message to reply to.
    ThreadNotFound,
    /// `time_in_past`: the `post_at` has gone by.
    TimeInPast,
    /// `time_too_far`: the `post_at` is more than 120 days away.
    TimeTooFar,
    /// `token_expired`: the token's time is over.
    TokenExpired,
    /// `token_revoked`: the token was revoked, or its owner is gone.
    TokenRevoked,
    /// `too_long`: the topic is too long.
    TooLong,
    /// `too_many_attachments`: more than 100 attachments were given.
    TooManyAttachments,
    /// `too_many_emoji`: the message has as many different emojis as it takes.
    TooManyEmoji,
    /// `too_many_reactions`: the person has put as many emojis on the message as one may.
    TooManyReactions,
    /// `too_many_users`: more people were given than the call takes.
    TooManyUsers,
    /// `two_factor_setup_required`: the token's owner must set up a second factor first.
    TwoFactorSetupRequired,
    /// `unknown_method`: Slack has no such method.
    UnknownMethod,
    /// `unknown_snippet_type`: snippets have no such language.
    UnknownSnippetType,
    /// `unknown_subtype`: files have no such subtype.
    UnknownSubtype,
    /// `upgrade_required`: the workspace is moving into an organization, and the call is for after that.
    UpgradeRequired,
    /// `ura_max_channels`: a guest is in as many channels as a guest may be.
    UraMaxChannels,
    /// `user_disabled`: a person's account was switched off.
    UserDisabled,
    /// `user_is_bot`: the call is not for bots.
    UserIsBot,
    /// `user_is_external_guest`: External guests may not share files.
    UserIsExternalGuest,
    /// `user_is_restricted`: the call is not for guests.
    UserIsRestricted,
    /// `user_is_ultra_restricted`: the call is not for guests of a single channel.
    UserIsUltraRestricted,
    /// `user_not_found`: there is no such person.
    UserNotFound,
    /// `user_not_in_channel`: the person is not in the channel.
    UserNotInChannel,
    /// `user_not_visible`: the token cannot see the person.
    UserNotVisible,
    /// `users_list_not_supplied`: nobody was given.
    UsersListNotSupplied,
    /// `users_not_found`: nobody has the address.
    UsersNotFound,
    /// A word that is not known here.
    #[out(other)]
    Other(String),
}
