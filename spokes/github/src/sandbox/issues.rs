//! Issues: created, read, listed.

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

/// `GET /repos/{owner}/{repo}/issues`: the newest first, pages by `Link` (RFC 8288)
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let query = request.query();
    let asked = |name: &str| query.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str());
    let count = |name: &str, usual: usize| match asked(name) {
        None => Ok(usual),
        Some(text) => text.parse().map_err(|_| mistyped(name, &json!(text), "an integer")),
    };
    let (page, per_page) = (count("page", 1)?.max(1), count("per_page", 30)?.clamp(1, 100));
    let state = asked("state").unwrap_or("open");
    if !matches!(state, "open" | "closed" | "all") {
        return Err(invalid("Issue", "state", "invalid"));
    }
    let labels: Vec<&str> = asked("labels").map(|list| list.split(',').collect()).unwrap_or_default();
    let has = |issue: &Value, label: &str| {
        issue["labels"].as_array().is_some_and(|all| all.iter().any(|one| one["name"] == label))
    };
    let is_wanted = |issue: &Value| {
        (state == "all" || issue["state"] == state) && labels.iter().all(|label| has(issue, label))
    };
    let found: Vec<Value> =
        repository.issues.iter().rev().map(|it| it.body.clone()).filter(is_wanted).collect();

    let last = found.len().div_ceil(per_page).max(1);
    let shown = found.into_iter().skip((page - 1) * per_page).take(per_page);
    let shown: Vec<Value> = shown.map(|issue| located(request, issue)).collect();
    let mut links = Vec::new();
    if page < last {
        links.push((page + 1, "next"));
        links.push((last, "last"));
    }
    if page > 1 {
        links.push((1, "first"));
        links.push((page - 1, "prev"));
    }
    let answer = answer(200, Value::Array(shown));
    if links.is_empty() {
        return Ok(answer);
    }
    let others: Vec<String> = query
        .iter()
        .filter(|(name, _)| name != "page")
        .map(|(name, value)| format!("{name}={value}&"))
        .collect();
    let (owner, repo) = (request.slot("owner"), request.slot("repo"));
    let address = format!("{}/repos/{owner}/{repo}/issues?{}", request.origin(), others.concat());
    let links: Vec<String> =
        links.iter().map(|(page, rel)| format!("<{address}page={page}>; rel=\"{rel}\"")).collect();
    Ok(answer.header("link", &links.join(", ")))
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
