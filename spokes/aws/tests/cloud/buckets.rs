//! S3: buckets, objects, their lists, copies, parts, and URLs for others.

use std::time::Duration;

use spoke_aws::s3::{
    BucketConfiguration, Directive, ObjectIdentifier, abort_multipart_upload, copy_object, create_bucket,
    create_multipart_upload, delete_bucket, delete_object, delete_objects, download_object, get_object,
    head_bucket, head_object, list_buckets, list_objects_v2, put_object, upload_object, upload_part,
};
use spoke_aws::sandbox::Cloud;
use spoke_aws::{AwsCredential, CopySource, StorageClass};
use spoke_runtime::Kind;
use spoke_wire::{Raw, send};

use crate::{connect_as, serve, told};

/// A key that breaks whoever pastes it together.
const AWKWARD: &str = "a b/100 %/ü+=&?#/x";

fn cloud() -> Cloud {
    Cloud::new().object("runbooks", AWKWARD, "# Disk full")
}

#[tokio::test]
async fn objects_are_read() {
    let (_server, aws) = serve(cloud()).await;
    let object = get_object(&aws, "runbooks", AWKWARD).await.unwrap();
    assert_eq!((object.status, &object.body[..]), (200, &b"# Disk full"[..]));
    let etag = object.etag.unwrap();
    let known =
        get_object(&aws, "runbooks", AWKWARD).with(|it| it.if_none_match(etag.clone())).await.unwrap();
    assert_eq!((known.status, known.body.len()), (304, 0));
    let part = get_object(&aws, "runbooks", AWKWARD).with(|it| it.range("bytes=2-5")).await.unwrap();
    assert_eq!((part.status, &part.body[..]), (206, &b"Disk"[..]));
    let end = get_object(&aws, "runbooks", AWKWARD).with(|it| it.range("bytes=-4")).await.unwrap();
    assert_eq!(&end.body[..], b"full");
    let error = get_object(&aws, "runbooks", AWKWARD).with(|it| it.range("bytes=99-")).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidRange"));
    let error = get_object(&aws, "runbooks", AWKWARD).with(|it| it.if_match("\"x\"")).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("PreconditionFailed")));
    let error = get_object(&aws, "runbooks", "none").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("NoSuchKey")));
    assert_eq!(error.request_id(), Some("4442587FB7D0A2F9"));
    let mut streamed = download_object(&aws, "runbooks", AWKWARD).await.unwrap();
    assert_eq!(streamed.content_length, Some(11));
    assert_eq!(streamed.content.next().await.unwrap().unwrap(), &b"# Disk full"[..]);
    let head = head_object(&aws, "runbooks", AWKWARD).await.unwrap();
    assert_eq!((head.content_length, head.etag), (Some(11), Some(etag)));
    assert_eq!(told(&head_object(&aws, "runbooks", "none").await.unwrap_err()), (Kind::NotFound, None));
}

#[tokio::test]
async fn objects_are_stored_copied_and_deleted() {
    let (server, aws) = serve(cloud().bucket("archive")).await;
    let call = || put_object(&aws, "runbooks", "fan.md", "# Fan").with(|it| it.content_type("text/markdown"));
    let stored =
        call().with(|it| it.if_none_match("*").storage_class(StorageClass::StandardIa)).await.unwrap();
    let etag = stored.etag.unwrap();
    let error = call().with(|it| it.if_none_match("*")).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("PreconditionFailed")));
    put_object(&aws, "runbooks", "fan.md", "# Fan!").with(|it| it.if_match(etag.clone())).await.unwrap();
    let error = call().with(|it| it.if_match(etag.clone())).await.unwrap_err();
    assert_eq!(error.code(), Some("PreconditionFailed"));

    let source = || CopySource::new("runbooks", AWKWARD);
    let copied = copy_object(&aws, "archive", AWKWARD, source()).await.unwrap();
    assert_eq!(copied.etag, get_object(&aws, "archive", AWKWARD).await.unwrap().etag);
    assert_eq!(
        server.with(|cloud| cloud.content_of("archive", AWKWARD).map(<[u8]>::to_vec)).unwrap(),
        b"# Disk full"
    );
    let renamed = copy_object(&aws, "archive", "x", source())
        .with(|it| it.metadata_directive(Directive::Replace).content_type("text/markdown"));
    renamed.await.unwrap();
    assert_eq!(
        head_object(&aws, "archive", "x").await.unwrap().content_type.as_deref(),
        Some("text/markdown")
    );
    let error = copy_object(&aws, "archive", "y", CopySource::new("runbooks", "none")).await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("NoSuchKey")));
    let error = copy_object(&aws, "archive", "y", source())
        .with(|it| it.copy_source_if_match(etag))
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("PreconditionFailed"));

    let error = delete_bucket(&aws, "archive").await.unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("BucketNotEmpty")));
    for key in [AWKWARD, "x", "never there"] {
        delete_object(&aws, "archive", key).await.unwrap();
    }
    delete_bucket(&aws, "archive").await.unwrap();
    let error = delete_bucket(&aws, "archive").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("NoSuchBucket")));
    assert_eq!(told(&head_bucket(&aws, "archive").await.unwrap_err()), (Kind::NotFound, None));
    assert_eq!(head_bucket(&aws, "runbooks").await.unwrap().region.as_deref(), Some("eu-central-1"));
}

