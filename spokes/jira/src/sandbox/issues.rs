//! Issues: created, read, updated.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::fields::checked;
use super::site::{Issue, Site, account};
use super::{answer, object, refuse};

/// `POST /rest/api/3/issue`
pub(super) fn create(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let fields = fields(object(request)?)?;
    let mut fields = checked(site, fields, true)?;
    let now = site.now();
    let origin = request.origin();
    let project = fields["project"]["key"].as_str().unwrap_or_default().to_owned();
    fields.insert("created".to_owned(), json!(now));
    fields.insert("updated".to_owned(), json!(now));
    fields.insert("status".to_owned(), json!({"id": "1", "name": "To Do"}));
    for (name, usual) in [
        ("creator", account(&origin)),
        ("reporter", account(&origin)),
        ("assignee", Value::Null),
        ("description", Value::Null),
        ("labels", json!([])),
        ("priority", json!({"id": "3", "name": "Medium"})),
    ] {
        fields.entry(name).or_insert(usual);
    }
    let issue = site.open_issue(&project, fields);
    Ok(answer(201, json!({"id": issue.id.to_string(), "key": issue.key, "self": address(issue, &origin)})))
}

/// `GET /rest/api/3/issue/{key}`, with `fields` to choose from
pub(super) fn get(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let issue = site.issue_mut(request.slot("key"))?;
    let asked: Vec<(String, String)> = request.query();
    let wanted: Vec<&str> =
        asked.iter().filter(|(name, _)| name == "fields").flat_map(|(_, list)| list.split(',')).collect();
    let is_shown = |name: &str| {
        let is_named = wanted.iter().any(|one| *one == name || matches!(*one, "*all" | "*navigable"));
        let is_excluded = wanted.iter().any(|one| one.strip_prefix('-') == Some(name));
        (wanted.is_empty() || wanted.iter().all(|one| one.starts_with('-')) || is_named) && !is_excluded
    };
    let mut fields = issue.fields.clone();
    fields.insert("comment".to_owned(), json!({"comments": issue.comments, "total": issue.comments.len()}));
    fields.retain(|name, _| is_shown(name));
    let address = address(issue, &request.origin());
    let shown = json!({"id": issue.id.to_string(), "key": issue.key, "self": address, "fields": fields});
    Ok(answer(200, shown))
}

/// `PUT /rest/api/3/issue/{key}`: 204 without a body
pub(super) fn update(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.issue_mut(request.slot("key"))?;
    let mut members = object(request)?;
    let added = labels_to_change(&mut members)?;
    let fields = fields(members)?;
    let fields = checked(site, fields, false)?;
    let now = site.now();
    let issue = site.issue_mut(request.slot("key"))?;
    issue.fields.extend(fields);
    change_labels(issue, &added);
    issue.fields.insert("updated".to_owned(), json!(now));
    Ok(Answer::status(204))
}

fn fields(mut members: Map<String, Value>) -> Result<Map<String, Value>, Answer> {
    match members.remove("fields") {
        None => Ok(Map::new()),
        Some(Value::Object(fields)) => Ok(fields),
        Some(_) => {
            Err(refuse(400, "Invalid request payload. Refer to the REST API documentation and try again."))
        }
    }
}

/// The `{"add": label}` and `{"remove": label}` of `update.labels`; other operations are refused.
fn labels_to_change(members: &mut Map<String, Value>) -> Result<Vec<(bool, String)>, Answer> {
    let Some(update) = members.remove("update") else { return Ok(Vec::new()) };
    let unknown = || refuse(400, "The sandbox knows no operation but `add` and `remove` of labels.");
    let Value::Object(update) = update else { return Err(unknown()) };
    let mut changes = Vec::new();
    for (name, operations) in update {
        for operation in operations.as_array().filter(|_| name == "labels").ok_or_else(unknown)? {
            match (operation["add"].as_str(), operation["remove"].as_str()) {
                (Some(label), None) => changes.push((true, label.to_owned())),
                (None, Some(label)) => changes.push((false, label.to_owned())),
                _ => return Err(unknown()),
            }
        }
    }
    Ok(changes)
}

fn change_labels(issue: &mut Issue, changes: &[(bool, String)]) {
    let mut labels = issue.fields["labels"].as_array().cloned().unwrap_or_default();
    for (is_added, label) in changes {
        labels.retain(|one| one != label.as_str());
        if *is_added {
            labels.push(json!(label));
        }
    }
    issue.fields.insert("labels".to_owned(), Value::Array(labels));
}

pub(super) fn address(issue: &Issue, origin: &str) -> String {
    format!("{origin}/rest/api/3/issue/{}", issue.id)
}
