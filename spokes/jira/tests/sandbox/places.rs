//! Projects, people, and what may be said of issues.

use spoke_jira::issues::create_issue;
use spoke_jira::metadata::{get_edit_fields, list_create_fields, list_create_issue_types};
use spoke_jira::projects::{ProjectType, get_project, list_projects};
use spoke_jira::sandbox::{Site, USERNAME};
use spoke_jira::users::{find_assignable_users, find_users, get_user};
use spoke_runtime::Kind;
use spoke_runtime::serde_json::Value;

use crate::{TOKEN, ask, connect, sandbox};

#[tokio::test]
async fn projects_are_listed_page_by_page() {
    let jira = Site::new().project("OPS").project("NET").project("NEW").serve().await.unwrap();
    let connection = connect(&jira, TOKEN);
    let keys = |projects: Vec<spoke_jira::projects::Project>| {
        projects.into_iter().map(|project| project.key).collect::<Vec<_>>()
    };
    let all = list_projects(&connection).with(|it| it.max_results(2)).items().all().await.unwrap();
    assert_eq!(keys(all), ["OPS", "NET", "NEW"]);
    let found =
        list_projects(&connection).with(|it| it.query("ne").keys(vec!["NEW".to_owned()])).await.unwrap();
    assert_eq!(
        (found.total, found.is_last, keys(found.projects)),
        (Some(1), Some(true), vec!["NEW".to_owned()])
    );
    let desks = list_projects(&connection).with(|it| it.type_key(ProjectType::ServiceDesk)).await.unwrap();
    assert_eq!(desks.total, Some(0));
    let project = get_project(&connection, "NET").await.unwrap();
    assert_eq!((project.project_id.as_str(), project.issue_types.len()), ("10001", 5));
    assert_eq!(get_project(&connection, "NO").await.unwrap_err().kind(), Kind::NotFound);
    for query in ["startAt=x", "orderBy=size", "action=eat"] {
        let line = format!("GET /rest/api/3/project/search?{query}");
        assert_eq!(ask(&jira, &line, &Value::Null).await.status, 400, "{query}");
    }
}

#[tokio::test]
async fn people_are_found_as_far_as_they_show_themselves() {
    let names = |users: Vec<spoke_jira::User>| {
        users.into_iter().filter_map(|user| user.display_name).collect::<Vec<_>>()
    };
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    assert_eq!(names(find_users(&connection, "LOVE").await.unwrap()), ["Ada Lovelace"]);
    let all = find_users(&connection, "").with(|it| it.max_results(1)).items().all().await.unwrap();
    assert_eq!(names(all), ["ServiceNow Bot", "Ada Lovelace"]);
    let range = find_assignable_users(&connection, "OPS", "ada").with(|it| it.max_results(1)).await.unwrap();
    assert_eq!(names(range), Vec::<String>::new(), "of the first range nobody fits");
    let range = find_assignable_users(&connection, "OPS", "ada").with(|it| it.start_at(1)).await.unwrap();
    assert_eq!(names(range), ["Ada Lovelace"]);
    assert_eq!(find_assignable_users(&connection, "NO", "ada").await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(get_user(&connection, "a1").await.unwrap().email_address, None);
    assert_eq!(get_user(&connection, "nobody").await.unwrap_err().kind(), Kind::NotFound);
    let bot = find_users(&connection, "bot@").await.unwrap();
    assert_eq!(bot[0].email_address.as_deref(), Some(USERNAME));
    assert_eq!(ask(&jira, "GET /rest/api/3/user/search", &Value::Null).await.status, 400);
}

#[tokio::test]
async fn what_an_issue_takes_is_told() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    let types =
        list_create_issue_types(&connection, "OPS").with(|it| it.max_results(2)).items().all().await.unwrap();
    assert_eq!(
        types.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
        ["Task", "Bug", "Story", "Epic", "Incident"]
    );
    let id = &types[4].type_id;
    let fields =
        list_create_fields(&connection, "OPS", id).with(|it| it.max_results(4)).items().all().await.unwrap();
    let required: Vec<_> =
        fields.iter().filter(|it| it.is_required).filter_map(|it| it.field_id.as_deref()).collect();
    assert_eq!(required, ["project", "issuetype", "summary"]);
    let error = list_create_fields(&connection, "OPS", "99").await.unwrap_err();
    assert_eq!(error.kind(), Kind::Invalid);
    let error = list_create_issue_types(&connection, "OPS").with(|it| it.max_results(201)).await.unwrap_err();
    assert!(error.to_string().contains("must not exceed the limit '200'"), "{error}");
    assert_eq!(list_create_issue_types(&connection, "NO").await.unwrap_err().kind(), Kind::NotFound);

    create_issue(&connection, "OPS", "Incident", "a").await.unwrap();
    let fields = get_edit_fields(&connection, "OPS-1").await.unwrap().fields;
    assert_eq!(fields["priority"].allowed_values.len(), 5);
    assert_eq!(fields["labels"].item_type.as_deref(), Some("string"));
    assert_eq!(get_edit_fields(&connection, "OPS-9").await.unwrap_err().kind(), Kind::NotFound);
}
