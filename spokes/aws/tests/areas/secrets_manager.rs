//! Secrets Manager: JSON with a target.

use spoke_aws::AwsError;
use spoke_aws::secrets_manager::{
    CreateSecret, GetSecretValue, ListSecrets, PutSecretValue, SecretFilter, SecretFilterKey,
};
use spoke_runtime::{Kind, Secret};

use crate::wire;

#[tokio::test]
async fn get_secret_value() {
    let action = GetSecretValue::new("MyTestDatabaseSecret")
        .version_id("EXAMPLE1-90ab-cdef-fedc-ba987SECRET1")
        .version_stage("AWSPREVIOUS");
    let value = wire().reply(action.clone()).await;
    assert!(value.secret_string.as_ref().unwrap().expose().contains("EXAMPLE-PASSWORD"));
    assert!(!format!("{value:?}").contains("EXAMPLE-PASSWORD"), "{value:?}");
    assert!(value.secret_binary.is_none());
    assert_eq!(
        (value.name.as_str(), value.version_stages.as_slice()),
        ("MyTestDatabaseSecret", &["AWSPREVIOUS".to_owned()][..])
    );
    assert!(value.arn.ends_with("MyTestDatabaseSecret-a1b2c3"));
    assert_eq!(value.version_id.as_deref(), Some("EXAMPLE1-90ab-cdef-fedc-ba987SECRET1"));
    assert_eq!(value.created_date, Some(1_523_477_145.713));
    let error = wire().error(action, Kind::NotFound, Some("ResourceNotFoundException")).await;
    assert_eq!(error.code_as(), Some(AwsError::ResourceNotFoundException));
}

#[tokio::test]
async fn list_secrets() {
    let filter = SecretFilter { key: SecretFilterKey::TagKey, values: vec!["team".to_owned()] };
    let action = ListSecrets::new()
        .filters(vec![filter])
        .include_planned_deletion(true)
        .max_results(2)
        .next_token("AAAA");
    let page = wire().reply(action.clone()).await;
    let [one, two] = page.secrets.as_slice() else { panic!("{page:?}") };
    assert_eq!(
        (one.name.as_str(), one.description.as_deref()),
        ("MyTestDatabaseSecret", Some("My test database secret"))
    );
    assert!(one.rotation_enabled && one.arn.ends_with("a1b2c3"));
    assert_eq!((one.last_changed_date, one.deleted_date), (Some(1_523_477_145.729), Some(1_524_085_247.5)));
    assert_eq!((two.name.as_str(), two.rotation_enabled), ("MyTestDatabaseSecret1", false));
    assert_eq!(page.next_token.as_deref(), Some("AAAA"));
    wire().error(action, Kind::Invalid, Some("InvalidNextTokenException")).await;
}

#[tokio::test]
async fn create_secret() {
    let action = CreateSecret::new("MyTestDatabaseSecret", Secret::from("{\"password\":\"x & y\"}"))
        .description("My test database secret")
        .kms_key_id("alias/ops")
        .client_request_token("EXAMPLE1-90ab-cdef-fedc-ba987SECRET1");
    let stored = wire().reply(action.clone()).await;
    assert_eq!(stored.name, "MyTestDatabaseSecret");
    assert_eq!(stored.version_id.as_deref(), Some("EXAMPLE1-90ab-cdef-fedc-ba987SECRET1"));
    wire().error(action, Kind::Conflict, Some("ResourceExistsException")).await;
}

#[tokio::test]
async fn put_secret_value() {
    let action = PutSecretValue::new("MyTestDatabaseSecret", Secret::from("x"))
        .version_stages(vec!["AWSPENDING".to_owned()])
        .client_request_token("EXAMPLE2-90ab-cdef-fedc-ba987EXAMPLE");
    let stored = wire().reply(action.clone()).await;
    assert!(stored.arn.ends_with("a1b2c3"));
    wire().error(action, Kind::Invalid, Some("LimitExceededException")).await;
}
