//! S3: uploads in parts.

use std::collections::BTreeMap;

use spoke_runtime::sandbox::{Answer, Request};

use super::Cloud;
use super::answers::{element, s3, s3_document, s3_refused};
use super::buckets::{bucket, texts};
use super::dispatch::asked;
use super::objects::Stored;

/// The least bytes of a part but the last.
const LEAST: usize = 5 * 1024 * 1024;

/// An upload that waits for its parts.
#[derive(Debug)]
pub(super) struct Upload {
    bucket: String,
    key: String,
    /// What the object will be, without its content.
    stored: Stored,
    parts: BTreeMap<u16, Stored>,
}

fn unknown() -> Answer {
    let message = "The specified multipart upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.";
    s3_refused(404, "NoSuchUpload", message)
}

/// `POST /{bucket}/{key}?uploads` begins one, `?uploadId=..` completes it.
pub(super) fn post(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    if let Some(upload) = asked(request, "uploadId") {
        return complete(cloud, request, &upload);
    }
    if asked(request, "uploads").is_none() {
        return Err(s3_refused(
            405,
            "MethodNotAllowed",
            "The specified method is not allowed against this resource.",
        ));
    }
    bucket(cloud, request)?;
    let (bucket, key) = (request.slot("bucket").to_owned(), request.slot("key").to_owned());
    let id = format!("upload-{}", cloud.tick());
    let inner = element("Bucket", &bucket) + &element("Key", &key) + &element("UploadId", &id);
    let stored = Stored::of(Vec::new(), Some(request));
    cloud.uploads.insert(id, Upload { bucket, key, stored, parts: BTreeMap::new() });
    Ok(s3_document("InitiateMultipartUploadResult", &inner))
}

/// `PUT /{bucket}/{key}?partNumber=..&uploadId=..`
pub(super) fn put_part(cloud: &mut Cloud, request: &Request, id: &str) -> Result<Answer, Answer> {
    let number = asked(request, "partNumber").and_then(|number| number.parse().ok());
    let number = number.filter(|number| (1..=10_000).contains(number)).ok_or_else(|| {
        s3_refused(400, "InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive")
    })?;
    let upload = cloud.uploads.get_mut(id).ok_or_else(unknown)?;
    let part = Stored::of(request.body().to_vec(), None);
    let answer = s3(200).header("etag", &part.etag());
    upload.parts.insert(number, part);
    Ok(answer)
}

/// `DELETE /{bucket}/{key}?uploadId=..`
pub(super) fn abort(cloud: &mut Cloud, id: &str) -> Result<Answer, Answer> {
    cloud.uploads.remove(id).map(|_| s3(204)).ok_or_else(unknown)
}

fn complete(cloud: &mut Cloud, request: &Request, id: &str) -> Result<Answer, Answer> {
    let upload = cloud.uploads.get(id).ok_or_else(unknown)?;
    let body = request.text().unwrap_or_default();
    let numbers: Vec<u16> =
        texts(body, "PartNumber").iter().filter_map(|number| number.parse().ok()).collect();
    let etags = texts(body, "ETag");
    if numbers.is_empty() || numbers.len() != etags.len() {
        return Err(s3_refused(
            400,
            "MalformedXML",
            "The XML you provided was not well-formed or did not validate against our published schema",
        ));
    }
    if !numbers.is_sorted_by(|one, next| one < next) {
        return Err(s3_refused(
            400,
            "InvalidPartOrder",
            "The list of parts was not in ascending order. Parts must be ordered by part number.",
        ));
    }
    let mut content = Vec::new();
    for (place, (number, etag)) in numbers.iter().zip(&etags).enumerate() {
        let part =
            upload.parts.get(number).filter(|part| part.etag().trim_matches('"') == etag.trim_matches('"'));
        let part = part.ok_or_else(|| {
            let message = "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
            s3_refused(400, "InvalidPart", message)
        })?;
        if part.content.len() < LEAST && place + 1 < numbers.len() {
            return Err(s3_refused(
                400,
                "EntityTooSmall",
                "Your proposed upload is smaller than the minimum allowed size",
            ));
        }
        content.extend_from_slice(&part.content);
    }
    let stored = upload.stored.whole(content, numbers.len());
    let (bucket, key) = (upload.bucket.clone(), upload.key.clone());
    let inner = element("Location", &format!("https://{bucket}.s3.eu-central-1.amazonaws.com/{key}"))
        + &element("Bucket", &bucket)
        + &element("Key", &key)
        + &element("ETag", &stored.etag());
    cloud.uploads.remove(id);
    cloud.buckets.entry(bucket).or_default().insert(key, stored);
    Ok(s3_document("CompleteMultipartUploadResult", &inner))
}
