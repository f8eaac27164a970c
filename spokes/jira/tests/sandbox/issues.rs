//! An issue's life: created, worked on, ended, deleted.

use std::collections::BTreeMap;

use spoke_jira::issues::{assign_issue, create_issue, delete_issue, get_issue, unassign_issue, update_issue};
use spoke_jira::transitions::{
    TransitionExpansion, list_transitions, transition_issue, transition_issue_by_name,
    transition_issue_to_status,
};
use spoke_jira::worklogs::{AdjustEstimate, add_worklog, delete_worklog, list_worklogs};
use spoke_jira::{Document, JiraError, Visibility};
use spoke_runtime::Kind;
use spoke_runtime::serde_json::json;

use crate::{AWKWARD, TOKEN, connect, sandbox};

#[tokio::test]
async fn an_issue_is_assigned_and_deleted() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    create_issue(&connection, "OPS", "Epic", "above").await.unwrap();
    create_issue(&connection, "OPS", "Task", "below").with(|it| it.parent("OPS-1")).await.unwrap();
    let fields = || vec!["assignee".to_owned()];

    assign_issue(&connection, "OPS-1", "a1").await.unwrap();
    let issue = get_issue(&connection, "OPS-1").with(|it| it.fields(fields())).await.unwrap();
    assert_eq!((issue.assignee.as_deref(), issue.summary), (Some("a1"), None));
    unassign_issue(&connection, "OPS-1").await.unwrap();
    assert_eq!(get_issue(&connection, "OPS-1").await.unwrap().assignee, None);
    let error = assign_issue(&connection, "OPS-1", "nobody").await.unwrap_err();
    let said: JiraError = error.body_as().unwrap();
    assert_eq!(
        (error.kind(), said.errors["assignee"].as_str()),
        (Kind::Invalid, "User 'nobody' does not exist.")
    );
    assert_eq!(assign_issue(&connection, "OPS-9", "a1").await.unwrap_err().kind(), Kind::NotFound);

    let error = delete_issue(&connection, "OPS-1").await.unwrap_err();
    assert!(error.to_string().contains("has subtasks"), "{error}");
    delete_issue(&connection, "OPS-1").with(|it| it.delete_subtasks(true)).await.unwrap();
    assert_eq!(get_issue(&connection, "OPS-2").await.unwrap_err().kind(), Kind::NotFound);
    let next = create_issue(&connection, "OPS", "Task", "after").await.unwrap();
    assert_eq!(next.key, "OPS-3", "a number is never given again");
}

#[tokio::test]
async fn markdown_comes_back_as_it_was_sent() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    let text = "# Plan\n\n1. `df -h`\n2. **clean**\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nrm -i\n```";
    let document = Document::markdown(text);
    let created =
        create_issue(&connection, "OPS", "Task", "plan").with(|it| it.description(document.clone())).await;
    let issue = get_issue(&connection, created.unwrap().key).await.unwrap();
    assert_eq!(issue.description.as_ref(), Some(&document));
    assert_eq!(
        issue.description.unwrap().to_string(),
        "Plan\n\n1. df -h\n2. clean\n\nsaid\n\na | b\n1 | 2\n\nrm -i"
    );
    let custom = BTreeMap::from([("customfield_10010".to_owned(), json!({"value": AWKWARD}))]);
    update_issue(&connection, "OPS-1").with(|it| it.more(custom)).await.unwrap();
    assert_eq!(jira.with(|site| site.issue("OPS-1")).unwrap()["customfield_10010"]["value"], AWKWARD);
}

