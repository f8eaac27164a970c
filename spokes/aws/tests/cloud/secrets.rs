//! Secrets Manager: secrets are made, read, changed and listed.

use spoke_aws::sandbox::Cloud;
use spoke_aws::secrets_manager::{
    SecretFilter, SecretFilterKey, create_secret, get_secret_value, list_secrets, put_secret_value,
};
use spoke_aws::{AwsCredential, AwsError};
use spoke_runtime::sandbox::Fault;
use spoke_runtime::{Kind, Method, Secret};

use crate::{connect_as, serve, told};

#[tokio::test]
async fn a_secret_lives() {
    let (server, aws) = serve(Cloud::new()).await;
    server.inject(Fault::lost().on(Method::Post, "/"));
    let made = create_secret(&aws, "db/password", Secret::from("s3cr3t"))
        .with(|it| it.description("The database's"));
    assert_eq!(made.reply().await.unwrap().attempts(), 2);
    let value = get_secret_value(&aws, "db/password").await.unwrap();
    assert_eq!(value.secret_string.as_ref().unwrap().expose(), "s3cr3t");
    assert_eq!(value.version_stages, ["AWSCURRENT"]);
    assert!(!format!("{value:?}").contains("s3cr3t"), "{value:?}");

    let stored = put_secret_value(&aws, value.arn, Secret::from("n3w")).await.unwrap();
    assert_eq!(
        server.with(|cloud| cloud.secret_of("db/password").map(str::to_owned)).as_deref(),
        Some("n3w")
    );
    let read = |stage: &str| get_secret_value(&aws, "db/password").with(|it| it.version_stage(stage));
    assert_eq!(read("AWSPREVIOUS").await.unwrap().secret_string.unwrap().expose(), "s3cr3t");
    let by_id =
        get_secret_value(&aws, "db/password").with(|it| it.maybe_version_id(stored.version_id.clone()));
    assert_eq!(by_id.await.unwrap().secret_string.unwrap().expose(), "n3w");
    let error = read("AWSPENDING").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("ResourceNotFoundException")));
    let error = put_secret_value(&aws, "db/password", Secret::from("other"))
        .with(|it| it.maybe_client_request_token(stored.version_id))
        .await
        .unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("ResourceExistsException")));
    let error = create_secret(&aws, "db/password", Secret::from("x")).await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::ResourceExistsException));
    let error = create_secret(&aws, "a b", Secret::from("x")).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Invalid);
}

#[tokio::test]
async fn secrets_are_listed_without_their_values() {
    let names = ["db/a", "db/b", "net"];
    let (server, aws) =
        serve(names.iter().fold(Cloud::new(), |cloud, name| cloud.secret(name, "s3cr3t"))).await;
    let all = list_secrets(&aws).with(|it| it.max_results(2)).items().all().await.unwrap();
    assert_eq!(all.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), names);
    assert_eq!(server.requests().len(), 2);
    let filter = SecretFilter { key: SecretFilterKey::Name, values: vec!["db/".to_owned()] };
    assert_eq!(list_secrets(&aws).with(|it| it.filters(vec![filter])).await.unwrap().secrets.len(), 2);
    let error = list_secrets(&aws).with(|it| it.next_token("x")).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("InvalidNextTokenException")));
    let foreign = connect_as(&server, AwsCredential::keys("AKIAFOREIGN", "any"));
    let error = get_secret_value(&foreign, "net").await.unwrap_err();
    assert_eq!(told(&error), (Kind::Auth, Some("UnrecognizedClientException")));
}
