//! S3: REST and XML.

use spoke_aws::s3::{
    AbortMultipartUpload, BucketConfiguration, CompleteMultipartUpload, CompletedPart, CopyObject,
    CreateBucket, CreateMultipartUpload, DeleteBucket, DeleteObject, DeleteObjects, Directive,
    DownloadObject, GetObject, HeadBucket, HeadObject, ListBuckets, ListObjectsV2, ObjectIdentifier,
    PutObject, UploadObject, UploadPart,
};
use spoke_aws::{Aws, BucketCannedAcl, CannedAcl, CopySource, ServerSideEncryption, StorageClass};
use spoke_runtime::prelude::*;
use spoke_runtime::{Answer, Kind};

use crate::wire;

const KEY: &str = "net/100 %/größe+1.md";

#[tokio::test]
async fn get_object() {
    let action = GetObject::new("runbooks", KEY).version_id("3GL4kqtJ+rm=").range("bytes=0-9");
    let object = wire().reply(action.clone()).await;
    assert_eq!((object.status, &object.body[..]), (206, &b"# Disk ful"[..]));
    assert_eq!(object.etag.as_deref(), Some("\"fba9dede5f27731c9771645a39863328\""));
    assert_eq!(object.content_type.as_deref(), Some("text/markdown"));
    assert!(object.version_id.is_some() && object.last_modified.is_some());
    let error = wire().error(action, Kind::NotFound, Some("NoSuchKey")).await;
    assert_eq!(error.request_id(), Some("4442587FB7D0A2F9"));
    assert_eq!(error.message(), Some("The resource you requested does not exist"));
}

#[tokio::test]
async fn download_object() {
    let action =
        DownloadObject::new("runbooks", KEY).version_id("3GL4kqtJ+rm=").range("bytes=0-9").if_match("\"1\"");
    let mut object = wire().reply(action.clone()).await;
    assert_eq!(object.content.next().await.unwrap().unwrap(), &b"# Disk ful"[..]);
    assert!(object.content.next().await.is_none());
    assert_eq!((object.status, object.content_type.as_deref()), (206, Some("text/markdown")));
    wire().error(action, Kind::NotFound, Some("NoSuchKey")).await;
}

#[tokio::test]
async fn put_object() {
    let action = PutObject::new("runbooks", KEY, "# Disk full")
        .content_type("text/markdown")
        .content_encoding("identity")
        .content_disposition("attachment; filename=\"disk.md\"")
        .cache_control("max-age=3600")
        .if_match("\"1\"")
        .if_none_match("*")
        .storage_class(StorageClass::IntelligentTiering)
        .encryption(ServerSideEncryption::Kms)
        .kms_key_id("alias/ops")
        .acl(CannedAcl::BucketOwnerFullControl)
        .tagging("team=net&kind=runbook");
    let stored = wire().reply(action.clone()).await;
    assert_eq!(stored.etag.as_deref(), Some("\"1b2cf535f27731c974343645a3985328\""));
    assert_eq!(stored.version_id.as_deref(), Some("43jfkodU8493jnFJD9fjj3HHNVfdsQUIFDNsidf038jfdsjGFDSIRp"));
    assert_eq!(stored.encryption, Some(ServerSideEncryption::Kms));
    wire().error(action, Kind::Conflict, Some("PreconditionFailed")).await;
}

