//! moto, <https://docs.getmoto.org>: the state of many services. It checks no signature, only that somebody seems to sign, until it is
//! told to.

use std::collections::BTreeMap;
use std::process::Command;

use spoke_peers::{Missing, Package, Registry, Server, or_skip};
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::json;
use spoke_runtime::{Kind, Secret};
use spokes::aws::ec2::{
    InstanceFilter, await_instance_running, await_instance_stopped, describe_instances, reboot_instances,
    run_instances, start_instances, stop_instances, terminate_instances,
};
use spokes::aws::lambda::{InvocationType, get_function, invoke_function, list_functions};
use spokes::aws::s3::{
    abort_multipart_upload, copy_object, create_multipart_upload, delete_bucket, delete_object,
    download_object, get_object, head_bucket, head_object, list_buckets, list_objects_v2, put_object,
    upload_part,
};
use spokes::aws::secrets_manager::{
    SecretFilter, SecretFilterKey, create_secret, get_secret_value, list_secrets, put_secret_value,
};
use spokes::aws::sns::{publish, publish_fifo, publish_sms};
use spokes::aws::sqs::{
    MessageEntry, ReceiptEntry, SystemAttribute, change_message_visibility, delete_message,
    delete_message_batch, get_queue_url, list_queues, receive_message, send_fifo_message, send_message,
    send_message_batch,
};
use spokes::aws::sts::{assume_role, get_caller_identity};
use spokes::aws::{
    Aws, AwsCredential, AwsError, CopySource, InstanceState, InstanceTag, MessageAttribute, NamedAttribute,
    Role, StorageClass, TagSpecification,
};

use super::account::{
    ask_of_user, connect, create_bucket, create_function, create_queue, create_role, create_topic,
};
use crate::installed;

pub(super) const MOTO: Package = Package {
    folder: "moto-5.2.5",
    registry: Registry::PyPi,
    pins: &["moto[server]==5.2.5"],
    before: None,
    keep: &[],
};

/// `def handler(event, context): return event`, as a ZIP file in Base64. moto runs nothing without containers: it gives back what
/// it is given.
const ZIP: &str = "UEsDBBQAAAAAAAAAIVxELGqFKwAAACsAAAAGAAAAYXBwLnB5ZGVmIGhhbmRsZXIoZXZlbnQsIGNvbnRleHQpOgogcmV0dXJuIGV2ZW50ClBLAQIUAxQAAAAAAAAAIVxELGqFKwAAACsAAAAGAAAAAAAAAAAAAACAAQAAAABhcHAucHlQSwUGAAAAAAEAAQA0AAAATwAAAAAA";

const ROLE: &str = "arn:aws:iam::123456789012:role/ops";

fn start() -> Result<Server, Missing> {
    let mut python = Command::new("python3");
    python
        .args(["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"])
        .env("PYTHONPATH", MOTO.installed(&installed())?);
    Server::start(python)
}

fn keys() -> AwsCredential {
    AwsCredential::keys("AKIDTEST", "s3cr3t")
}

const IMAGE: &str = "ami-12c6146b";