#[tokio::test]
async fn pages_of_objects_are_one_list() {
    let keys = ["fan.md", "net/a & b.md", "net/x/1", "net/x/2", "net/ü.md", "z"];
    let cloud = keys.iter().fold(Cloud::new(), |cloud, key| cloud.object("runbooks", key, *key));
    let (server, aws) = serve(cloud).await;
    let list = || list_objects_v2(&aws, "runbooks").with(|it| it.max_keys(2_u16));
    let all = list().items().all().await.unwrap();
    assert_eq!(all.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), keys);
    assert_eq!((all[0].size, server.requests().len()), (6, 3));
    let first = list().with(|it| it.prefix("net/").delimiter("/").max_keys(10_u16)).await.unwrap();
    assert_eq!(first.common_prefixes, ["net/x/"]);
    assert_eq!((first.objects.len(), first.is_truncated), (2, false));
    let mut pages = list().with(|it| it.delimiter("/")).pages();
    let (mut found, mut prefixes) = (0, Vec::new());
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        found += page.objects.len();
        prefixes.extend(page.common_prefixes.clone());
    }
    assert_eq!((found, prefixes), (2, vec!["net/".to_owned()]));
    let behind = list().with(|it| it.start_after("net/ü.md")).items().all().await.unwrap();
    assert_eq!(behind.len(), 1);
    assert!(list().with(|it| it.prefix("none")).await.unwrap().objects.is_empty());
    let error = list_objects_v2(&aws, "none").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("NoSuchBucket")));
}

#[tokio::test]
async fn pages_of_buckets_are_one_list() {
    let names = ["archive", "incidents", "runbooks"];
    let (server, aws) = serve(names.iter().fold(Cloud::new(), |cloud, name| cloud.bucket(name))).await;
    let all = list_buckets(&aws).with(|it| it.max_buckets(2_u16)).items().all().await.unwrap();
    assert_eq!(all.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), names);
    assert_eq!(server.requests().len(), 2);
    let few = list_buckets(&aws).with(|it| it.prefix("in")).await.unwrap();
    assert_eq!(few.buckets.len(), 1);
    assert!(list_buckets(&aws).with(|it| it.prefix("x")).await.unwrap().buckets.is_empty());
}

#[tokio::test]
async fn an_upload_in_parts_is_begun_and_given_up() {
    let (server, aws) = serve(cloud()).await;
    let upload = create_multipart_upload(&aws, "runbooks", "film").await.unwrap();
    let part = upload_part(&aws, "runbooks", "film", upload.upload_id.clone(), 1, "x").await.unwrap();
    assert!(part.etag.is_some());
    let error = upload_part(&aws, "runbooks", "film", upload.upload_id.clone(), 0, "x").await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("InvalidArgument")));
    assert_eq!(server.with(|cloud| cloud.open_uploads()), 1);
    abort_multipart_upload(&aws, "runbooks", "film", upload.upload_id.clone()).await.unwrap();
    assert_eq!(server.with(|cloud| cloud.open_uploads()), 0);
    let error = upload_part(&aws, "runbooks", "film", upload.upload_id, 1, "x").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("NoSuchUpload")));
    let error = create_multipart_upload(&aws, "none", "film").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("NoSuchBucket")));
}

#[tokio::test]
async fn a_presigned_url_works_for_whoever_has_it() {
    let (server, aws) = serve(cloud()).await;
    let call = get_object(&aws, "runbooks", AWKWARD);
    let presigned = call.presigned(Duration::from_secs(60)).await.unwrap();
    let path = presigned.url().expose().strip_prefix(server.url()).unwrap();
    let Raw { status, body, .. } = send(server.url(), &format!("GET {path}"), &[], "").await.unwrap();
    assert_eq!((status, body.as_str()), (200, "# Disk full"));
    let bare = path.split_once('?').unwrap().0;
    assert_eq!(send(server.url(), &format!("GET {bare}"), &[], "").await.unwrap().status, 403);
    assert!(!format!("{presigned:?}").contains("Signature"));
}