#[tokio::test]
async fn head_object() {
    let action = HeadObject::new("runbooks", KEY).version_id("3HL4").if_match("\"1\"").if_none_match("\"2\"");
    let head = wire().reply(action.clone()).await;
    assert_eq!((head.status, head.content_length), (200, Some(434_234)));
    assert_eq!(head.etag.as_deref(), Some("\"fba9dede5f27731c9771645a39863328\""));
    assert_eq!(head.content_type.as_deref(), Some("text/plain"));
    assert_eq!(head.last_modified.as_deref(), Some("Sun, 1 Jan 2006 12:00:00 GMT"));
    assert_eq!(head.version_id.as_deref(), Some("3HL4kqtJlcpXroDTDmjVBH40Nrjfkd"));
    assert_eq!((head.storage_class, head.parts_count), (Some(StorageClass::Glacier), Some(3)));
    assert_eq!(head.encryption, Some(ServerSideEncryption::Aes256));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn copy_object() {
    let action = CopyObject::new("archive", KEY, CopySource::new("runbooks", KEY).version("3/L4+"))
        .copy_source_if_match("\"1\"")
        .metadata_directive(Directive::Replace)
        .content_type("text/markdown")
        .storage_class(StorageClass::GlacierIr)
        .encryption(ServerSideEncryption::KmsDsse)
        .kms_key_id("alias/ops");
    let copied = wire().reply(action.clone()).await;
    assert_eq!(copied.etag.as_deref(), Some("\"9b2cf535f27731c974343645a3985328\""));
    assert_eq!(copied.last_modified.as_deref(), Some("2009-10-28T22:32:00"));
    assert_eq!(copied.version_id.as_deref(), Some("QUpfdndhfd8438MNFDN93jdnJFkdmqnh893"));
    assert_eq!(copied.source_version_id.as_deref(), Some("3/L4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY"));
    let error = wire().error(action, Kind::Server, Some("InternalError")).await;
    assert_eq!(error.status(), Some(200));
}

#[tokio::test]
async fn delete_object() {
    let action =
        DeleteObject::new("runbooks", KEY).version_id("UIORUnfndfiufdisojhr398493jfdk").if_match("\"1\"");
    let deleted = wire().reply(action.clone()).await;
    assert_eq!(deleted.delete_marker, Some(true));
    assert_eq!(deleted.version_id.as_deref(), Some("UIORUnfndfiufdisojhr398493jfdkjFJjkndnqUifhnw89493jJFJ"));
    wire().error(action, Kind::Forbidden, Some("AccessDenied")).await;
}

#[tokio::test]
async fn list_objects_v2() {
    let action = ListObjectsV2::new("runbooks")
        .prefix("photos/größe & 1")
        .delimiter("/")
        .max_keys(2_u16)
        .start_after("photos/")
        .fetch_owner(true)
        .continuation_token("1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=");
    let page = wire().reply(action.clone()).await;
    let [object] = page.objects.as_slice() else { panic!("{page:?}") };
    assert_eq!((object.key.as_str(), object.size), ("photos/größe & 1.jpg", 434_234));
    assert_eq!(object.etag.as_deref(), Some("\"fba9dede5f27731c9771645a39863328\""));
    assert_eq!(object.last_modified.as_deref(), Some("2009-10-12T17:50:30.000Z"));
    assert_eq!(object.storage_class, Some(StorageClass::StandardIa));
    assert!(object.owner_id.as_deref().is_some_and(|id| id.starts_with("75aa57f0")));
    assert_eq!(page.common_prefixes, ["photos/2006/"]);
    assert!(page.is_truncated);
    assert_eq!(
        page.next_continuation_token.as_deref(),
        Some("1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=")
    );
    wire().error(action, Kind::NotFound, Some("NoSuchBucket")).await;
}

#[tokio::test]
async fn list_buckets() {
    let action = ListBuckets::new()
        .prefix("amzn-")
        .bucket_region("eu-central-1")
        .max_buckets(2_u16)
        .continuation_token("eyJNYXJrZXIi");
    let page = wire().reply(action.clone()).await;
    let [one, two] = page.buckets.as_slice() else { panic!("{page:?}") };
    assert_eq!(
        (one.name.as_str(), one.bucket_region.as_deref()),
        ("amzn-s3-demo-bucket", Some("eu-central-1"))
    );
    assert_eq!(one.creation_date.as_deref(), Some("2019-12-11T23:32:47+00:00"));
    assert_eq!((two.name.as_str(), &two.bucket_region), ("amzn-s3-demo-bucket1", &None));
    assert!(page.continuation_token.is_some());
    wire().error(action, Kind::Auth, Some("InvalidAccessKeyId")).await;
}

#[tokio::test]
async fn delete_bucket() {
    wire().reply(DeleteBucket::new("runbooks")).await;
    wire().error(DeleteBucket::new("runbooks"), Kind::Conflict, Some("BucketNotEmpty")).await;
}

#[tokio::test]
async fn head_bucket() {
    assert_eq!(wire().reply(HeadBucket::new("runbooks")).await.region.as_deref(), Some("eu-central-1"));
    wire().error(HeadBucket::new("runbooks"), Kind::Forbidden, None).await;
}

#[tokio::test]
async fn create_multipart_upload() {
    let action = CreateMultipartUpload::new("runbooks", KEY)
        .content_type("video/mp2t")
        .storage_class(StorageClass::Standard)
        .encryption(ServerSideEncryption::Aes256)
        .kms_key_id("alias/ops")
        .acl(CannedAcl::Private);
    let upload = wire().reply(action.clone()).await;
    assert_eq!(upload.upload_id, "VXBsb2FkIElEIGZvciA2aWWpbmcncyBteS1tb3ZpZS5tMnRzIHVwbG9hZA");
    wire().error(action, Kind::NotFound, Some("NoSuchBucket")).await;
}

#[tokio::test]
async fn upload_part() {
    let action = UploadPart::new("runbooks", KEY, "VXBsb2FkIElE+/=", 7, "# Disk full");
    assert_eq!(
        wire().reply(action.clone()).await.etag.as_deref(),
        Some("\"b54357faf0632cce46e942fa68356b38\"")
    );
    wire().error(action, Kind::NotFound, Some("NoSuchUpload")).await;
}

#[tokio::test]
async fn abort_multipart_upload() {
    let action = AbortMultipartUpload::new("runbooks", KEY, "VXBsb2FkIElE+/=");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, Some("NoSuchUpload")).await;
}

