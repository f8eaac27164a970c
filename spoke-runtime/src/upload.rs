//! Files in a multipart body.

use std::io;
use std::path::PathBuf;

use crate::byte_stream::ByteStream;
use crate::schema::{Described, Object, Property, Schema};

/// A file in a `multipart = { … }` body (RFC 7578): its name, its content, and what it is.
///
/// ```
/// use spoke_runtime::Upload;
///
/// let log = Upload::new("disk.log", "100 % of /var/lib\n").content_type("text/plain");
/// assert_eq!(log.content().length(), Some(18));
/// ```
#[derive(Clone, Debug)]
pub struct Upload {
    file_name: String,
    content_type: Option<String>,
    content: ByteStream,
}

impl Upload {
    /// A file of this name and content.
    pub fn new(file_name: impl Into<String>, content: impl Into<ByteStream>) -> Self {
        Upload { file_name: file_name.into(), content_type: None, content: content.into() }
    }

    /// A file of this machine under its own name, read while it is sent.
    ///
    /// # Errors
    /// As for [`ByteStream::file`].
    pub async fn file(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Upload::new(name, ByteStream::file(path).await?))
    }

    /// What it is, `text/plain`; `application/octet-stream` where nobody says.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// Its name.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// What it is.
    pub fn media_type(&self) -> &str {
        self.content_type.as_deref().unwrap_or("application/octet-stream")
    }

    /// Its content.
    pub fn content(&self) -> &ByteStream {
        &self.content
    }
}

static UPLOAD: Object = Object {
    name: "Upload",
    docs: "A file in a multipart body.",
    properties: &[
        Property { name: "file_name", docs: "Its name.", required: true, schema: Schema::Text },
        Property { name: "content", docs: "Its content.", required: true, schema: Schema::Bytes },
        Property {
            name: "content_type",
            docs: "What it is: `text/plain`.",
            required: false,
            schema: Schema::Text,
        },
    ],
};

impl Described for Upload {
    const SCHEMA: Schema = Schema::Object(|| &UPLOAD);
}

/// Files in a multipart body: none, one or several under one name.
pub trait Uploads {
    /// The files.
    fn uploads(&self) -> Vec<Upload>;
}

impl Uploads for Upload {
    fn uploads(&self) -> Vec<Upload> {
        vec![self.clone()]
    }
}

impl Uploads for Vec<Upload> {
    fn uploads(&self) -> Vec<Upload> {
        self.clone()
    }
}

impl Uploads for Option<Upload> {
    fn uploads(&self) -> Vec<Upload> {
        self.iter().cloned().collect()
    }
}

impl<const N: usize> Uploads for [Upload; N] {
    fn uploads(&self) -> Vec<Upload> {
        self.to_vec()
    }
}