#[tokio::test]
async fn an_instance_lives() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    let call = || {
        run_instances(&aws, IMAGE, "t3.micro")
            .with(|it| it.min_count(2).max_count(2).client_token("INC0010001"))
    };
    let made = call().await.unwrap();
    let [one, two] = made.instances.as_slice() else { panic!("{made:?}") };
    let ids = || vec![one.instance_id.clone(), two.instance_id.clone()];
    assert_eq!((&one.state, one.image_id.as_deref()), (&InstanceState::Pending, Some(IMAGE)));
    assert!(one.private_ip_address.is_some() && one.availability_zone.is_some(), "{one:?}");

    let running = await_instance_running(&aws, one.instance_id.clone()).await.unwrap();
    assert_eq!(running.instance.state, InstanceState::Running);
    reboot_instances(&aws, ids()).await.unwrap();
    let stopped = stop_instances(&aws, ids()).await.unwrap();
    assert_eq!(stopped.instances.iter().map(|it| it.instance_id.clone()).collect::<Vec<_>>(), ids());
    assert_eq!(stopped.instances[0].previous, InstanceState::Running);
    let stopped = await_instance_stopped(&aws, one.instance_id.clone()).await.unwrap();
    assert_eq!(stopped.instance.state, InstanceState::Stopped);
    let started = start_instances(&aws, ids()).await.unwrap();
    assert_eq!(started.instances[1].previous, InstanceState::Stopped);
    let listed = describe_instances(&aws).with(|it| it.instance_ids(ids())).await.unwrap();
    assert_eq!(listed.instances.iter().map(|it| &it.state).collect::<Vec<_>>(), [&InstanceState::Running; 2]);
    terminate_instances(&aws, ids()).await.unwrap();
    let error = await_instance_running(&aws, one.instance_id.clone()).await.unwrap_err();
    assert!(!error.is_outcome_unknown(), "{error}");
    for error in [
        start_instances(&aws, vec!["i-0".to_owned()]).await.unwrap_err(),
        describe_instances(&aws).with(|it| it.instance_ids(vec!["i-0".to_owned()])).await.unwrap_err(),
    ] {
        assert_eq!((error.kind(), error.status()), (Kind::NotFound, Some(400)), "{error}");
        assert_eq!(error.code_as(), Some(AwsError::InvalidInstanceIdNotFound));
    }
}

#[tokio::test]
async fn pages_of_instances_are_one_list() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    for _ in 0..7 {
        run_instances(&aws, IMAGE, "t3.micro").await.unwrap();
    }
    let tags = vec![InstanceTag { key: "Name".to_owned(), value: "größe & 1".to_owned() }];
    let tags = vec![TagSpecification { resource_type: "instance".to_owned(), tags }];
    let made = run_instances(&aws, IMAGE, "t3.small").with(|it| it.tag_specifications(tags)).await.unwrap();
    let filter =
        |name: &str, value: &str| InstanceFilter { name: name.to_owned(), values: vec![value.to_owned()] };
    let filters = vec![filter("tag:Name", "größe*"), filter("instance-type", "t3.small")];
    let found = describe_instances(&aws).with(|it| it.filters(filters)).await.unwrap().instances.remove(0);
    assert_eq!(
        (&found.instance_id, found.tags[0].value.as_str()),
        (&made.instances[0].instance_id, "größe & 1")
    );
    terminate_instances(&aws, vec![found.instance_id]).await.unwrap();
    let running = vec![filter("instance-state-name", "running")];
    let pages = describe_instances(&aws)
        .with(|it| it.filters(running).max_results(5_u16))
        .pages()
        .all()
        .await
        .unwrap();
    assert_eq!(pages.iter().map(|page| page.instances.len()).collect::<Vec<_>>(), [5, 2]);
}

