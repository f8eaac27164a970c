//! Open issues that nobody takes care of are searched for, labelled and told about; those without a word for how bad they are
//! are closed. Runs against the sandbox of GitHub.
//!
//! `cargo run -p spoke-github --example triage --features sandbox`

use spoke_github::issues::{CreateIssue, CreateIssueComment, IssueStateChange, StateReason, UpdateIssue};
use spoke_github::labels::{AddLabels, CreateLabel};
use spoke_github::sandbox::{Forge, TOKEN};
use spoke_github::search::SearchIssues;
use spoke_github::{GitHub, GitHubError};
use spoke_runtime::ConnectionConfig;
use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Forge::new().repository("acme", "infra").serve().await?;
    let config = ConnectionConfig::to::<GitHub>().base_url(sandbox.url()).auth(Bearer::token(TOKEN));
    let hub = Hub::builder().connection("github", config).build()?;
    let github: Connection<GitHub> = hub.connect("github")?;
    for title in ["P1: disk full on db-1", "hello", "P2: disk full on db-2"] {
        CreateIssue::new("acme", "infra", title).on(&github).await?;
    }

    // A label that is there already is no failure here.
    for _ in 0..2 {
        match CreateLabel::new("acme", "infra", "triaged").color("0e8a16").on(&github).await {
            Ok(label) => println!("made the label {}", label.name),
            Err(error) if error.code_as() == Some(GitHubError::AlreadyExists) => println!("it is there"),
            Err(error) => return Err(error.into()),
        }
    }

    // What is closed falls out of the search, and the pages behind it move up: so all are read before one is changed.
    let search = SearchIssues::new("repo:acme/infra is:issue is:open").per_page(2);
    for issue in search.on(&github).items().all().await? {
        if !issue.title.starts_with('P') {
            let closed = UpdateIssue::new("acme", "infra", issue.number)
                .state(IssueStateChange::Closed)
                .state_reason(StateReason::NotPlanned)
                .on(&github)
                .await?;
            println!("#{} {}: {:?}", closed.number, closed.title, closed.state);
            continue;
        }
        let labels =
            AddLabels::new("acme", "infra", issue.number, vec!["triaged".to_owned()]).on(&github).await?;
        let comment = CreateIssueComment::new("acme", "infra", issue.number, "On call has seen this.");
        println!("#{} {}: {}, {}", issue.number, issue.title, labels[0].name, comment.on(&github).await?.url);
    }
    Ok(())
}
