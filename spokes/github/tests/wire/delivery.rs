//! Releases, workflow runs and webhooks on the wire.

use std::collections::BTreeMap;

use spoke_github::actions::{
    CancelWorkflowRun, Dispatch, DispatchWorkflow, GetWorkflowRun, ListRunsOfWorkflow, ListWorkflowRuns,
    RerunFailedJobs, RerunWorkflowRun,
};
use spoke_github::releases::{CreateRelease, GetLatestRelease, ListReleases, MakeLatest, UploadReleaseAsset};
use spoke_github::webhooks::{CreateWebhook, DeleteWebhook, ListWebhooks, PingWebhook, UpdateWebhook};
use spoke_github::{AssetState, GitHub, HookContentType, InsecureSsl, RunConclusion, RunFilter, RunStatus};
use spoke_runtime::prelude::*;
use spoke_runtime::{Answer, Kind};

use super::{HEAD, wire};

#[tokio::test]
async fn create_release() {
    let action = CreateRelease::new("acme", "infra", "v1.0.0")
        .target_commitish("master")
        .name("v1.0.0")
        .body("Description of the release")
        .draft(false)
        .prerelease(true)
        .generate_release_notes(false)
        .make_latest(MakeLatest::Legacy)
        .discussion_category_name("Announcements");
    let release = wire().reply(action.clone()).await;
    assert_eq!((release.release_id, release.tag_name.as_str(), release.is_draft), (1, "v1.0.0", false));
    assert_eq!(
        release.upload_url,
        "https://uploads.github.com/repos/octocat/Hello-World/releases/1/assets{?name,label}"
    );
    assert_eq!((release.assets[0].download_count, &release.assets[0].state), (42, &AssetState::Uploaded));
    wire().error(action, Kind::Conflict, Some("already_exists")).await;
}

