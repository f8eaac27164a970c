//! moto, <https://docs.getmoto.org>: the state of many services. It checks no signature, only that somebody seems to sign, until it is
//! told to.

use std::process::Command;

use spoke_peers::{Missing, Package, Registry, Server, or_skip};
use spoke_runtime::Kind;
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::json;
use spokes::aws::ec2::start_instances;
use spokes::aws::lambda::{InvocationType, invoke_function};
use spokes::aws::s3::get_object;
use spokes::aws::sts::get_caller_identity;
use spokes::aws::{Aws, AwsCredential, Role};

use super::account::{
    ask_of_instances, ask_of_user, connect, create_bucket, create_function, create_role, put_object,
    run_instance, tell_who_signs,
};
use crate::installed;

const MOTO: Package = Package {
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

#[tokio::test]
async fn instances_are_started() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    let mut ids = Vec::new();
    for _ in 0..2 {
        let made = run_instance(&aws, "ami-12c6146b").await.unwrap();
        ids.push(made.element("instanceId").unwrap().to_owned());
    }
    ask_of_instances(&aws, "StopInstances", ids.clone()).await.unwrap();
    let started = start_instances(&aws, ids.clone()).await.unwrap();
    assert!(ids.iter().all(|id| started.xml.contains(id)), "{}", started.xml);
    let now = ask_of_instances(&aws, "DescribeInstances", ids).await.unwrap();
    assert_eq!(now.text.matches("<name>running</name>").count(), 2, "{}", now.text);
    let error = start_instances(&aws, vec!["i-0".to_owned()]).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (Kind::NotFound, Some(400)), "{error}");
}

#[tokio::test]
async fn objects_are_read() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    create_bucket(&aws, "runbooks").await.unwrap();
    put_object(&aws, "runbooks", "net/disk full.md", b"# Disk full".to_vec()).await.unwrap();
    let object = get_object(&aws, "runbooks", "net/disk full.md").await.unwrap();
    assert_eq!(object.body, b"# Disk full");
    let etag = object.etag.unwrap();
    let known = get_object(&aws, "runbooks", "net/disk full.md").with(|it| it.if_none_match(etag)).await;
    assert_eq!(known.unwrap().status, 304);
    let error = get_object(&aws, "runbooks", "none").await.unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound, "{error}");
}

#[tokio::test]
async fn functions_are_invoked() {
    let Some(server) = or_skip(start()) else { return };
    let aws = connect(&server, keys());
    configure_lambda(&server).await;
    create_role(&aws, "ops", "{}").await.unwrap();
    create_function(&aws, "echo", ROLE, ZIP).await.unwrap();
    let call = || invoke_function(&aws, "echo").with(|it| it.payload(json!({"n": 1})));
    let invoked = call().await.unwrap();
    assert_eq!(invoked.status, 200, "{invoked:?}");
    let later = call().with(|it| it.invocation_type(InvocationType::Event)).await.unwrap();
    assert_eq!(later.status, 202, "{later:?}");
}

/// Without containers, which a test must not need.
async fn configure_lambda(server: &Server) {
    let headers = ["content-type: application/json"];
    let body = "{\"lambda\":{\"use_docker\":false}}";
    let answer = spoke_wire::send(&server.url(), "POST /moto-api/config", &headers, body).await.unwrap();
    assert_eq!(answer.status, 201);
}

#[tokio::test]
async fn a_role_is_taken_and_signs() {
    let Some(server) = or_skip(start()) else { return };
    create_role(&connect(&server, keys()), "ops", "{}").await.unwrap();
    let role = || Role::new(ROLE).sts_url(server.url()).session_name("nightly");
    let aws = connect(&server, keys().assume_role(role()));
    let who = tell_who_signs(&aws).await.unwrap();
    assert_eq!(who.element("Arn"), Some("arn:aws:sts::123456789012:assumed-role/ops/nightly"));

    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    std::fs::write(&token, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcHMifQ.\n").unwrap();
    let aws = connect(&server, AwsCredential::web_identity(role(), token));
    let who = tell_who_signs(&aws).await.unwrap();
    assert_eq!(who.element("Arn"), Some("arn:aws:sts::123456789012:assumed-role/ops/nightly"));
}

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
    let (id, secret) = (made.element("AccessKeyId").unwrap(), made.element("SecretAccessKey").unwrap());
    let instance =
        run_instance(&aws, "ami-12c6146b").await.unwrap().element("instanceId").unwrap().to_owned();
    be_strict(&server).await;

    let mia = || AwsCredential::keys(id, secret);
    let aws = connect(&server, mia());
    start_instances(&aws, vec![instance.clone()]).await.unwrap();
    let function = "arn:aws:lambda:us-east-1:123456789012:function:echo";
    let payload = json!({"text": "größe & \"100 %\""});
    assert_eq!(invoke_function(&aws, function).with(|it| it.payload(payload)).await.unwrap().status, 200);
    assert!(tell_who_signs(&aws).await.unwrap().element("UserId").is_some());

    let wrong = connect(&server, AwsCredential::keys(id, "wr0ng"));
    let error = start_instances(&wrong, vec![instance.clone()]).await.unwrap_err();
    assert!(error.is_auth(), "{error}");
    let error = invoke_function(&wrong, function).await.unwrap_err();
    assert!(error.is_auth(), "{error}");
    let foreign = connect(&server, AwsCredential::keys("AKIDFOREIGN", secret));
    assert!(start_instances(&foreign, vec![instance]).await.unwrap_err().is_auth());
    let role = Role::new(ROLE).sts_url(server.url());
    let wrong = AwsCredential::keys(id, "wr0ng").assume_role(role.clone());
    let error = tell_who_signs(&connect(&server, wrong)).await.unwrap_err();
    assert!(error.is_auth() && error.attempts() == 0, "{error}");
    assert!(error.to_string().contains("was not taken: AssumeRole: 403 SignatureDoesNotMatch"), "{error}");
    let who = tell_who_signs(&connect(&server, mia().assume_role(role))).await.unwrap();
    assert!(who.element("Arn").unwrap().contains(":assumed-role/ops/spoke-aws"), "{}", who.text);
}

/// AWS answers in JSON to who asks for it; moto does not.
#[tokio::test]
async fn who_signs_is_told_in_xml_whatever_is_asked() {
    let Some(server) = or_skip(start()) else { return };
    let error = get_caller_identity(&connect(&server, keys())).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Decode, "{error}");
    let body = String::from_utf8_lossy(error.body().unwrap()).into_owned();
    assert!(body.contains("<Account>123456789012</Account>"), "{body}");
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
    let who = tell_who_signs(&hub.connect("aws").unwrap()).await.unwrap();
    assert_eq!(who.element("Arn"), Some("arn:aws:sts::123456789012:assumed-role/ops/by-file"));
}
