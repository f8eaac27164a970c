//! Files: an address to upload to, the upload, and sharing.

mod complete_upload;
mod get_upload_url;
mod upload_content;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use complete_upload::{CompleteUpload, CompletedUpload, File, UploadedFile, complete_upload};
pub use get_upload_url::{GetUploadUrl, UploadUrl, get_upload_url};
pub use upload_content::{UploadContent, upload_content};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] =
    &[listed::<CompleteUpload>(), listed::<GetUploadUrl>(), listed::<UploadContent>()];
