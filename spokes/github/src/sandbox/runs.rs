//! Workflow runs: dispatched, read, listed, run again, cancelled.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::answers::{answer, invalid, not_found, nothing, refuse};
use super::forge::{Forge, LOGIN, user};
use super::members::{asked, flag, mistyped, object, text};
use super::pages::page_in;
use super::repository::Workflow;

/// `POST /repos/{owner}/{repo}/actions/workflows/{workflow}/dispatches`
pub(super) fn dispatch(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let (id, now) = (forge.next_id(), forge.now());
    let repository = forge.repository_mut(request)?;
    let workflow = repository.workflows.iter().find(|it| is_named(it, request)).ok_or_else(not_found)?;
    let members = object(request)?;
    let branch = text(&members, "ref")?.ok_or_else(|| invalid("Workflow", "ref", "missing_field"))?;
    check_inputs(workflow, &members)?;
    let commit = repository.commit(&branch);
    let sha = &commit.ok_or_else(|| refuse(422, &format!("No ref found for: {branch}")))?.sha;
    let run = json!({
        "id": id,
        "name": workflow.file,
        "display_title": workflow.file,
        "run_number": repository.runs.len() + 1,
        "run_attempt": 1,
        "event": "workflow_dispatch",
        "status": "queued",
        "conclusion": null,
        "head_branch": branch,
        "head_sha": sha,
        "workflow_id": workflow.id,
        "path": format!(".github/workflows/{}", workflow.file),
        "actor": user(LOGIN),
        "created_at": now,
        "run_started_at": now,
        "updated_at": now,
    });
    repository.runs.push(run.clone());
    if flag(&members, "return_run_details")? != Some(true) {
        return Ok(nothing(204));
    }
    let run = located(request, run);
    Ok(answer(200, json!({"workflow_run_id": id, "run_url": run["url"], "html_url": run["html_url"]})))
}

/// `GET /repos/{owner}/{repo}/actions/runs`: the newest first
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let runs = &forge.repository_mut(request)?.runs;
    let wanted = [
        ("actor", "/actor/login"),
        ("branch", "/head_branch"),
        ("event", "/event"),
        ("head_sha", "/head_sha"),
    ];
    let is_asked = |run: &Value, name: &str, path: &str| {
        asked(request, name).is_none_or(|value| run.pointer(path).is_some_and(|own| *own == value.as_str()))
    };
    let is_wanted = |run: &&Value| {
        wanted.iter().all(|(name, path)| is_asked(run, name, path))
            && asked(request, "status")
                .is_none_or(|it| run["status"] == it.as_str() || run["conclusion"] == it.as_str())
    };
    let found = runs.iter().rev().filter(is_wanted).cloned();
    page_in(request, json!({}), "workflow_runs", found.map(|run| located(request, run)).collect())
}

/// `GET /repos/{owner}/{repo}/actions/workflows/{workflow}/runs`: the newest first
pub(super) fn list_of_workflow(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let workflow = repository.workflows.iter().find(|it| is_named(it, request)).ok_or_else(not_found)?;
    let found = repository.runs.iter().rev().filter(|run| run["workflow_id"] == workflow.id).cloned();
    page_in(request, json!({}), "workflow_runs", found.map(|run| located(request, run)).collect())
}

/// `GET /repos/{owner}/{repo}/actions/runs/{id}`
pub(super) fn get(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let run = run_mut(forge, request)?.clone();
    Ok(answer(200, located(request, run)))
}

/// `POST /repos/{owner}/{repo}/actions/runs/{id}/rerun`, and the same with `rerun-failed-jobs`
pub(super) fn rerun(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let now = forge.now();
    flag(&object(request)?, "enable_debug_logging")?;
    let run = run_mut(forge, request)?;
    if run["status"] != "completed" {
        return Err(refuse(403, "This workflow is already running"));
    }
    run["status"] = json!("queued");
    run["conclusion"] = Value::Null;
    run["run_attempt"] = json!(run["run_attempt"].as_u64().unwrap_or_default() + 1);
    run["run_started_at"] = json!(now);
    run["updated_at"] = json!(now);
    Ok(answer(201, json!({})))
}

/// `POST /repos/{owner}/{repo}/actions/runs/{id}/cancel`
pub(super) fn cancel(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let now = forge.now();
    let run = run_mut(forge, request)?;
    if run["status"] == "completed" {
        return Err(refuse(409, "Cannot cancel a workflow run that is completed."));
    }
    finish(run, "cancelled", &now);
    Ok(answer(202, json!({})))
}

/// Ends a run.
pub(super) fn finish(run: &mut Value, conclusion: &str, now: &str) {
    run["status"] = json!("completed");
    run["conclusion"] = json!(conclusion);
    run["updated_at"] = json!(now);
}

fn is_named(workflow: &Workflow, request: &Request) -> bool {
    let name = request.slot("workflow");
    workflow.file == name || workflow.id.to_string() == name
}

fn check_inputs(workflow: &Workflow, members: &Map<String, Value>) -> Result<(), Answer> {
    let inputs = match members.get("inputs") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Object(inputs)) => inputs,
        Some(other) => return Err(mistyped("inputs", other, "an object")),
    };
    let unknown: Vec<&String> = inputs.keys().filter(|name| !workflow.inputs.contains(name)).collect();
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(refuse(422, &format!("Unexpected inputs provided: {unknown:?}")))
    }
}

fn run_mut<'a>(forge: &'a mut Forge, request: &Request) -> Result<&'a mut Value, Answer> {
    let id: u64 = request.slot("id").parse().map_err(|_| not_found())?;
    let runs = &mut forge.repository_mut(request)?.runs;
    runs.iter_mut().find(|run| run["id"] == id).ok_or_else(not_found)
}

fn located(request: &Request, mut run: Value) -> Value {
    let (origin, owner, repo, id) =
        (request.origin(), request.slot("owner"), request.slot("repo"), run["id"].clone());
    run["url"] = json!(format!("{origin}/repos/{owner}/{repo}/actions/runs/{id}"));
    run["html_url"] = json!(format!("{origin}/{owner}/{repo}/actions/runs/{id}"));
    run["pull_requests"] = json!([]);
    run
}
