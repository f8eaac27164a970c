//! `POST /repos/{owner}/{repo}/releases/{release_id}/assets`,
//! <https://docs.github.com/rest/releases/assets#upload-a-release-asset>

use spoke_runtime::ByteStream;
use spoke_runtime::prelude::*;

use crate::{GitHub, ReleaseAsset};

/// Uploads a file to a release.
///
/// A repeat is answered 422 `already_exists`. After a failure of GitHub's (502) an empty asset in the state `starter` may
/// stay behind, which must be deleted first.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/" -> ReleaseAsset,
    at = upload_url with credentials,
    bytes = content,
    header("content-type" = content_type),
    scopes("contents:write"),
    preview = "its address comes with the release, so that no description can be held against it",
    docs = "https://docs.github.com/rest/releases/assets#upload-a-release-asset",
)]
#[non_exhaustive]
pub struct UploadReleaseAsset {
    /// The release's [`upload_url`](crate::Release::upload_url) with its `{?name,label}` replaced by the query:
    /// `https://uploads.github.com/repos/acme/infra/releases/1/assets?name=app.zip`.
    pub upload_url: String,
    /// The media type: `application/zip`.
    pub content_type: String,
    /// The file. GitHub demands its length: [`ByteStream::with_length`] says it where the stream does not know.
    #[input(into)]
    pub content: ByteStream,
}
