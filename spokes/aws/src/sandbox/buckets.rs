//! S3: buckets, and the lists of what they hold.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use quick_xml::escape::unescape;
use spoke_runtime::sandbox::{Answer, Request};

use super::Cloud;
use super::answers::{element, element_of, s3, s3_document, s3_refused};
use super::dispatch::asked;
use super::objects::{STORED, Stored};

/// The objects of a bucket by their keys.
pub(super) type Objects = BTreeMap<String, Stored>;

/// The bucket in the path.
pub(super) fn bucket<'a>(cloud: &'a mut Cloud, request: &Request) -> Result<&'a mut Objects, Answer> {
    let none = || s3_refused(404, "NoSuchBucket", "The specified bucket does not exist");
    cloud.buckets.get_mut(request.slot("bucket")).ok_or_else(none)
}

/// `GET /`
pub(super) fn list(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let size = size(request, "max-buckets", 10_000)?;
    let prefix = asked(request, "prefix").unwrap_or_default();
    let after = asked(request, "continuation-token").unwrap_or_default();
    let mut behind = cloud.buckets.keys().filter(|name| **name > after && name.starts_with(&prefix));
    let page: Vec<&String> = behind.by_ref().take(size).collect();
    let next = behind.next().and(page.last()).map(|name| name.as_str());
    let items: String = page
        .iter()
        .map(|name| format!("<Bucket>{}{}</Bucket>", element("CreationDate", STORED), element("Name", name)))
        .collect();
    let token = element_of("ContinuationToken", next);
    Ok(s3_document("ListAllMyBucketsResult", &format!("<Buckets>{items}</Buckets>{token}")))
}

fn size(request: &Request, name: &str, most: usize) -> Result<usize, Answer> {
    match asked(request, name) {
        None => Ok(most),
        Some(size) => {
            let none = || {
                s3_refused(
                    400,
                    "InvalidArgument",
                    &format!("Provided {name} not an integer or within integer range"),
                )
            };
            Ok(size.parse::<usize>().map_err(|_| none())?.min(most))
        }
    }
}

/// `PUT /{bucket}`
pub(super) fn create(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let name = request.slot("bucket");
    let is_good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    if !(3..=63).contains(&name.len()) || !name.bytes().all(is_good) {
        return Err(s3_refused(400, "InvalidBucketName", "The specified bucket is not valid."));
    }
    if cloud.buckets.contains_key(name) {
        let message = "Your previous request to create the named bucket succeeded and you already own it.";
        return Err(s3_refused(409, "BucketAlreadyOwnedByYou", message));
    }
    cloud.buckets.insert(name.to_owned(), Objects::new());
    Ok(s3(200).header("location", &format!("/{name}")))
}

/// `HEAD /{bucket}`
pub(super) fn head(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    bucket(cloud, request)?;
    Ok(s3(200).header("x-amz-bucket-region", "eu-central-1"))
}

/// `DELETE /{bucket}`
pub(super) fn delete(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    if !bucket(cloud, request)?.is_empty() {
        return Err(s3_refused(409, "BucketNotEmpty", "The bucket you tried to delete is not empty"));
    }
    cloud.buckets.remove(request.slot("bucket"));
    Ok(s3(204))
}

/// `GET /{bucket}?list-type=2`
pub(super) fn objects(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    if asked(request, "list-type").as_deref() != Some("2") {
        return Err(s3_refused(501, "NotImplemented", "The sandbox lists by list-type=2 alone."));
    }
    let size = size(request, "max-keys", 1000)?;
    let prefix = asked(request, "prefix").unwrap_or_default();
    let delimiter = asked(request, "delimiter").filter(|delimiter| !delimiter.is_empty());
    let after = match asked(request, "continuation-token") {
        None => asked(request, "start-after").unwrap_or_default(),
        Some(token) => token.strip_prefix("after:").map(str::to_owned).ok_or_else(|| {
            s3_refused(400, "InvalidArgument", "The continuation token provided is incorrect")
        })?,
    };
    let (mut contents, mut prefixes, mut last) = (String::new(), BTreeSet::new(), None);
    let (mut count, mut is_truncated) = (0, false);
    for (key, stored) in bucket(cloud, request)?.iter().filter(|(key, _)| key.starts_with(&prefix)) {
        let group = delimiter.as_ref().and_then(|delimiter| {
            let end = key.get(prefix.len()..)?.find(delimiter.as_str())?;
            key.get(..prefix.len() + end + delimiter.len())
        });
        // A group counts as one, and stands before all of its keys.
        let name = group.unwrap_or(key);
        if name <= after.as_str() || group.is_some_and(|group| prefixes.contains(group)) {
            continue;
        }
        if count == size {
            is_truncated = true;
            break;
        }
        count += 1;
        last = Some(name.to_owned());
        match group {
            Some(group) => {
                prefixes.insert(group.to_owned());
            }
            None => contents.push_str(&format!(
                "<Contents>{}{}{}{}{}</Contents>",
                element("Key", key),
                element("LastModified", STORED),
                element("ETag", &stored.etag()),
                element("Size", &stored.content.len().to_string()),
                element("StorageClass", &stored.storage_class)
            )),
        }
    }
    let prefixes: String = prefixes
        .iter()
        .map(|prefix| format!("<CommonPrefixes>{}</CommonPrefixes>", element("Prefix", prefix)))
        .collect();
    let token = last.filter(|_| is_truncated).map(|last| format!("after:{last}"));
    let inner = element("Name", request.slot("bucket"))
        + &element("KeyCount", &count.to_string())
        + &element("IsTruncated", if is_truncated { "true" } else { "false" })
        + &element_of("NextContinuationToken", token.as_deref())
        + &contents
        + &prefixes;
    Ok(s3_document("ListBucketResult", &inner))
}

/// `POST /{bucket}?delete`
pub(super) fn delete_objects(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let malformed = || {
        s3_refused(
            400,
            "MalformedXML",
            "The XML you provided was not well-formed or did not validate against our published schema",
        )
    };
    if request.query_text() != "delete" && asked(request, "delete").is_none() {
        return Err(s3_refused(
            405,
            "MethodNotAllowed",
            "The specified method is not allowed against this resource.",
        ));
    }
    if !request
        .headers()
        .keys()
        .any(|name| name.as_str() == "content-md5" || name.as_str().starts_with("x-amz-checksum-"))
    {
        return Err(s3_refused(
            400,
            "InvalidRequest",
            "Missing required header for this request: Content-MD5",
        ));
    }
    let body = request.text().unwrap_or_default();
    let keys = texts(body, "Key");
    if keys.is_empty() || keys.len() > 1000 {
        return Err(malformed());
    }
    let is_quiet = texts(body, "Quiet").first().is_some_and(|quiet| quiet == "true");
    let objects = bucket(cloud, request)?;
    let mut inner = String::new();
    for key in keys {
        objects.remove(&key);
        if !is_quiet {
            inner.push_str(&format!("<Deleted>{}</Deleted>", element("Key", &key)));
        }
    }
    Ok(s3_document("DeleteResult", &inner))
}

/// What stands in the elements of this name, in order.
pub(super) fn texts(document: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let inner = document.split(&open).skip(1).filter_map(|rest| rest.split(&close).next());
    inner.map(|text| unescape(text).map_or_else(|_| text.to_owned(), Cow::into_owned)).collect()
}