#[tokio::test]
async fn get_latest_release() {
    let action = GetLatestRelease::new("acme", "infra");
    let release = wire().reply(action.clone()).await;
    assert_eq!((release.name.as_deref(), release.author.as_deref()), (Some("v1.0.0"), Some("octocat")));
    let asset = &release.assets[0];
    assert_eq!((&asset.state, &asset.label), (&AssetState::Other("starter".to_owned()), &None));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn list_releases() {
    let action = ListReleases::new("acme", "infra").per_page(10).page(3);
    let releases = wire().reply(action.clone()).await;
    assert_eq!((releases.len(), releases[0].is_draft, releases[0].assets.len()), (1, true, 0));
    assert_eq!(releases[0].published_at, None);
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn upload_release_asset() {
    let url = "https://uploads.github.com/repos/acme/infra/releases/1/assets?name=example.zip&label=short%20description";
    let action = UploadReleaseAsset::new(url, "application/zip", "PK zip");
    let asset = wire().reply(action.clone()).await;
    assert_eq!((asset.asset_id, asset.name.as_str(), asset.size), (1, "example.zip", 1024));
    assert_eq!(asset.label.as_deref(), Some("short description"));
    assert_eq!(
        asset.download_url,
        "https://github.com/octocat/Hello-World/releases/download/v1.0.0/example.zip"
    );
    wire().error(action, Kind::Conflict, Some("already_exists")).await;
}

/// The address comes from outside, and the token goes to GitHub alone.
#[tokio::test]
async fn an_upload_takes_no_token_to_a_foreign_host() {
    let hub = Hub::fake().stub::<UploadReleaseAsset>(|_| Answer::status(201));
    let github: Connection<GitHub> = hub.connect("github").unwrap();
    for url in ["https://uploads.github.com.evil.example/a?name=x", "http://uploads.github.com/a?name=x"] {
        let error = UploadReleaseAsset::new(url, "text/plain", "x").on(&github).await.unwrap_err();
        assert!(!error.is_outcome_unknown(), "{error}");
        assert!(hub.requests().is_empty(), "{url}");
    }
}

#[tokio::test]
async fn dispatch_workflow() {
    let inputs = [("environment", "prod"), ("note", "\"now\"")];
    let inputs: BTreeMap<String, String> = inputs.map(|(name, value)| (name.into(), value.into())).into();
    let action =
        DispatchWorkflow::new("acme", "infra", "deploy.yml", "main").inputs(inputs).return_run_details(true);
    let Dispatch::Run(run) = wire().reply(action.clone()).await else { panic!("200 is a run") };
    assert_eq!((run.run_id, run.url.as_str()), (1, "https://github.com/octo-org/octo-repo/actions/runs/1"));
    wire().error(action, Kind::Invalid, None).await;
    let hub = Hub::fake().stub::<DispatchWorkflow>(|_| Answer::status(204));
    let github: Connection<GitHub> = hub.connect("github").unwrap();
    let dispatch = DispatchWorkflow::new("acme", "infra", "deploy.yml", "main").on(&github).await.unwrap();
    assert!(matches!(dispatch, Dispatch::Accepted), "{dispatch:?}");
}

#[tokio::test]
async fn list_workflow_runs() {
    let action = ListWorkflowRuns::new("acme", "infra")
        .actor("octocat")
        .branch("fix/disk")
        .event("push")
        .status(RunFilter::InProgress)
        .created(">=2026-01-05")
        .head_sha(HEAD)
        .check_suite_id(42)
        .exclude_pull_requests(true)
        .per_page(2)
        .page(1);
    let page = wire().reply(action.clone()).await;
    assert_eq!((page.total_count, page.runs.len()), (1, 1));
    let run = &page.runs[0];
    assert_eq!((&run.status, &run.conclusion), (&Some(RunStatus::Completed), &Some(RunConclusion::TimedOut)));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn list_runs_of_workflow() {
    let action = ListRunsOfWorkflow::new("acme", "infra", "159038")
        .actor("octocat")
        .branch("fix/disk")
        .event("push")
        .status(RunFilter::InProgress)
        .created(">=2026-01-05")
        .head_sha(HEAD)
        .check_suite_id(42)
        .exclude_pull_requests(true)
        .per_page(2)
        .page(1);
    let page = wire().reply(action.clone()).await;
    assert_eq!((&page.runs[0].name, &page.runs[0].branch), (&None, &None));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn get_workflow_run() {
    let action = GetWorkflowRun::new("acme", "infra", 30_433_642).exclude_pull_requests(true);
    let run = wire().reply(action.clone()).await;
    assert_eq!(
        (run.run_id, run.run_number, run.attempt, run.workflow_id),
        (30_433_642, 562, Some(1), 159_038)
    );
    assert_eq!((run.status, run.conclusion), (Some(RunStatus::Queued), None));
    assert_eq!((run.title.as_str(), run.actor.as_deref()), ("Update README.md", Some("octocat")));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn rerun_workflow_run() {
    let action = RerunWorkflowRun::new("acme", "infra", 30_433_642).enable_debug_logging(true);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Forbidden, None).await;
}

#[tokio::test]
async fn rerun_failed_jobs() {
    let action = RerunFailedJobs::new("acme", "infra", 30_433_642).enable_debug_logging(false);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Forbidden, None).await;
}

#[tokio::test]
async fn cancel_workflow_run() {
    let action = CancelWorkflowRun::new("acme", "infra", 30_433_642);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn create_webhook() {
    let action = CreateWebhook::new("acme", "infra", "https://example.com/webhook?a=1&b=\"2\"")
        .content_type(HookContentType::Json)
        .secret("it is a secret".into())
        .insecure_ssl(InsecureSsl::No)
        .events(vec!["push".to_owned(), "pull_request".to_owned()])
        .active(true);
    let hook = wire().reply(action.clone()).await;
    assert_eq!((hook.hook_id, hook.is_active, hook.events.len()), (12_345_678, true, 2));
    assert_eq!(
        (hook.url.as_deref(), hook.content_type),
        (Some("https://example.com/webhook"), Some(HookContentType::Json))
    );
    assert_eq!((hook.last_status.as_deref(), hook.last_code), (Some("unused"), None));
    wire().error(action, Kind::Invalid, Some("custom")).await;
}

#[tokio::test]
async fn update_webhook() {
    let action = UpdateWebhook::new("acme", "infra", 12_345_678)
        .url("https://example.com/webhook?a=1&b=\"2\"")
        .content_type(HookContentType::Json)
        .secret("it is a secret".into())
        .insecure_ssl(InsecureSsl::No)
        .events(vec!["push".to_owned()])
        .add_events(vec!["issues".to_owned()])
        .remove_events(vec!["pull_request".to_owned()])
        .active(false);
    let hook = wire().reply(action.clone()).await;
    assert_eq!(
        (hook.last_code, hook.content_type),
        (Some(502), Some(HookContentType::Other("protobuf".to_owned())))
    );
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn delete_webhook() {
    let action = DeleteWebhook::new("acme", "infra", 12_345_678);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn list_webhooks() {
    let action = ListWebhooks::new("acme", "infra").per_page(2).page(1);
    assert_eq!(wire().reply(action.clone()).await[0].events, ["push", "pull_request"]);
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn ping_webhook() {
    let action = PingWebhook::new("acme", "infra", 12_345_678);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, None).await;
}
