//! Issues: created and read.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::forge::{Forge, Issue, LOGIN, user};
use super::{answer, invalid, mistyped, object, text, texts};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 256;

/// `POST /repos/{owner}/{repo}/issues`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    forge.repository_mut(request)?;
    let members = object(request)?;
    let title = text(&members, "title")?.filter(|title| !title.is_empty());
    let title = title.ok_or_else(|| invalid("Issue", "title", "missing_field"))?;
    if title.chars().count() > LONGEST_TITLE {
        return Err(invalid("Issue", "title", "custom"));
    }
    let body = text(&members, "body")?;
    let labels = texts(&members, "labels")?;
    let assignees = texts(&members, "assignees")?;
    match members.get("milestone") {
        None | Some(Value::Null) => {}
        // The sandbox has no milestones.
        Some(Value::Number(_)) => return Err(invalid("Issue", "milestone", "invalid")),
        Some(other) => return Err(mistyped("milestone", other, "an integer")),
    }

    let (id, now) = (forge.next_id(), forge.now());
    let repository = forge.repository_mut(request)?;
    let number = repository.next_number();
    let label = |name: &String| json!({"id": 1, "name": name, "color": "ededed", "default": false});
    let assignees: Vec<Value> = assignees.iter().map(|login| user(login)).collect();
    let issue = json!({
        "id": id,
        "node_id": format!("I_{id}"),
        "number": number,
        "title": title,
        "body": body,
        "state": "open",
        "state_reason": null,
        "locked": false,
        "user": user(LOGIN),
        "labels": labels.iter().map(label).collect::<Vec<_>>(),
        "assignee": assignees.first(),
        "assignees": assignees,
        "milestone": null,
        "comments": 0,
        "created_at": now,
        "updated_at": now,
        "closed_at": null,
        "author_association": "MEMBER",
    });
    repository.issues.push(Issue { number, body: issue.clone(), comments: Vec::new() });
    Ok(answer(201, located(request, issue)).header("location", &address(request, number)))
}

/// `GET /repos/{owner}/{repo}/issues/{number}`
pub(super) fn get(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let issue = forge.issue_mut(request)?.body.clone();
    Ok(answer(200, located(request, issue)))
}

/// An issue with its URLs.
fn located(request: &Request, mut issue: Value) -> Value {
    let number = issue["number"].as_u64().unwrap_or_default();
    let (owner, repo) = (request.slot("owner"), request.slot("repo"));
    let address = address(request, number);
    issue["html_url"] = json!(format!("{}/{owner}/{repo}/issues/{number}", request.origin()));
    issue["comments_url"] = json!(format!("{address}/comments"));
    issue["repository_url"] = json!(format!("{}/repos/{owner}/{repo}", request.origin()));
    issue["url"] = json!(address);
    issue
}

fn address(request: &Request, number: u64) -> String {
    let (owner, repo) = (request.slot("owner"), request.slot("repo"));
    format!("{}/repos/{owner}/{repo}/issues/{number}", request.origin())
}