#[tokio::test]
async fn objects_are_stored_read_copied_and_deleted() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    create_bucket(&aws, "runbooks").await.unwrap();
    const KEY: &str = "net/disk full & größe+1.md";
    let stored = put_object(&aws, "runbooks", KEY, "# Disk full")
        .with(|it| it.content_type("text/markdown").storage_class(StorageClass::StandardIa));
    let etag = stored.await.unwrap().etag.unwrap();
    let object = get_object(&aws, "runbooks", KEY).await.unwrap();
    assert_eq!(
        (&object.body[..], object.content_type.as_deref()),
        (&b"# Disk full"[..], Some("text/markdown"))
    );
    assert_eq!(object.etag.as_ref(), Some(&etag));
    let known = get_object(&aws, "runbooks", KEY).with(|it| it.if_none_match(etag.clone())).await;
    assert_eq!(known.unwrap().status, 304);
    let part = get_object(&aws, "runbooks", KEY).with(|it| it.range("bytes=2-5")).await.unwrap();
    assert_eq!((part.status, &part.body[..]), (206, &b"Disk"[..]));
    let mut streamed = download_object(&aws, "runbooks", KEY).await.unwrap();
    assert_eq!(streamed.content.next().await.unwrap().unwrap(), &b"# Disk full"[..]);
    let head = head_object(&aws, "runbooks", KEY).await.unwrap();
    assert_eq!((head.content_length, head.storage_class), (Some(11), Some(StorageClass::StandardIa)));
    let error = get_object(&aws, "runbooks", "none").await.unwrap_err();
    assert_eq!((error.kind(), error.code_as()), (Kind::NotFound, Some(AwsError::NoSuchKey)), "{error}");

    let copied = copy_object(&aws, "runbooks", "copy", CopySource::new("runbooks", KEY)).await.unwrap();
    assert_eq!(copied.etag, Some(etag));
    let pages = list_objects_v2(&aws, "runbooks").with(|it| it.max_keys(1_u16)).pages().all().await.unwrap();
    assert_eq!(pages.iter().map(|page| page.objects[0].key.as_str()).collect::<Vec<_>>(), ["copy", KEY]);
    let grouped = list_objects_v2(&aws, "runbooks").with(|it| it.delimiter("/")).await.unwrap();
    assert_eq!((grouped.common_prefixes, grouped.objects.len()), (vec!["net/".to_owned()], 1));
    let error = delete_bucket(&aws, "runbooks").await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::BucketNotEmpty), "{error}");
    for key in [KEY, "copy"] {
        delete_object(&aws, "runbooks", key).await.unwrap();
    }
    assert_eq!(list_objects_v2(&aws, "runbooks").items().all().await.unwrap().len(), 0);
    head_bucket(&aws, "runbooks").await.unwrap();
    assert_eq!(list_buckets(&aws).items().all().await.unwrap()[0].name, "runbooks");
    delete_bucket(&aws, "runbooks").await.unwrap();
    assert_eq!(head_bucket(&aws, "runbooks").await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(list_buckets(&aws).items().all().await.unwrap().len(), 0);
}

#[tokio::test]
async fn an_upload_in_parts_is_begun_and_given_up() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    create_bucket(&aws, "films").await.unwrap();
    let upload = create_multipart_upload(&aws, "films", "a/b").await.unwrap();
    let part = upload_part(&aws, "films", "a/b", upload.upload_id.clone(), 1, "x").await.unwrap();
    assert!(part.etag.is_some());
    abort_multipart_upload(&aws, "films", "a/b", upload.upload_id.clone()).await.unwrap();
    let error = abort_multipart_upload(&aws, "films", "a/b", upload.upload_id).await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::NoSuchUpload), "{error}");
}

#[tokio::test]
async fn functions_are_listed_and_invoked() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    configure_lambda(&server).await;
    create_role(&aws, "ops", "{}").await.unwrap();
    for name in ["echo", "echo2", "echo3"] {
        create_function(&aws, name, ROLE, ZIP).await.unwrap();
    }
    let call = || invoke_function(&aws, "echo").with(|it| it.payload(json!({"n": 1})));
    let invoked = call().await.unwrap();
    assert_eq!(invoked.status, 200, "{invoked:?}");
    let later = call().with(|it| it.invocation_type(InvocationType::Event)).await.unwrap();
    assert_eq!(later.status, 202, "{later:?}");
    let listed = list_functions(&aws).with(|it| it.max_items(2)).items().all().await.unwrap();
    assert_eq!(listed.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["echo", "echo2", "echo3"]);
    let found = get_function(&aws, "echo2").await.unwrap();
    assert_eq!(found.configuration.runtime.as_deref(), Some("python3.12"));
    let error = get_function(&aws, "none").await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::ResourceNotFoundException), "{error}");
}

/// Without containers, which a test must not need.
async fn configure_lambda(server: &Server) {
    let headers = ["content-type: application/json"];
    let body = "{\"lambda\":{\"use_docker\":false}}";
    let answer = spoke_wire::send(&server.url(), "POST /moto-api/config", &headers, body).await.unwrap();
    assert_eq!(answer.status, 201);
}