#[tokio::test]
async fn a_workflow_is_gone_through() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    create_issue(&connection, "OPS", "Task", "a").await.unwrap();
    let ids = |transitions: &[spoke_jira::transitions::Transition]| {
        transitions.iter().map(|it| it.transition_id.clone()).collect::<Vec<_>>()
    };
    let first = list_transitions(&connection, "OPS-1").await.unwrap().transitions;
    assert_eq!((ids(&first), first[0].status.as_deref()), (vec!["11".to_owned()], Some("In Progress")));
    transition_issue(&connection, "OPS-1", "11").with(|it| it.comment("begun")).await.unwrap();
    assert_eq!(jira.with(|site| site.comments("OPS-1")).len(), 1);

    let error = transition_issue(&connection, "OPS-1", "11").await.unwrap_err();
    assert!(error.to_string().contains("Transition id '11' is not valid"), "{error}");
    let error =
        transition_issue(&connection, "OPS-1", "21").with(|it| it.resolution("Done")).await.unwrap_err();
    let said: JiraError = error.body_as().unwrap();
    assert!(said.errors["resolution"].contains("not on the appropriate screen"), "{said:?}");

    let expanded = list_transitions(&connection, "OPS-1")
        .with(|it| it.transition_id("31").expand(TransitionExpansion::Fields))
        .await
        .unwrap();
    let field = &expanded.transitions[0].fields["resolution"];
    assert_eq!((field.is_required, field.allowed_values[1]["name"].as_str()), (true, Some("Won't Do")));
    let done = transition_issue(&connection, "OPS-1", "31");
    done.with(|it| it.resolution("Won't Do").assignee("a1")).await.unwrap();
    let issue = get_issue(&connection, "OPS-1").await.unwrap();
    assert_eq!((issue.status.as_deref(), issue.assignee.as_deref()), (Some("Done"), Some("a1")));
    assert_eq!(jira.with(|site| site.issue("OPS-1")).unwrap()["resolution"]["name"], "Won't Do");
    assert_eq!(list_transitions(&connection, "OPS-9").await.unwrap_err().kind(), Kind::NotFound);
}

#[tokio::test]
async fn a_transition_is_found_by_its_name_and_by_where_it_leads() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    create_issue(&connection, "OPS", "Task", "a").await.unwrap();
    transition_issue_to_status(&connection, "OPS-1", "In Progress")
        .with(|it| it.comment("begun"))
        .await
        .unwrap();
    let done = transition_issue_by_name(&connection, "OPS-1", "Done");
    done.with(|it| it.resolution("Duplicate").assignee("a1")).await.unwrap();
    let fields = jira.with(|site| site.issue("OPS-1")).unwrap();
    assert_eq!(
        (&fields["status"]["name"], &fields["resolution"]["name"]),
        (&json!("Done"), &json!("Duplicate"))
    );
    assert_eq!(jira.with(|site| site.comments("OPS-1")).len(), 1);
    let error = transition_issue_by_name(&connection, "OPS-1", "Done").await.unwrap_err();
    assert!(error.to_string().contains("Reopen"), "the names that there are: {error}");
    let error = transition_issue_to_status(&connection, "OPS-9", "Done").await.unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound);
}

#[tokio::test]
async fn work_is_logged() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    create_issue(&connection, "OPS", "Task", "a").await.unwrap();
    let began = "2026-01-05T10:00:00.000+0000";
    let first = add_worklog(&connection, "OPS-1", 3_600, began)
        .with(|it| it.comment("looked\nand found").visibility(Visibility::role("Administrators")))
        .await
        .unwrap();
    add_worklog(&connection, "OPS-1", 60, began).await.unwrap();
    let all = list_worklogs(&connection, "OPS-1").with(|it| it.max_results(1)).items().all().await.unwrap();
    assert_eq!(all.iter().map(|it| it.time_spent_seconds).collect::<Vec<_>>(), [Some(3_600), Some(60)]);
    assert_eq!(all[0].comment.as_ref().unwrap().to_string(), "looked\nand found");

    let error =
        add_worklog(&connection, "OPS-1", 0, "today").with(|it| it.adjust_estimate(AdjustEstimate::New));
    let said: JiraError = error.await.unwrap_err().body_as().unwrap();
    assert_eq!(said.errors.keys().collect::<Vec<_>>(), ["newEstimate", "started", "timeLogged"]);

    delete_worklog(&connection, "OPS-1", &first.worklog_id).await.unwrap();
    let error = delete_worklog(&connection, "OPS-1", &first.worklog_id).await.unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound);
    assert_eq!(list_worklogs(&connection, "OPS-1").await.unwrap().total, Some(1));
}
