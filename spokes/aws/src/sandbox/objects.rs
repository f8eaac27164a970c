//! S3: objects by bucket and key.

use spoke_runtime::sandbox::{Answer, Request};

use super::Cloud;

/// `GET /{bucket}/{key}`
pub(super) fn get(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let (bucket, key) = (request.slot("bucket"), request.slot("key"));
    if !cloud.objects.keys().any(|(known, _)| known == bucket) {
        return Err(refused(404, "NoSuchBucket", "The specified bucket does not exist"));
    }
    let Some(content) = cloud.objects.get(&(bucket.to_owned(), key.to_owned())) else {
        return Err(refused(404, "NoSuchKey", "The specified key does not exist."));
    };
    let etag = etag(content);
    if request.header("if-match").is_some_and(|wanted| wanted != etag) {
        let message = "At least one of the pre-conditions you specified did not hold";
        return Err(refused(412, "PreconditionFailed", message));
    }
    if request.header("if-none-match") == Some(etag.as_str()) {
        return Ok(Answer::status(304).header("etag", &etag));
    }
    let (status, part) = match request.header("range") {
        None => (200, content.as_slice()),
        Some(range) => (
            206,
            part(content, range)
                .ok_or_else(|| refused(416, "InvalidRange", "The requested range is not satisfiable"))?,
        ),
    };
    Ok(Answer::bytes(status, part.to_vec())
        .header("etag", &etag)
        .header("content-type", "binary/octet-stream")
        .header("last-modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        .header("x-amz-request-id", "4442587FB7D0A2F9"))
}

/// What differs where the content does. S3 takes MD5; nobody may rely on it.
fn etag(content: &[u8]) -> String {
    let hash = content.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("\"{hash:032x}\"")
}

/// `bytes=0-9` of `content`; the end may be left out, and lie behind the last byte.
fn part<'a>(content: &'a [u8], range: &str) -> Option<&'a [u8]> {
    let (from, to) = range.strip_prefix("bytes=")?.split_once('-')?;
    let from: usize = from.parse().ok()?;
    let to = if to.is_empty() { content.len() } else { to.parse::<usize>().ok()?.checked_add(1)? };
    content.get(from..to.min(content.len())).filter(|part| !part.is_empty())
}

/// S3's way to refuse a request.
pub(super) fn refused(status: u16, code: &str, message: &str) -> Answer {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message>\
         <RequestId>4442587FB7D0A2F9</RequestId></Error>"
    );
    Answer::bytes(status, body)
        .header("content-type", "application/xml")
        .header("x-amz-request-id", "4442587FB7D0A2F9")
}