/// Whoever has the URL brings the content.
#[tokio::test]
async fn an_upload_is_presigned_with_nothing_in_it() {
    let (server, aws) = serve(cloud()).await;
    let call = put_object(&aws, "runbooks", "new", "").with(|it| it.content_type("text/plain"));
    let presigned = call.presigned(Duration::from_secs(60)).await.unwrap();
    assert_eq!(presigned.headers()["content-type"], "text/plain");
    let path = presigned.url().expose().strip_prefix(server.url()).unwrap();
    let sent =
        send(server.url(), &format!("PUT {path}"), &["content-type: text/plain"], "# New").await.unwrap();
    assert_eq!(sent.status, 200);
    assert_eq!(
        server.with(|cloud| cloud.content_of("runbooks", "new").map(<[u8]>::to_vec)).unwrap(),
        b"# New"
    );
    let error =
        put_object(&aws, "runbooks", "new", "x").presigned(Duration::from_secs(60)).await.unwrap_err();
    assert!(error.to_string().contains("carries no body"), "{error}");
    // What else stands in a path and a query can be handed on, too.
    for presigned in [
        head_object(&aws, "runbooks", AWKWARD).presigned(Duration::from_secs(60)).await,
        delete_object(&aws, "runbooks", AWKWARD).presigned(Duration::from_secs(60)).await,
        list_objects_v2(&aws, "runbooks").presigned(Duration::from_secs(60)).await,
        upload_part(&aws, "runbooks", "film", "1", 1, "").presigned(Duration::from_secs(60)).await,
    ] {
        assert!(presigned.unwrap().url().expose().contains("X-Amz-Signature="));
    }
}

#[tokio::test]
async fn who_is_not_known_reads_nothing() {
    let (server, _) = serve(cloud()).await;
    let foreign = connect_as(&server, AwsCredential::keys("AKIAFOREIGN", "any"));
    let error = get_object(&foreign, "runbooks", AWKWARD).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Auth, Some("InvalidAccessKeyId")));
}

#[tokio::test]
async fn buckets_are_made_and_emptied() {
    let (server, aws) = serve(Cloud::new()).await;
    let configuration = || BucketConfiguration { location_constraint: "eu-central-1".to_owned() };
    let make = || create_bucket(&aws, "runbooks").with(|it| it.configuration(configuration()));
    assert_eq!(make().await.unwrap().location.as_deref(), Some("/runbooks"));
    let error = make().await.unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("BucketAlreadyOwnedByYou")));
    put_object(&aws, "runbooks", AWKWARD, "# Disk full").await.unwrap();
    let object = |key: &str| ObjectIdentifier { key: key.to_owned(), version_id: None };
    let gone = delete_objects(&aws, "runbooks", vec![object(AWKWARD), object("none")]).await.unwrap();
    assert_eq!((gone.deleted.len(), gone.failed.len()), (2, 0));
    assert!(server.with(|cloud| cloud.content_of("runbooks", AWKWARD).is_none()));
    let error = delete_objects(&aws, "runbooks", vec![]).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("MalformedXML")));
}

#[tokio::test]
async fn large_objects_go_in_parts() {
    const PART: usize = 5 * 1024 * 1024;
    let (server, aws) = serve(cloud()).await;
    let content: Vec<u8> = (0..2 * PART + 7).map(|at| (at % 251) as u8).collect();
    let stored = upload_object(&aws, "runbooks", AWKWARD, content.clone())
        .with(|it| it.part_size(PART as u64).content_type("video/mp2t"))
        .await
        .unwrap();
    assert!(stored.etag.ends_with("-3\""), "{}", stored.etag);
    assert!(server.with(|cloud| cloud.content_of("runbooks", AWKWARD) == Some(&content[..])));
    assert_eq!(server.with(|cloud| cloud.open_uploads()), 0);

    let error = upload_object(&aws, "runbooks", AWKWARD, content)
        .with(|it| it.part_size(1024 * 1024))
        .await
        .unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("EntityTooSmall")));
    assert!(error.to_string().contains("what was begun is taken back"), "{error}");
    assert_eq!(server.with(|cloud| cloud.open_uploads()), 0);
    upload_object(&aws, "runbooks", "empty", "").await.unwrap();
    assert_eq!(server.with(|cloud| cloud.content_of("runbooks", "empty").map(<[u8]>::len)), Some(0));
}
