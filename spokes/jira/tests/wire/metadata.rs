//! What may be said of issues.

use spoke_jira::metadata::{GetEditFields, ListCreateFields, ListCreateIssueTypes};
use spoke_runtime::Kind;
use spoke_runtime::serde_json::json;

use crate::wire;

#[tokio::test]
async fn list_create_issue_types() {
    let action = ListCreateIssueTypes::new("OPS").start_at(50).max_results(25);
    let page = wire().reply(action.clone()).await;
    assert_eq!((page.start_at, page.total), (Some(0), Some(1)));
    let bug = &page.issue_types[0];
    assert_eq!((bug.type_id.as_str(), bug.name.as_str(), bug.is_subtask), ("1", "Bug", Some(false)));
    assert_eq!(bug.description.as_deref(), Some("An error in the code"));
    let error = wire().error(action, Kind::Invalid, None).await;
    assert!(error.to_string().contains("must not exceed the limit"), "{error}");
}

#[tokio::test]
async fn list_create_fields() {
    let action = ListCreateFields::new("OPS", "10005").start_at(50).max_results(25);
    let page = wire().reply(action.clone()).await;
    assert_eq!((page.start_at, page.total), (Some(0), Some(1)));
    let field = &page.fields[0];
    assert_eq!((field.field_id.as_deref(), field.name.as_str()), (Some("assignee"), "Assignee"));
    assert_eq!((field.is_required, field.has_default), (true, Some(false)));
    assert_eq!(
        (field.operations.as_slice(), field.value_type.as_deref()),
        (["set".to_owned()].as_slice(), None)
    );
    wire().error(action, Kind::Auth, None).await;
}

#[tokio::test]
async fn get_edit_fields() {
    let action = GetEditFields::new("OPS-24");
    let fields = wire().reply(action.clone()).await.fields;
    let field = &fields["summary"];
    assert_eq!((field.name.as_str(), field.is_required), ("My Multi Select", false));
    assert_eq!((field.value_type.as_deref(), field.item_type.as_deref()), (Some("array"), Some("option")));
    assert!(field.custom_type.as_ref().is_some_and(|custom| custom.ends_with(":multiselect")));
    assert_eq!(field.allowed_values, [json!("red"), json!("blue")]);
    wire().error(action, Kind::NotFound, None).await;
}
