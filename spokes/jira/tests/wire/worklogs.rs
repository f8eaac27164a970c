//! How long people worked on issues.

use spoke_jira::worklogs::{AddWorklog, AdjustEstimate, DeleteWorklog, ListWorklogs};
use spoke_jira::{JiraError, Visibility};
use spoke_runtime::Kind;

use crate::{MIA, wire};

#[tokio::test]
async fn add_worklog() {
    let action = AddWorklog::new("OPS-24", 12_000, "2021-01-17T12:34:00.000+0000")
        .comment("I did some work here.")
        .visibility(Visibility::group("276f955c-63d7-42c8-9520-92d01dca0625"))
        .adjust_estimate(AdjustEstimate::New)
        .new_estimate("2d")
        .reduce_by("1h")
        .notify_users(false);
    let worklog = wire().reply(action.clone()).await;
    assert_eq!((worklog.worklog_id.as_str(), worklog.issue_id.as_deref()), ("100028", Some("10002")));
    assert_eq!((worklog.author.as_deref(), worklog.time_spent_seconds), (Some(MIA), Some(12_000)));
    assert_eq!(worklog.started.as_deref(), Some("2021-01-17T12:34:00.000+0000"));
    assert_eq!(worklog.comment.map(|it| it.to_string()).as_deref(), Some("I did some work here."));
    let said: JiraError =
        wire().error(action, Kind::Invalid, None).await.body_as().expect("Jira's own shape");
    assert_eq!(said.errors["timeLogged"], "You must indicate the time spent working.");
}

#[tokio::test]
async fn list_worklogs() {
    let action = ListWorklogs::new("OPS-24")
        .start_at(10)
        .max_results(5)
        .started_after(1_610_000_000_000)
        .started_before(1_620_000_000_000);
    let page = wire().reply(action.clone()).await;
    assert_eq!((page.worklogs.len(), page.start_at, page.total), (1, Some(0), Some(1)));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn delete_worklog() {
    let action = DeleteWorklog::new("OPS-24", "100028").notify_users(false);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, None).await;
}
