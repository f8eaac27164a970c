//! From where S3 copies an object.

use std::fmt::Write;

use spoke_runtime::prelude::*;

/// The object that is copied: its bucket and its key, percent-encoded as `x-amz-copy-source` wants it.
///
/// ```
/// use spoke_aws::CopySource;
///
/// let source = CopySource::new("runbooks", "net/größe 1.md").version("3GL4kqtJ");
/// assert_eq!(source.as_str(), "runbooks/net/gr%C3%B6%C3%9Fe%201.md?versionId=3GL4kqtJ");
/// ```
#[derive(Clone, Debug, Input, PartialEq, Eq)]
pub struct CopySource(String);

impl CopySource {
    /// The latest version of an object.
    pub fn new(bucket: &str, key: &str) -> Self {
        CopySource(format!("{}/{}", encoded(bucket), encoded(key)))
    }

    /// As it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// That version of it.
    #[must_use]
    pub fn version(self, id: &str) -> Self {
        CopySource(format!("{}?versionId={}", self.0, encoded(id)))
    }
}

/// Every byte but those that no URL changes, and slashes (RFC 3986, section 2.3).
fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            write!(encoded, "%{byte:02X}").ok();
        }
        encoded
    })
}
