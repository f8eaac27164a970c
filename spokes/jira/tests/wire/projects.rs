//! Projects.

use spoke_jira::projects::{GetProject, ListProjects, ProjectAction, ProjectOrder, ProjectType};
use spoke_runtime::Kind;

use crate::{MIA, wire};

#[tokio::test]
async fn list_projects() {
    let action = ListProjects::new()
        .start_at(100)
        .max_results(50)
        .query("network & more")
        .keys(vec!["OPS".to_owned(), "NET".to_owned()])
        .type_key(ProjectType::ServiceDesk)
        .action(ProjectAction::Create)
        .order_by(ProjectOrder::IssueCountDescending);
    let page = wire().reply(action.clone()).await;
    assert_eq!((page.start_at, page.total, page.is_last), (Some(0), Some(7), Some(false)));
    assert_eq!(page.projects.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["EX", "ABC"]);
    assert_eq!(
        (page.projects[0].style.as_deref(), page.projects[0].lead.as_deref()),
        (Some("classic"), None)
    );
    wire().error(action, Kind::Auth, None).await;
}

#[tokio::test]
async fn get_project() {
    let action = GetProject::new("EX");
    let project = wire().reply(action.clone()).await;
    assert_eq!((project.project_id.as_str(), project.name.as_str()), ("10000", "Example"));
    assert_eq!(project.description.as_deref(), Some("This project was created as an example for REST."));
    assert_eq!(
        (project.lead.as_deref(), project.issue_types),
        (Some(MIA), vec!["Task".to_owned(), "Bug".to_owned()])
    );
    assert!(project.url.is_some_and(|url| url.ends_with("/project/EX")));
    wire().error(action, Kind::NotFound, None).await;
}
