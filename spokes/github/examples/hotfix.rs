//! A file is changed on a branch of its own, the change is merged as it was looked at, and the workflow is started that rolls
//! it out. Runs against the sandbox of GitHub.
//!
//! `cargo run -p spoke-github --example hotfix --features sandbox`

use std::collections::BTreeMap;

use spoke_github::GitHub;
use spoke_github::actions::{Dispatch, DispatchWorkflow, GetWorkflowRun};
use spoke_github::contents::{CreateOrUpdateFile, GetFile};
use spoke_github::git::{CreateRef, DeleteRef, GetRef};
use spoke_github::pulls::{CreatePullRequest, ListPullRequestFiles, MergeMethod, MergePullRequest};
use spoke_github::sandbox::{Forge, TOKEN};
use spoke_runtime::ConnectionConfig;
use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;

/// `max = 9` as Base64, which is how GitHub takes files.
const NEW_CONTENT: &str = "bWF4ID0gOQo=";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let forge = Forge::new().repository("acme", "infra").file("limits.toml", "max = 8\n");
    let sandbox = forge.workflow("rollout.yml", &["environment"]).serve().await?;
    let config = ConnectionConfig::to::<GitHub>().base_url(sandbox.url()).auth(Bearer::token(TOKEN));
    let hub = Hub::builder().connection("github", config).build()?;
    let github: Connection<GitHub> = hub.connect("github")?;

    let main = GetRef::new("acme", "infra", "heads/main").on(&github).await?;
    let branch = CreateRef::new("acme", "infra", "heads/raise-the-limit", main.sha).on(&github).await?;
    println!("branched {} at {}", branch.name, &branch.sha[..7]);

    // The blob that is replaced stands in the call, so that nobody's work in between is lost.
    let file = GetFile::new("acme", "infra", "limits.toml").on(&github).await?;
    let message = "Raise the limit to 9";
    let written = CreateOrUpdateFile::new("acme", "infra", "limits.toml", message, NEW_CONTENT)
        .sha(file.sha)
        .branch("raise-the-limit")
        .on(&github)
        .await?;
    println!("wrote limits.toml in {}", &written.commit_sha[..7]);

    let pull =
        CreatePullRequest::new("acme", "infra", message, "raise-the-limit", "main").on(&github).await?;
    for file in ListPullRequestFiles::new("acme", "infra", pull.number).on(&github).await? {
        println!("#{} changes {}: +{} -{}", pull.number, file.path, file.additions, file.deletions);
    }

    // Only the commit that was looked at is merged.
    let merge = MergePullRequest::new("acme", "infra", pull.number, pull.head_sha)
        .merge_method(MergeMethod::Squash)
        .on(&github)
        .await?;
    DeleteRef::new("acme", "infra", "heads/raise-the-limit").on(&github).await?;
    println!("merged as {}", &merge.sha[..7]);

    let inputs = BTreeMap::from([("environment".to_owned(), "prod".to_owned())]);
    let rollout = DispatchWorkflow::new("acme", "infra", "rollout.yml", "main").inputs(inputs);
    let Dispatch::Run(started) = rollout.return_run_details(true).on(&github).await? else {
        return Err("GitHub did not tell which run it is".into());
    };
    sandbox.with(|forge| forge.finish_run(started.run_id, "success"));
    let run = GetWorkflowRun::new("acme", "infra", started.run_id).on(&github).await?;
    println!("{} of {}: {:?}", run.title, run.branch.as_deref().unwrap_or("?"), run.conclusion);
    Ok(())
}
