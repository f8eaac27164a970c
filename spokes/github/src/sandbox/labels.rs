//! Labels: of repositories, and on issues and pull requests.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::{answer, invalid, refuse};
use super::forge::Forge;
use super::members::{object, text, texts};
use super::pages::page;
use super::repository::is_called;

/// `POST /repos/{owner}/{repo}/labels`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let id = forge.next_id();
    let repository = forge.repository_mut(request)?;
    let members = object(request)?;
    let name = text(&members, "name")?.filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| invalid("Label", "name", "missing_field"))?;
    let color = text(&members, "color")?.unwrap_or_else(|| "ededed".to_owned());
    if color.len() != 6 || !color.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(invalid("Label", "color", "invalid"));
    }
    let description = text(&members, "description")?;
    if repository.labels.iter().any(|label| is_called(label, &name)) {
        return Err(invalid("Label", "name", "already_exists"));
    }
    let label = json!({"id": id, "name": name, "color": color, "description": description, "default": false});
    repository.labels.push(label.clone());
    Ok(answer(201, label))
}

/// `GET /repos/{owner}/{repo}/labels`
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    page(request, forge.repository_mut(request)?.labels.clone())
}

/// `GET /repos/{owner}/{repo}/issues/{number}/labels`
pub(super) fn list_of_issue(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    page(request, on(&forge.issue_mut(request)?.body))
}

/// `POST /repos/{owner}/{repo}/issues/{number}/labels`
pub(super) fn add(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    forge.issue_mut(request)?;
    let names = texts(&object(request)?, "labels")?;
    let new = forge.repository_mut(request)?.labels_named(&names);
    let issue = forge.issue_mut(request)?;
    let mut all = on(&issue.body);
    all.extend(new.into_iter().filter(|label| !on(&issue.body).contains(label)));
    issue.body["labels"] = Value::Array(all.clone());
    Ok(answer(200, Value::Array(all)))
}

/// `DELETE /repos/{owner}/{repo}/issues/{number}/labels/{name}`
pub(super) fn remove(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let issue = forge.issue_mut(request)?;
    let mut left = on(&issue.body);
    let count = left.len();
    left.retain(|label| !is_called(label, request.slot("name")));
    if left.len() == count {
        return Err(refuse(404, "Label does not exist"));
    }
    issue.body["labels"] = Value::Array(left.clone());
    Ok(answer(200, Value::Array(left)))
}

fn on(issue: &Value) -> Vec<Value> {
    issue["labels"].as_array().cloned().unwrap_or_default()
}
