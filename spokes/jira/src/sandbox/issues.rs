//! Issues: created, read, updated, assigned, deleted.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::fields::{account_of, checked};
use super::people::bot;
use super::site::{Issue, Site};
use super::{answer, asked, attachments, links, object, payload, refuse, refuse_fields, root, transitions};

/// `POST /rest/api/3/issue`
pub(super) fn create(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let fields = fields(object(request)?)?;
    let mut fields = checked(site, fields, true)?;
    let now = site.now();
    let root = root(request);
    let project = fields["project"]["key"].as_str().unwrap_or_default().to_owned();
    fields.insert("created".to_owned(), json!(now));
    fields.insert("updated".to_owned(), json!(now));
    fields.insert("status".to_owned(), transitions::status(transitions::FIRST));
    for (name, usual) in [
        ("creator", bot(&root)),
        ("reporter", bot(&root)),
        ("assignee", Value::Null),
        ("description", Value::Null),
        ("labels", json!([])),
        ("priority", json!({"id": "3", "name": "Medium"})),
    ] {
        fields.entry(name).or_insert(usual);
    }
    let issue = site.open_issue(&project, fields);
    Ok(answer(201, json!({"id": issue.id.to_string(), "key": issue.key, "self": issue.address(&root)})))
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
    let root = root(request);
    let mut fields = issue.fields.clone();
    fields.insert("comment".to_owned(), json!({"comments": issue.comments, "total": issue.comments.len()}));
    fields.insert("worklog".to_owned(), json!({"worklogs": issue.worklogs, "total": issue.worklogs.len()}));
    let attached = issue.attachments.iter().map(|it| attachments::shown(it, &root));
    fields.insert("attachment".to_owned(), attached.collect());
    let (id, key, address) = (issue.id.to_string(), issue.key.clone(), issue.address(&root));
    fields.insert("issuelinks".to_owned(), links::of(site, &key, &root));
    fields.retain(|name, _| is_shown(name));
    Ok(answer(200, json!({"id": id, "key": key, "self": address, "fields": fields})))
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

/// `PUT /rest/api/3/issue/{key}/assignee`: 204 without a body
pub(super) fn assign(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.issue_mut(request.slot("key"))?;
    let members = object(request)?;
    let id = members.get("accountId").ok_or_else(payload)?;
    // The project's settings name nobody.
    let somebody = if id == "-1" { json!({"accountId": null}) } else { json!({ "accountId": id }) };
    let assignee = account_of(site, &somebody)
        .map_err(|why| refuse_fields(&Map::from_iter([("assignee".to_owned(), json!(why))])))?;
    let now = site.now();
    let fields = &mut site.issue_mut(request.slot("key"))?.fields;
    fields.insert("assignee".to_owned(), assignee);
    fields.insert("updated".to_owned(), json!(now));
    Ok(Answer::status(204))
}

/// `DELETE /rest/api/3/issue/{key}`, with `deleteSubtasks`
pub(super) fn delete(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let key = site.issue_mut(request.slot("key"))?.key.clone();
    let is_below = |issue: &Issue| issue.fields.get("parent").is_some_and(|it| it["key"] == key.as_str());
    if site.issues.iter().any(is_below) && asked(request, "deleteSubtasks").as_deref() != Some("true") {
        let why = format!(
            "The issue '{key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks."
        );
        return Err(refuse(400, &why));
    }
    site.issues.retain(|issue| issue.key != key && !is_below(issue));
    let is_there = |key: &str| site.issues.iter().any(|issue| issue.key == key);
    site.links.retain(|link| is_there(&link.inward) && is_there(&link.outward));
    Ok(Answer::status(204))
}

fn fields(mut members: Map<String, Value>) -> Result<Map<String, Value>, Answer> {
    match members.remove("fields") {
        None => Ok(Map::new()),
        Some(Value::Object(fields)) => Ok(fields),
        Some(_) => Err(payload()),
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
