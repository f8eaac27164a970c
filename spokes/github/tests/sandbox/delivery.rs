//! Releases, workflow runs and webhooks, by the typed actions.

use std::collections::BTreeMap;

use spoke_github::actions::{
    CancelWorkflowRun, Dispatch, DispatchWorkflow, GetWorkflowRun, ListRunsOfWorkflow, ListWorkflowRuns,
    RerunFailedJobs, RerunWorkflowRun,
};
use spoke_github::releases::{CreateRelease, GetLatestRelease, ListReleases, UploadReleaseAsset};
use spoke_github::sandbox::{Forge, TOKEN};
use spoke_github::webhooks::{CreateWebhook, DeleteWebhook, ListWebhooks, PingWebhook, UpdateWebhook};
use spoke_github::{GitHubError, HookContentType, RunConclusion, RunFilter, RunStatus};
use spoke_runtime::Kind;

use super::{connect, sandbox};

#[tokio::test]
async fn a_release_with_a_file() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    let none = GetLatestRelease::new("acme", "infra").on(&github).await.unwrap_err();
    assert_eq!(none.kind(), Kind::NotFound);
    let release =
        CreateRelease::new("acme", "infra", "v1").name("One").body("First").on(&github).await.unwrap();
    CreateRelease::new("acme", "infra", "v2").prerelease(true).on(&github).await.unwrap();
    let draft = CreateRelease::new("acme", "infra", "v3").draft(true).on(&github).await.unwrap();
    assert_eq!((draft.is_draft, draft.published_at), (true, None));
    let twice = CreateRelease::new("acme", "infra", "v1").on(&github).await.unwrap_err();
    assert_eq!((twice.kind(), twice.code_as()), (Kind::Conflict, Some(GitHubError::AlreadyExists)));

    let address = release.upload_url.replace("{?name,label}", "?name=app.zip&label=The%20app");
    let upload = || UploadReleaseAsset::new(address.as_str(), "application/zip", vec![0_u8, 159, 146, 150]);
    let asset = upload().on(&github).await.unwrap();
    assert_eq!(
        (asset.size, asset.content_type.as_str(), asset.label.as_deref()),
        (4, "application/zip", Some("The app"))
    );
    let twice = upload().on(&github).await.unwrap_err();
    assert_eq!(twice.code_as(), Some(GitHubError::AlreadyExists));
    let unnamed = release.upload_url.replace("{?name,label}", "");
    let unnamed = UploadReleaseAsset::new(unnamed, "text/plain", "a").on(&github).await.unwrap_err();
    assert_eq!(unnamed.code_as(), Some(GitHubError::MissingField));

    let latest = GetLatestRelease::new("acme", "infra").on(&github).await.unwrap();
    assert_eq!((latest.tag_name.as_str(), latest.assets.len()), ("v1", 1));
    let all = ListReleases::new("acme", "infra").per_page(2).on(&github).items().all().await.unwrap();
    assert_eq!(all.iter().map(|it| it.tag_name.as_str()).collect::<Vec<_>>(), ["v3", "v2", "v1"]);
}

