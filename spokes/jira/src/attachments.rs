//! Files that are attached to issues.

mod delete_attachment;
mod get_attachment;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use delete_attachment::{DeleteAttachment, delete_attachment};
pub use get_attachment::{Attachment, GetAttachment, get_attachment};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[listed::<DeleteAttachment>(), listed::<GetAttachment>()];
