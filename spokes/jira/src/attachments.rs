//! Files that are attached to issues.

mod add_attachment;
mod delete_attachment;
mod get_attachment;
mod get_attachment_content;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use add_attachment::{AddAttachment, AddedAttachment, add_attachment};
pub use delete_attachment::{DeleteAttachment, delete_attachment};
pub use get_attachment::{Attachment, GetAttachment, get_attachment};
pub use get_attachment_content::{AttachmentContent, GetAttachmentContent, get_attachment_content};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[
    listed::<AddAttachment>(),
    listed::<DeleteAttachment>(),
    listed::<GetAttachment>(),
    listed::<GetAttachmentContent>(),
];
