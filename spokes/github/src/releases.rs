//! Releases with their files.

mod create_release;
mod get_latest_release;
mod list_releases;
mod upload_release_asset;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use create_release::{CreateRelease, MakeLatest, create_release};
pub use get_latest_release::{GetLatestRelease, get_latest_release};
pub use list_releases::{ListReleases, list_releases};
pub use upload_release_asset::{UploadReleaseAsset, upload_release_asset};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[
    listed::<CreateRelease>(),
    listed::<GetLatestRelease>(),
    listed::<ListReleases>(),
    listed::<UploadReleaseAsset>(),
];
