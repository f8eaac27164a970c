//! A release with its files.

use spoke_runtime::prelude::*;

/// A release.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Release {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub release_id: u64,
    /// Where people read it.
    #[out(html_url)]
    pub url: String,
    /// Where files are uploaded to, with `{?name,label}` at its end (RFC 6570).
    #[out(upload_url)]
    pub upload_url: String,
    /// The tag's name.
    #[out(tag_name)]
    pub tag_name: String,
    /// The branch or commit that the tag was made of.
    #[out(target_commitish)]
    pub target_commitish: String,
    /// The title.
    #[out(name)]
    pub name: Option<String>,
    /// The text, as Markdown.
    #[out(body)]
    pub body: Option<String>,
    /// Whether it waits to be published.
    #[out(draft)]
    pub is_draft: bool,
    /// Whether it is not yet ready for use.
    #[out(prerelease)]
    pub is_prerelease: bool,
    /// The login of who made it.
    #[out(author.login)]
    pub author: Option<String>,
    /// Its files.
    #[out(assets, default)]
    pub assets: Vec<ReleaseAsset>,
    /// When its commit was made (RFC 3339).
    #[out(created_at)]
    pub created_at: String,
    /// When it was published (RFC 3339).
    #[out(published_at)]
    pub published_at: Option<String>,
}

/// A file of a release.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct ReleaseAsset {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub asset_id: u64,
    /// The file's name.
    #[out(name)]
    pub name: String,
    /// What is shown in place of the name.
    #[out(label)]
    pub label: Option<String>,
    /// Whether it is whole.
    #[out(state)]
    pub state: AssetState,
    /// The media type.
    #[out(content_type)]
    pub content_type: String,
    /// How long it is, in bytes.
    #[out(size)]
    pub size: u64,
    /// Its digest: `sha256:` and 64 hex digits.
    #[out(digest)]
    pub digest: Option<String>,
    /// How often it was fetched.
    #[out(download_count)]
    pub download_count: u64,
    /// Where it is fetched.
    #[out(browser_download_url)]
    pub download_url: String,
}

/// Whether a file of a release is whole.
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[out(case = lower)]
#[non_exhaustive]
pub enum AssetState {
    /// It is.
    Uploaded,
    /// Its upload broke off.
    Open,
    /// A state that GitHub added later.
    #[out(other)]
    Other(String),
}