#[tokio::test]
async fn messages_are_sent_taken_and_deleted() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    create_queue(&aws, "incidents", BTreeMap::new()).await.unwrap();
    let queue = get_queue_url(&aws, "incidents").await.unwrap().queue_url;
    let attributes = BTreeMap::from([("team".to_owned(), MessageAttribute::text("net"))]);
    let sent = send_message(&aws, queue.clone(), "größe & \"1\"")
        .with(|it| it.message_attributes(attributes.clone()));
    let sent = sent.await.unwrap();
    let taken = receive_message(&aws, queue.clone()).with(|it| {
        it.max_number_of_messages(10)
            .message_attribute_names(vec!["All".to_owned()])
            .message_system_attribute_names(vec![SystemAttribute::ApproximateReceiveCount])
    });
    let message = taken.await.unwrap().messages.remove(0);
    assert_eq!((message.message_id, message.body.as_str()), (sent.message_id, "größe & \"1\""));
    assert_eq!(message.message_attributes, attributes);
    assert_eq!(message.attributes["ApproximateReceiveCount"], "1");
    assert!(receive_message(&aws, queue.clone()).await.unwrap().messages.is_empty());
    change_message_visibility(&aws, queue.clone(), message.receipt_handle, 0).await.unwrap();
    let again = receive_message(&aws, queue.clone()).await.unwrap().messages.remove(0);
    delete_message(&aws, queue.clone(), again.receipt_handle).await.unwrap();
    assert!(receive_message(&aws, queue.clone()).await.unwrap().messages.is_empty());
    for error in [
        get_queue_url(&aws, "none").await.unwrap_err(),
        send_message(&aws, format!("{queue}-none"), "x").await.unwrap_err(),
    ] {
        assert_eq!(
            (error.kind(), error.code_as()),
            (Kind::NotFound, Some(AwsError::QueueDoesNotExist)),
            "{error}"
        );
    }
    let error = delete_message(&aws, queue, "x").await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::ReceiptHandleIsInvalid), "{error}");
}

#[tokio::test]
async fn batches_tell_what_failed() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    create_queue(&aws, "incidents", BTreeMap::new()).await.unwrap();
    let queue = get_queue_url(&aws, "incidents").await.unwrap().queue_url;
    let entry =
        |id: &str| MessageEntry { id: id.to_owned(), message_body: id.to_owned(), ..Default::default() };
    let sent = send_message_batch(&aws, queue.clone(), vec![entry("a"), entry("b")]).await.unwrap();
    assert_eq!(sent.successful.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    let taken =
        receive_message(&aws, queue.clone()).with(|it| it.max_number_of_messages(10)).await.unwrap().messages;
    let mut receipts: Vec<ReceiptEntry> =
        taken.into_iter().map(|it| ReceiptEntry { id: it.body, receipt_handle: it.receipt_handle }).collect();
    receipts.push(ReceiptEntry { id: "gone".to_owned(), receipt_handle: "x".to_owned() });
    let reply = delete_message_batch(&aws, queue.clone(), receipts).reply().await.unwrap();
    assert_eq!(reply.partial_failures().len(), 1, "{:?}", reply.output());
    assert_eq!((reply.output().successful.len(), reply.output().failed[0].id.as_str()), (2, "gone"));
    let error = send_message_batch(&aws, queue, vec![entry("a"), entry("a")]).await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::BatchEntryIdsNotDistinct), "{error}");
}

#[tokio::test]
async fn a_fifo_queue_drops_repeats() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    let fifo = BTreeMap::from([("FifoQueue".to_owned(), "true".to_owned())]);
    create_queue(&aws, "incidents.fifo", fifo).await.unwrap();
    let queue = get_queue_url(&aws, "incidents.fifo").await.unwrap().queue_url;
    let call = || {
        send_fifo_message(&aws, queue.clone(), "db-1", "disk full")
            .with(|it| it.message_deduplication_id("1"))
    };
    call().await.unwrap();
    call().await.unwrap();
    send_fifo_message(&aws, queue.clone(), "db-1", "disk full").await.unwrap();
    let taken = receive_message(&aws, queue).with(|it| it.max_number_of_messages(10)).await.unwrap();
    assert_eq!(taken.messages.len(), 2);
}

#[tokio::test]
async fn pages_of_queues_are_one_list() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    for name in ["a", "b", "c"] {
        create_queue(&aws, name, BTreeMap::new()).await.unwrap();
    }
    let all = list_queues(&aws).with(|it| it.max_results(2_u32)).items().all().await.unwrap();
    assert_eq!(all.len(), 3, "{all:?}");
}

