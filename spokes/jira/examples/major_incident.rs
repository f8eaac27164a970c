//! A major incident in Jira, from the first line to the last: filed, told in Markdown, linked, worked on, done.
//!
//! ```sh
//! cargo run -p spoke-jira --features sandbox --example major_incident
//! ```

use spoke_jira::attachments::add_attachment;
use spoke_jira::comments::{add_comment, list_comments};
use spoke_jira::issues::{assign_issue, create_issue, get_issue, search_issues};
use spoke_jira::links::link_issues;
use spoke_jira::sandbox::{Site, TOKEN, USERNAME};
use spoke_jira::transitions::transition_issue_to_status;
use spoke_jira::users::find_assignable_users;
use spoke_jira::watchers::add_watcher;
use spoke_jira::worklogs::add_worklog;
use spoke_jira::{Document, Jira};
use spoke_runtime::auth::Basic;
use spoke_runtime::{Connection, ConnectionConfig, Hub, Upload};

/// What is known when the incident is filed.
const REPORT: &str = "\
## Disk full on db-1

`/var/lib` is at **100 %**:

```sh
df -h /var/lib
```

- orders fail
- reports fail
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Site::new().project("OPS").person("5b10ac8d", "Emma Richards").serve().await?;
    let credential = Basic::login(USERNAME, TOKEN)?;
    let config = ConnectionConfig::to::<Jira>().base_url(sandbox.url()).auth(credential);
    let jira: Connection<Jira> = Hub::builder().connection("jira", config).build()?.connect("jira")?;

    let change = create_issue(&jira, "OPS", "Task", "Bigger disk for db-1").await?;
    let incident = create_issue(&jira, "OPS", "Incident", "Disk full on db-1")
        .with(|issue| issue.description(Document::markdown(REPORT)).priority("Highest"))
        .await?;
    link_issues(&jira, "Blocks", &incident.key, &change.key).await?;
    let log = Upload::new("df.txt", "/dev/sdb 100% /var/lib\n").content_type("text/plain");
    add_attachment(&jira, &incident.key, log).await?;

    let people = find_assignable_users(&jira, "OPS", "emma").await?;
    for person in &people {
        assign_issue(&jira, &incident.key, &person.account_id).await?;
        add_watcher(&jira, &incident.key, &person.account_id).await?;
    }

    transition_issue_to_status(&jira, &incident.key, "In Progress").await?;
    add_comment(&jira, &incident.key, "Old logs are gone; watching for an hour.").await?;
    add_worklog(&jira, &incident.key, 1_800, "2026-01-05T10:00:00.000+0000").await?;
    transition_issue_to_status(&jira, &incident.key, "Done").await?;

    let issue = get_issue(&jira, &incident.key).await?;
    println!("{} is {}", issue.key, issue.status.unwrap_or_default());
    println!("{}", issue.description.unwrap_or_default());
    for comment in list_comments(&jira, &incident.key).items().all().await? {
        println!("> {}", comment.body.unwrap_or_default());
    }
    let open = search_issues(&jira, "project = OPS").items().all().await?;
    println!("{} issues in OPS", open.len());
    Ok(())
}