#[tokio::test]
async fn complete_multipart_upload() {
    let part = |part_number, etag: &str| CompletedPart { part_number, etag: etag.to_owned() };
    let parts = vec![part(1, "\"a54357aff0632cce46d942af68356b38\""), part(2, "\"<0c78aef83f66abc1>\"")];
    let action = CompleteMultipartUpload::new("runbooks", KEY, "VXBsb2FkIElE+/=", parts);
    let done = wire().reply(action.clone()).await;
    assert_eq!(done.etag, "\"3858f62230ac3c915f300c664312c11f-9\"");
    assert_eq!(
        done.location.as_deref(),
        Some("http://runbooks.s3.eu-central-1.amazonaws.com/Example-Object")
    );
    wire().error(action, Kind::Invalid, Some("InvalidPart")).await;
}

#[tokio::test]
async fn upload_that_fails_late() {
    let late =
        "<Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>";
    let hub = Hub::fake().stub::<CompleteMultipartUpload>(move |_| Answer::xml(200, late));
    let aws = hub.connect::<Aws>("aws").unwrap();
    let error = spoke_aws::s3::complete_multipart_upload(&aws, "runbooks", KEY, "id", vec![])
        .retry(Retry::none())
        .await
        .unwrap_err();
    assert_eq!((error.status(), error.code()), (Some(200), Some("InternalError")), "{error}");
}

#[tokio::test]
async fn delete_objects() {
    let object = |key: &str, version: Option<&str>| ObjectIdentifier {
        key: key.to_owned(),
        version_id: version.map(str::to_owned),
    };
    let objects =
        vec![object("sample1.txt", None), object("a & <b>", Some("OYcLXagmS.WaD..oyH4KRguB95_YhLs7"))];
    let action = DeleteObjects::new("runbooks", objects).quiet(false);
    let gone = wire().reply(action.clone()).await;
    assert_eq!((gone.deleted.len(), gone.deleted[0].key.as_str()), (1, "sample1.txt"));
    assert_eq!((gone.failed[0].key.as_str(), gone.failed[0].code.as_str()), ("sample2.txt", "AccessDenied"));
    wire().error(action, Kind::Invalid, Some("MalformedXML")).await;
}

#[tokio::test]
async fn create_bucket() {
    let configuration = BucketConfiguration { location_constraint: "eu-central-1".to_owned() };
    let action = CreateBucket::new("runbooks").configuration(configuration).acl(BucketCannedAcl::Private);
    assert_eq!(wire().reply(action.clone()).await.location.as_deref(), Some("/colorpictures"));
    wire().error(action, Kind::Conflict, Some("BucketAlreadyOwnedByYou")).await;
}

#[tokio::test]
async fn upload_object() {
    let action =
        UploadObject::new("runbooks", KEY, "# Disk full").part_size(6_u64).content_type("text/markdown");
    let done = wire().reply(action.clone()).await;
    assert_eq!(done.etag, "\"3858f62230ac3c915f300c664312c11f-9\"");
    let error = wire().error(action, Kind::NotFound, Some("NoSuchUpload")).await;
    assert!(error.to_string().contains("what was begun is taken back"), "{error}");
}