#[tokio::test]
async fn messages_are_published() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    let topic = create_topic(&aws, "incidents", false).await.unwrap().arn;
    let attributes =
        vec![NamedAttribute { name: "team".to_owned(), value: MessageAttribute::text("net & ops") }];
    let published = publish(&aws, topic.clone(), "größe & 1")
        .with(|it| it.subject("disk").message_attributes(attributes))
        .await
        .unwrap();
    assert!(!published.message_id.is_empty());
    let fifo = create_topic(&aws, "incidents.fifo", true).await.unwrap().arn;
    publish_fifo(&aws, fifo, "db-1", "disk full").await.unwrap();
    publish_sms(&aws, "+4915112345678", "disk full").await.unwrap();
    let error = publish(&aws, format!("{topic}-none"), "x").await.unwrap_err();
    assert_eq!((error.kind(), error.code_as()), (Kind::NotFound, Some(AwsError::NotFound)), "{error}");
}

#[tokio::test]
async fn secrets_are_made_read_and_changed() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    for name in ["db/a", "db/b", "net"] {
        create_secret(&aws, name, Secret::from("s3cr3t")).await.unwrap();
    }
    let first = get_secret_value(&aws, "db/a").await.unwrap();
    assert_eq!(first.secret_string.as_ref().unwrap().expose(), "s3cr3t");
    let stored = put_secret_value(&aws, first.arn, Secret::from("n3w")).await.unwrap();
    let second = get_secret_value(&aws, "db/a").await.unwrap();
    assert_eq!(
        (second.secret_string.unwrap().expose().as_str(), second.version_id),
        ("n3w", stored.version_id)
    );
    let before = get_secret_value(&aws, "db/a").with(|it| it.version_stage("AWSPREVIOUS")).await.unwrap();
    assert_eq!(before.secret_string.unwrap().expose(), "s3cr3t");
    let all = list_secrets(&aws).with(|it| it.max_results(2)).items().all().await.unwrap();
    assert_eq!(all.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["db/a", "db/b", "net"]);
    let filter = SecretFilter { key: SecretFilterKey::Name, values: vec!["db/".to_owned()] };
    assert_eq!(list_secrets(&aws).with(|it| it.filters(vec![filter])).items().all().await.unwrap().len(), 2);
    let error = get_secret_value(&aws, "none").await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::ResourceNotFoundException), "{error}");
    let error = create_secret(&aws, "net", Secret::from("x")).await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::ResourceExistsException), "{error}");
}

