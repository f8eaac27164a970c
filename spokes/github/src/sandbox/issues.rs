//! Issues: created, changed, read, listed.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::answers::{answer, invalid};
use super::forge::{Forge, user};
use super::members::{asked, mistyped, object, text, texts, word};
use super::pages::page;
use super::repository::is_called;

/// The longest title, in characters.
const LONGEST_TITLE: usize = 256;

/// `POST /repos/{owner}/{repo}/issues`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    forge.repository_mut(request)?;
    let members = object(request)?;
    let title = title(&members)?.ok_or_else(|| invalid("Issue", "title", "missing_field"))?;
    let body = text(&members, "body")?;
    milestone(&members)?;
    let (labels, assignees) = (texts(&members, "labels")?, texts(&members, "assignees")?);

    let (id, now) = (forge.next_id(), forge.now());
    let repository = forge.repository_mut(request)?;
    let labels = repository.labels_named(&labels);
    let issue = repository.open(id, &now, &title, body.as_deref());
    issue.body["labels"] = Value::Array(labels);
    assign(&mut issue.body, &assignees);
    let (number, issue) = (issue.number, issue.body.clone());
    Ok(answer(201, located(request, issue)).header("location", &address(request, number)))
}

/// `GET /repos/{owner}/{repo}/issues/{number}`
pub(super) fn get(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let issue = forge.issue_mut(request)?.body.clone();
    Ok(answer(200, located(request, issue)))
}

/// `PATCH /repos/{owner}/{repo}/issues/{number}`
pub(super) fn update(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    forge.issue_mut(request)?;
    let members = object(request)?;
    let title = title(&members)?;
    let body = text(&members, "body")?;
    milestone(&members)?;
    let state = word(&members, "state", &["open", "closed"])?;
    let reasons = ["completed", "not_planned", "duplicate", "reopened"];
    let reason = word(&members, "state_reason", &reasons)?;
    let (labels, assignees) = (texts(&members, "labels")?, texts(&members, "assignees")?);

    let now = forge.now();
    let labels = forge.repository_mut(request)?.labels_named(&labels);
    let issue = &mut forge.issue_mut(request)?.body;
    if let Some(title) = title {
        issue["title"] = json!(title);
    }
    if members.contains_key("body") {
        issue["body"] = json!(body);
    }
    if members.contains_key("labels") {
        issue["labels"] = Value::Array(labels);
    }
    if members.contains_key("assignees") {
        assign(issue, &assignees);
    }
    if let Some(state) = state {
        turn(issue, &state, reason.as_deref(), &now);
    }
    issue["updated_at"] = json!(now);
    let issue = issue.clone();
    Ok(answer(200, located(request, issue)))
}

/// `GET /repos/{owner}/{repo}/issues`: the newest first
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let state = asked(request, "state").unwrap_or_else(|| "open".to_owned());
    if !matches!(state.as_str(), "open" | "closed" | "all") {
        return Err(invalid("Issue", "state", "invalid"));
    }
    let labels = asked(request, "labels").unwrap_or_default();
    let labels: Vec<&str> = labels.split(',').filter(|label| !label.is_empty()).collect();
    let is_wanted = |issue: &Value| {
        (state == "all" || issue["state"] == state.as_str()) && labels.iter().all(|label| has(issue, label))
    };
    let issues = repository.issues.iter().rev().map(|it| it.body.clone()).filter(is_wanted);
    page(request, issues.map(|issue| located(request, issue)).collect())
}

/// Whether an issue has a label.
pub(super) fn has(issue: &Value, label: &str) -> bool {
    issue["labels"].as_array().is_some_and(|all| all.iter().any(|one| is_called(one, label)))
}

/// Opens or closes an issue.
pub(super) fn turn(issue: &mut Value, state: &str, reason: Option<&str>, now: &str) {
    if issue["state"] == state {
        return;
    }
    let is_closed = state == "closed";
    issue["state"] = json!(state);
    issue["closed_at"] = if is_closed { json!(now) } else { Value::Null };
    issue["state_reason"] = json!(reason.unwrap_or(if is_closed { "completed" } else { "reopened" }));
}

fn title(members: &Map<String, Value>) -> Result<Option<String>, Answer> {
    match text(members, "title")? {
        Some(title) if title.is_empty() => Err(invalid("Issue", "title", "missing_field")),
        Some(title) if title.chars().count() > LONGEST_TITLE => Err(invalid("Issue", "title", "custom")),
        title => Ok(title),
    }
}

/// The sandbox has no milestones.
fn milestone(members: &Map<String, Value>) -> Result<(), Answer> {
    match members.get("milestone") {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Number(_)) => Err(invalid("Issue", "milestone", "invalid")),
        Some(other) => Err(mistyped("milestone", other, "an integer")),
    }
}

fn assign(issue: &mut Value, logins: &[String]) {
    let assignees: Vec<Value> = logins.iter().map(|login| user(login)).collect();
    issue["assignee"] = json!(assignees.first());
    issue["assignees"] = Value::Array(assignees);
}

/// An issue with its URLs.
pub(super) fn located(request: &Request, issue: Value) -> Value {
    located_in(&request.origin(), request.slot("owner"), request.slot("repo"), issue)
}

/// An issue of this repository with its URLs.
pub(super) fn located_in(origin: &str, owner: &str, repo: &str, mut issue: Value) -> Value {
    let number = issue["number"].as_u64().unwrap_or_default();
    let address = format!("{origin}/repos/{owner}/{repo}/issues/{number}");
    issue["html_url"] = json!(format!("{origin}/{owner}/{repo}/issues/{number}"));
    issue["comments_url"] = json!(format!("{address}/comments"));
    issue["repository_url"] = json!(format!("{origin}/repos/{owner}/{repo}"));
    issue["url"] = json!(address);
    if issue.get("pull_request").is_some() {
        issue["pull_request"] = json!({"html_url": format!("{origin}/{owner}/{repo}/pull/{number}")});
    }
    issue
}

fn address(request: &Request, number: u64) -> String {
    let (owner, repo) = (request.slot("owner"), request.slot("repo"));
    format!("{}/repos/{owner}/{repo}/issues/{number}", request.origin())
}
