//! S3: objects by bucket and key.

use spoke_runtime::sandbox::{Answer, Request};

use super::answers::{element, s3, s3_document, s3_refused};
use super::buckets::bucket;
use super::dispatch::asked;
use super::{Cloud, uploads};

/// When everything was stored.
pub(super) const STORED: &str = "2026-01-01T00:00:00.000Z";

/// The same as HTTP writes dates.
const LAST_MODIFIED: &str = "Thu, 01 Jan 2026 00:00:00 GMT";

/// An object.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) content: Vec<u8>,
    content_type: String,
    pub(super) storage_class: String,
    /// Of how many parts it was made.
    parts: Option<usize>,
}

impl Stored {
    pub(super) fn of(content: Vec<u8>, request: Option<&Request>) -> Self {
        let header = |name, otherwise: &str| {
            request.and_then(|request| request.header(name)).unwrap_or(otherwise).to_owned()
        };
        let content_type = header("content-type", "binary/octet-stream");
        Stored {
            content,
            content_type,
            storage_class: header("x-amz-storage-class", "STANDARD"),
            parts: None,
        }
    }

    /// What the parts of an upload are together.
    pub(super) fn whole(&self, content: Vec<u8>, parts: usize) -> Self {
        Stored { content, parts: Some(parts), ..self.clone() }
    }

    /// What names the content, in quotes. S3 takes MD5 where it can; nobody may rely on it.
    pub(super) fn etag(&self) -> String {
        let parts = self.parts.map(|parts| format!("-{parts}")).unwrap_or_default();
        format!("\"{}{parts}\"", Cloud::fingerprint(&self.content))
    }

    fn headers(&self, answer: Answer) -> Answer {
        let answer = answer.header("etag", &self.etag()).header("content-type", &self.content_type);
        let answer = match self.storage_class.as_str() {
            "STANDARD" => answer,
            class => answer.header("x-amz-storage-class", class),
        };
        answer.header("last-modified", LAST_MODIFIED)
    }
}

fn no_key() -> Answer {
    s3_refused(404, "NoSuchKey", "The specified key does not exist.")
}

fn failed() -> Answer {
    s3_refused(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
}

/// `GET /{bucket}/{key}` and `HEAD`
pub(super) fn get(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let stored = bucket(cloud, request)?.get(request.slot("key")).ok_or_else(no_key)?;
    if request.header("if-match").is_some_and(|wanted| wanted != stored.etag()) {
        return Err(failed());
    }
    if request.header("if-none-match") == Some(stored.etag().as_str()) {
        return Ok(s3(304).header("etag", &stored.etag()));
    }
    let (status, content) = match request.header("range") {
        None => (200, stored.content.as_slice()),
        Some(range) => {
            let none = || s3_refused(416, "InvalidRange", "The requested range is not satisfiable");
            (206, part(&stored.content, range).ok_or_else(none)?)
        }
    };
    let answer = Answer::bytes(status, content.to_vec()).header("x-amz-request-id", "4442587FB7D0A2F9");
    Ok(stored.headers(answer))
}

/// `bytes=0-9` of `content`, or `bytes=-9`; the end may be left out, and lie behind the last byte.
fn part<'a>(content: &'a [u8], range: &str) -> Option<&'a [u8]> {
    let (from, to) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = match (from, to) {
        ("", last) => (content.len().saturating_sub(last.parse().ok()?), content.len()),
        (from, "") => (from.parse().ok()?, content.len()),
        (from, to) => (from.parse().ok()?, to.parse::<usize>().ok()?.checked_add(1)?),
    };
    content.get(from..to.min(content.len())).filter(|part| !part.is_empty())
}

/// `PUT /{bucket}/{key}`: an object, a copy of one, or a part of an upload.
pub(super) fn put(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    if let Some(upload) = asked(request, "uploadId") {
        return uploads::put_part(cloud, request, &upload);
    }
    if let Some(source) = request.header("x-amz-copy-source") {
        return copy(cloud, request, source);
    }
    let key = request.slot("key");
    let before = bucket(cloud, request)?.get(key).map(Stored::etag);
    match (request.header("if-none-match"), request.header("if-match")) {
        (Some("*"), _) if before.is_some() => return Err(failed()),
        (_, Some(wanted)) if before.as_deref() != Some(wanted) => {
            return Err(if before.is_some() { failed() } else { no_key() });
        }
        _ => {}
    }
    let stored = Stored::of(request.body().to_vec(), Some(request));
    let answer = s3(200).header("etag", &stored.etag());
    bucket(cloud, request)?.insert(key.to_owned(), stored);
    Ok(match request.header("x-amz-server-side-encryption") {
        Some(encryption) => answer.header("x-amz-server-side-encryption", encryption),
        None => answer,
    })
}

fn copy(cloud: &mut Cloud, request: &Request, source: &str) -> Result<Answer, Answer> {
    let decoded = spoke_runtime::url::form_urlencoded::parse(
        format!("s={}", source.replace('+', "%2B").replace('&', "%26")).as_bytes(),
    )
    .next()
    .map(|(_, source)| source.into_owned())
    .unwrap_or_default();
    let (from, key) = decoded.trim_start_matches('/').split_once('/').unwrap_or_default();
    let objects = cloud
        .buckets
        .get(from)
        .ok_or_else(|| s3_refused(404, "NoSuchBucket", "The specified bucket does not exist"))?;
    let found = objects.get(key).ok_or_else(no_key)?;
    if request.header("x-amz-copy-source-if-match").is_some_and(|wanted| wanted != found.etag()) {
        return Err(failed());
    }
    let stored = match request.header("x-amz-metadata-directive") {
        Some("REPLACE") => Stored::of(found.content.clone(), Some(request)),
        _ => found.clone(),
    };
    let inner = element("LastModified", STORED) + &element("ETag", &stored.etag());
    bucket(cloud, request)?.insert(request.slot("key").to_owned(), stored);
    Ok(s3_document("CopyObjectResult", &inner))
}

/// `DELETE /{bucket}/{key}`: an object, or an upload in parts.
pub(super) fn delete(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    if let Some(upload) = asked(request, "uploadId") {
        return uploads::abort(cloud, &upload);
    }
    let objects = bucket(cloud, request)?;
    let before = objects.get(request.slot("key")).map(Stored::etag);
    if request.header("if-match").is_some_and(|wanted| before.as_deref() != Some(wanted)) {
        return Err(failed());
    }
    objects.remove(request.slot("key"));
    Ok(s3(204))
}