#[tokio::test]
async fn a_role_is_taken_and_signs() {
    let Some(server) = or_skip(start()) else { return };
    create_role(&connect(&server, keys()), "ops", "{}").await.unwrap();
    let role = || Role::new(ROLE).sts_url(server.url()).session_name("nightly");
    let who = get_caller_identity(&connect(&server, keys().assume_role(role()))).await.unwrap();
    assert_eq!((who.arn.as_str(), who.account.as_str()), (NIGHTLY, "123456789012"));

    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    std::fs::write(&token, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcHMifQ.\n").unwrap();
    let who =
        get_caller_identity(&connect(&server, AwsCredential::web_identity(role(), token))).await.unwrap();
    assert_eq!(who.arn, NIGHTLY);

    let taken =
        assume_role(&connect(&server, keys()), ROLE, "nightly").with(|it| it.duration_seconds(900_u32));
    let taken = taken.await.unwrap();
    assert_eq!(taken.arn.as_deref(), Some(NIGHTLY));
    let keys = AwsCredential::session(&taken.access_key_id, taken.secret_access_key, taken.session_token);
    assert_eq!(get_caller_identity(&connect(&server, keys)).await.unwrap().arn, NIGHTLY);
}

const NIGHTLY: &str = "arn:aws:sts::123456789012:assumed-role/ops/nightly";

/// From here on signatures and policies count.
async fn be_strict(server: &Server) {
    let answer = spoke_wire::send(&server.url(), "POST /moto-api/reset-auth", &[], "0").await.unwrap();
    assert_eq!(answer.status, 200);
}

/// The signatures of the services that encode paths twice, and of session tokens.
#[tokio::test]
async fn signatures_are_checked() {
    const ALL: &str =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let trust = ALL
        .replace(r#""Resource":"*""#, r#""Principal":{"AWS":"*"}"#)
        .replace(r#""*","Pr"#, r#""sts:AssumeRole","Pr"#);
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    configure_lambda(&server).await;
    create_role(&aws, "ops", trust).await.unwrap();
    create_function(&aws, "echo", ROLE, ZIP).await.unwrap();
    ask_of_user(&aws, "CreateUser", "mia").await.unwrap();
    ask_of_user(&aws, "PutUserPolicy", "mia").with(|it| it.policy_name("all").policy(ALL)).await.unwrap();
    let made = ask_of_user(&aws, "CreateAccessKey", "mia").await.unwrap();
    let (id, secret) = (made.id.unwrap(), made.secret.unwrap());
    let instance = run_instances(&aws, IMAGE, "t3.micro").await.unwrap().instances.remove(0).instance_id;
    be_strict(&server).await;

    let mia = || AwsCredential::keys(&id, secret.clone());
    let aws = connect(&server, mia());
    start_instances(&aws, vec![instance.clone()]).await.unwrap();
    let function = "arn:aws:lambda:us-east-1:123456789012:function:echo";
    let payload = json!({"text": "größe & \"100 %\""});
    assert_eq!(invoke_function(&aws, function).with(|it| it.payload(payload)).await.unwrap().status, 200);
    assert!(!get_caller_identity(&aws).await.unwrap().user_id.is_empty());

    let wrong = connect(&server, AwsCredential::keys(&id, "wr0ng"));
    let error = start_instances(&wrong, vec![instance.clone()]).await.unwrap_err();
    assert!(error.is_auth(), "{error}");
    let error = invoke_function(&wrong, function).await.unwrap_err();
    assert!(error.is_auth(), "{error}");
    let foreign = connect(&server, AwsCredential::keys("AKIDFOREIGN", secret.clone()));
    assert!(start_instances(&foreign, vec![instance]).await.unwrap_err().is_auth());
    let role = Role::new(ROLE).sts_url(server.url());
    let wrong = AwsCredential::keys(&id, "wr0ng").assume_role(role.clone());
    let error = get_caller_identity(&connect(&server, wrong)).await.unwrap_err();
    assert!(error.is_auth() && error.attempts() == 0, "{error}");
    assert!(error.to_string().contains("was not taken: AssumeRole: 403 SignatureDoesNotMatch"), "{error}");
    let who = get_caller_identity(&connect(&server, mia().assume_role(role))).await.unwrap();
    assert!(who.arn.contains(":assumed-role/ops/spoke-aws"), "{}", who.arn);
}

#[tokio::test]
async fn roles_written_in_a_file_are_taken() {
    let Some(server) = or_skip(start()) else { return };
    create_role(&connect(&server, keys()), "ops", "{}").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (config, credentials) = (folder.path().join("config"), folder.path().join("credentials"));
    let chain =
        format!("[profile ops]\nrole_arn = {ROLE}\nsource_profile = base\nrole_session_name = by-file\n");
    std::fs::write(&config, chain).unwrap();
    std::fs::write(&credentials, "[base]\naws_access_key_id = AKIDTEST\naws_secret_access_key = s3cr3t\n")
        .unwrap();
    let url = server.url();
    let toml = format!(
        "[connection.aws]\nspoke = \"aws\"\nbase_url = {url:?}\nsettings = {{ region = \"us-east-1\" }}\n\
         [connection.aws.auth.aws]\nprofile = \"ops\"\nsts_url = {url:?}\nconfig_file = {config:?}\n\
         credentials_file = {credentials:?}\n"
    );
    let hub = Hub::builder().spoke::<Aws>().connections_toml(toml).build().unwrap();
    let who = get_caller_identity(&hub.connect("aws").unwrap()).await.unwrap();
    assert_eq!(who.arn, "arn:aws:sts::123456789012:assumed-role/ops/by-file");
}
