//! Files: an address to upload to, the upload, and sharing.

mod complete_upload;
mod complete_uploads;
mod get_upload_url;
mod upload_content;
mod upload_file;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use complete_upload::{CompleteUpload, complete_upload};
pub use complete_uploads::{CompleteUploads, CompletedUploads, File, UploadedFile, complete_uploads};
pub use get_upload_url::{GetUploadUrl, UploadUrl, get_upload_url};
pub use upload_content::{UploadContent, upload_content};
pub use upload_file::{UploadFile, upload_file};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] = &[
    listed::<CompleteUpload>(),
    listed::<CompleteUploads>(),
    listed::<GetUploadUrl>(),
    listed::<UploadContent>(),
    listed::<UploadFile>(),
];
