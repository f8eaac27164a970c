//! Lambda: functions are listed, looked at and invoked.

use spoke_aws::lambda::{InvocationType, LogType, get_function, invoke_function, list_functions};
use spoke_aws::sandbox::Cloud;
use spoke_aws::{AwsCredential, FunctionState};
use spoke_runtime::sandbox::Fault;
use spoke_runtime::serde_json::json;
use spoke_runtime::{Kind, Method};

use crate::{connect_as, serve, told};

fn cloud() -> Cloud {
    Cloud::new().function("double", |given| match given["n"].as_i64() {
        Some(number) => Ok(json!({"n": number * 2})),
        None => Err("n is no number".to_owned()),
    })
}

#[tokio::test]
async fn functions_are_invoked() {
    let (server, aws) = serve(cloud()).await;
    let call = |payload| invoke_function(&aws, "double").with(|it| it.payload(payload));
    let invoked = call(json!({"n": 4})).with(|it| it.log_type(LogType::Tail)).await.unwrap();
    assert_eq!((invoked.status, invoked.payload.as_str()), (200, "{\"n\":8}"));
    assert!(invoked.log_tail.is_some() && invoked.executed_version.is_some());
    let error = call(json!({"n": "x"})).await.unwrap_err();
    assert_eq!((error.status(), told(&error)), (Some(200), (Kind::Refused, Some("Error"))));
    assert_eq!(error.message(), Some("n is no number"));
    let later = call(json!({"n": 1})).with(|it| it.invocation_type(InvocationType::Event)).await.unwrap();
    assert_eq!((later.status, later.payload.as_str()), (202, ""));
    let before = server.with(|cloud| cloud.invocations());
    let checked = call(json!({"n": 1})).with(|it| it.invocation_type(InvocationType::DryRun)).await.unwrap();
    assert_eq!((checked.status, server.with(|cloud| cloud.invocations())), (204, before));
    let error = invoke_function(&aws, "none").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("ResourceNotFoundException")));
}

#[tokio::test]
async fn a_function_is_never_invoked_twice() {
    let (server, aws) = serve(cloud()).await;
    server.inject(Fault::lost().on(Method::Post, "/2015-03-31/functions/{function}/invocations"));
    let lost = invoke_function(&aws, "double").with(|it| it.payload(json!({"n": 1}))).await.unwrap_err();
    assert!(lost.is_outcome_unknown());
    assert_eq!(server.with(|cloud| cloud.invocations()), 1);
}

#[tokio::test]
async fn functions_are_listed_and_looked_at() {
    let cloud =
        ["a", "b", "c"].iter().fold(Cloud::new(), |cloud, name| cloud.function(name, |_| Ok(json!(1))));
    let (server, aws) = serve(cloud).await;
    let all = list_functions(&aws).with(|it| it.max_items(2)).items().all().await.unwrap();
    assert_eq!(all.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(server.requests().len(), 2);
    let error = list_functions(&aws).with(|it| it.max_items(0)).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("InvalidParameterValueException")));
    let arn = all[1].arn.clone();
    let found = get_function(&aws, arn).await.unwrap();
    assert_eq!(
        (found.configuration.name.as_str(), found.configuration.state),
        ("b", Some(FunctionState::Active))
    );
    let error = get_function(&aws, "none").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("ResourceNotFoundException")));
    let foreign = connect_as(&server, AwsCredential::keys("AKIAFOREIGN", "any"));
    let error = list_functions(&foreign).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Auth, Some("UnrecognizedClientException")));
}