#[tokio::test]
async fn a_run_from_dispatched_to_run_again() {
    let server = Forge::new().repository("acme", "infra").workflow("deploy.yml", &["environment"]);
    let server = server.serve().await.unwrap();
    let github = connect(&server, TOKEN);
    let dispatch = |input: &str| {
        let inputs = BTreeMap::from([(input.to_owned(), "prod".to_owned())]);
        DispatchWorkflow::new("acme", "infra", "deploy.yml", "main").inputs(inputs)
    };
    let Dispatch::Run(run) = dispatch("environment").return_run_details(true).on(&github).await.unwrap()
    else {
        panic!("the run was asked for");
    };
    assert!(matches!(dispatch("environment").on(&github).await.unwrap(), Dispatch::Accepted));
    let unknown = dispatch("speed").on(&github).await.unwrap_err();
    assert_eq!(unknown.message(), Some("Unexpected inputs provided: [\"speed\"]"));
    let unknown = DispatchWorkflow::new("acme", "infra", "none.yml", "main").on(&github).await.unwrap_err();
    assert_eq!(unknown.kind(), Kind::NotFound);
    let unknown = DispatchWorkflow::new("acme", "infra", "deploy.yml", "none").on(&github).await.unwrap_err();
    assert_eq!(unknown.kind(), Kind::Invalid);

    let get = || GetWorkflowRun::new("acme", "infra", run.run_id).on(&github);
    assert_eq!(
        (get().await.unwrap().status, get().await.unwrap().attempt),
        (Some(RunStatus::Queued), Some(1))
    );
    let early = RerunWorkflowRun::new("acme", "infra", run.run_id).on(&github).await.unwrap_err();
    assert_eq!((early.kind(), early.message()), (Kind::Forbidden, Some("This workflow is already running")));
    server.with(|forge| forge.finish_run(run.run_id, "failure"));
    assert_eq!(get().await.unwrap().conclusion, Some(RunConclusion::Failure));
    let failed = ListWorkflowRuns::new("acme", "infra").status(RunFilter::Failure).on(&github).await.unwrap();
    assert_eq!((failed.total_count, failed.runs[0].run_id), (1, run.run_id));
    RerunFailedJobs::new("acme", "infra", run.run_id).on(&github).await.unwrap();
    assert_eq!((get().await.unwrap().conclusion, get().await.unwrap().attempt), (None, Some(2)));
    CancelWorkflowRun::new("acme", "infra", run.run_id).on(&github).await.unwrap();
    assert_eq!(get().await.unwrap().conclusion, Some(RunConclusion::Cancelled));
    let late = CancelWorkflowRun::new("acme", "infra", run.run_id).on(&github).await.unwrap_err();
    assert_eq!(late.kind(), Kind::Conflict);
    RerunWorkflowRun::new("acme", "infra", run.run_id).enable_debug_logging(true).on(&github).await.unwrap();

    let all = ListWorkflowRuns::new("acme", "infra").per_page(1).on(&github).items().all().await.unwrap();
    assert_eq!(all.iter().map(|it| it.run_number).collect::<Vec<_>>(), [2, 1]);
    let by_id = ListRunsOfWorkflow::new("acme", "infra", all[0].workflow_id.to_string()).on(&github);
    assert_eq!(by_id.await.unwrap().total_count, 2);
    let none = ListRunsOfWorkflow::new("acme", "infra", "none.yml").on(&github).await.unwrap_err();
    assert_eq!(none.kind(), Kind::NotFound);
}

#[tokio::test]
async fn a_webhook_from_created_to_deleted() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    let create = || {
        CreateWebhook::new("acme", "infra", "https://acme.example/hooks?a=1")
            .content_type(HookContentType::Json)
            .secret("it is a secret".into())
            .events(vec!["issues".to_owned(), "push".to_owned()])
    };
    let hook = create().on(&github).await.unwrap();
    assert_eq!((hook.url.as_deref(), hook.is_active), (Some("https://acme.example/hooks?a=1"), true));
    let twice = create().on(&github).await.unwrap_err();
    assert_eq!((twice.kind(), twice.code_as()), (Kind::Invalid, Some(GitHubError::Custom)));
    let bad = CreateWebhook::new("acme", "infra", "ftp://acme.example").on(&github).await.unwrap_err();
    assert_eq!(bad.code_as(), Some(GitHubError::Invalid));
    let changed = UpdateWebhook::new("acme", "infra", hook.hook_id)
        .add_events(vec!["release".to_owned()])
        .remove_events(vec!["push".to_owned()])
        .active(false)
        .on(&github)
        .await
        .unwrap();
    assert_eq!((changed.events, changed.is_active), (vec!["issues".to_owned(), "release".to_owned()], false));
    assert_eq!(changed.content_type, Some(HookContentType::Json), "what is left out stays");
    PingWebhook::new("acme", "infra", hook.hook_id).on(&github).await.unwrap();
    let hooks = ListWebhooks::new("acme", "infra").on(&github).await.unwrap();
    assert_eq!((hooks.len(), hooks[0].last_code), (1, Some(200)));
    DeleteWebhook::new("acme", "infra", hook.hook_id).on(&github).await.unwrap();
    let gone = DeleteWebhook::new("acme", "infra", hook.hook_id).on(&github).await.unwrap_err();
    assert_eq!(gone.kind(), Kind::NotFound);
    let gone = PingWebhook::new("acme", "infra", hook.hook_id).on(&github).await.unwrap_err();
    assert_eq!(gone.kind(), Kind::NotFound);
}
