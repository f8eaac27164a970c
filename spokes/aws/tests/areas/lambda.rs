//! Lambda: REST and JSON.

use spoke_aws::FunctionState;
use spoke_aws::lambda::{
    FunctionVersions, GetFunction, InvocationType, InvokeFunction, ListFunctions, LogType,
};
use spoke_runtime::Kind;
use spoke_runtime::serde_json::json;

use crate::wire;

#[tokio::test]
async fn invoke_function() {
    let action = InvokeFunction::new("arn:aws:lambda:eu-central-1:123456789012:function:close-tickets")
        .payload(json!({"older_than": "30d", "queue": "net & \"ops\""}))
        .qualifier("live")
        .invocation_type(InvocationType::RequestResponse)
        .log_type(LogType::Tail);
    let invoked = wire().reply(action.clone()).await;
    assert_eq!((invoked.status, invoked.payload.as_str()), (200, "{\"closed\":3,\"note\":null}"));
    assert_eq!(invoked.executed_version.as_deref(), Some("7"));
    assert_eq!(invoked.log_tail.as_deref(), Some("U1RBUlQgUmVxdWVzdElk"));
    let error = wire().error(action, Kind::Refused, Some("ZeroDivisionError")).await;
    assert_eq!((error.status(), error.message()), (Some(200), Some("division by zero")));
}

#[tokio::test]
async fn list_functions() {
    let action = ListFunctions::new().function_version(FunctionVersions::All).max_items(2).marker("bGl2ZQ==");
    let page = wire().reply(action.clone()).await;
    let [one, two] = page.functions.as_slice() else { panic!("{page:?}") };
    assert_eq!((one.name.as_str(), one.runtime.as_deref()), ("helloworld", Some("nodejs10.x")));
    assert_eq!(one.arn, "arn:aws:lambda:us-west-2:123456789012:function:helloworld");
    assert_eq!(one.role.as_deref(), Some("arn:aws:iam::123456789012:role/MyTestFunction-role-zgur6bf4"));
    assert_eq!(one.handler.as_deref(), Some("helloworld.handler"));
    assert_eq!(one.description.as_deref(), Some("Says hello"));
    assert_eq!((one.timeout, one.memory_size, one.code_size), (Some(3), Some(128), Some(294)));
    assert_eq!(one.code_sha256.as_deref(), Some("dBG9m8SGdmlEjw/JYXlhhvCrAv5TxvXsbL/RMr0fT/I="));
    assert_eq!(one.version.as_deref(), Some("$LATEST"));
    assert_eq!(one.last_modified.as_deref(), Some("2019-09-23T18:32:33.857+0000"));
    assert_eq!((two.name.as_str(), &two.runtime), ("my-function", &None));
    assert_eq!(page.next_marker.as_deref(), Some("bGl2ZQ=="));
    let error = wire().error(action, Kind::Invalid, Some("InvalidParameterValueException")).await;
    assert_eq!(error.message(), Some("Invalid Marker"));
}

#[tokio::test]
async fn get_function() {
    let action = GetFunction::new("helloworld").qualifier("PROD");
    let found = wire().reply(action.clone()).await;
    assert_eq!(found.configuration.name, "helloworld");
    assert_eq!(found.configuration.state, Some(FunctionState::Inactive));
    assert_eq!(found.configuration.state_reason.as_deref(), Some("The function has been idle."));
    assert!(found.code_url.as_ref().unwrap().expose().starts_with("https://awslambda-us-west-2-tasks.s3."));
    assert!(!format!("{found:?}").contains("Signature"), "{found:?}");
    assert_eq!((found.image_uri, found.reserved_concurrency), (None, Some(100)));
    assert_eq!(found.tags["department"], "Assets");
    let error = wire().error(action, Kind::NotFound, Some("ResourceNotFoundException")).await;
    assert!(error.message().unwrap().starts_with("Function not found"), "{error}");
}
