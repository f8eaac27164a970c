//! Whether an issue's fields are what Jira takes.

use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Map, Value, json};

use super::document::is_document;
use super::refuse_fields;
use super::site::Site;

/// The issue types and the priorities of a new site, in the order of their ids.
pub(super) const ISSUE_TYPES: &[&str] = &["Task", "Bug", "Story", "Epic", "Incident"];
pub(super) const PRIORITIES: &[&str] = &["Highest", "High", "Medium", "Low", "Lowest"];

/// The longest summary, in characters.
const LONGEST_SUMMARY: usize = 255;

/// The fields as they are stored, each spelled out as Jira shows it.
pub(super) fn checked(
    site: &Site,
    fields: Map<String, Value>,
    is_new: bool,
) -> Result<Map<String, Value>, Answer> {
    let mut errors = Map::new();
    if is_new {
        for (name, message) in [
            ("project", "valid project is required"),
            ("issuetype", "Specify an issue type"),
            ("summary", "You must specify a summary of the issue."),
        ] {
            if fields.get(name).is_none_or(Value::is_null) {
                errors.insert(name.to_owned(), json!(message));
            }
        }
    }
    let mut stored = Map::new();
    for (name, value) in fields {
        if errors.contains_key(&name) {
            continue;
        }
        match field(site, &name, value) {
            Ok(value) => drop(stored.insert(name, value)),
            Err(message) => drop(errors.insert(name, json!(message))),
        }
    }
    if errors.is_empty() { Ok(stored) } else { Err(refuse_fields(&errors)) }
}

fn field(site: &Site, name: &str, value: Value) -> Result<Value, String> {
    match name {
        "project" => project(site, &value).ok_or_else(|| "valid project is required".to_owned()),
        "issuetype" => named(&value, ISSUE_TYPES).ok_or_else(|| "Specify a valid issue type".to_owned()),
        "priority" => named(&value, PRIORITIES).ok_or_else(|| "The priority selected is invalid.".to_owned()),
        "summary" => summary(value),
        "description" | "environment" if value.is_null() || is_document(&value) => Ok(value),
        "description" | "environment" => {
            Err("Operation value must be an Atlassian Document (see the Atlassian Document Format)"
                .to_owned())
        }
        "labels" => labels(value),
        "assignee" | "reporter" => account_of(site, &value),
        "parent" | "components" | "duedate" | "versions" | "fixVersions" | "security" | "timetracking" => {
            Ok(value)
        }
        custom if custom.starts_with("customfield_") => Ok(value),
        unknown => {
            Err(format!("Field '{unknown}' cannot be set. It is not on the appropriate screen, or unknown."))
        }
    }
}

fn project(site: &Site, value: &Value) -> Option<Value> {
    let index =
        site.projects.iter().position(|key| value["key"] == key.as_str() || value["id"] == key.as_str())?;
    let key = &site.projects[index];
    Some(json!({"id": (10_000 + index).to_string(), "key": key, "name": key}))
}

/// One of a list of names, chosen by name or by id.
pub(super) fn named(value: &Value, names: &[&str]) -> Option<Value> {
    let by_name = |name: &str| names.iter().position(|known| *known == name);
    let by_id = |id: &str| id.parse::<usize>().ok()?.checked_sub(1).filter(|index| *index < names.len());
    let index = value["name"].as_str().and_then(by_name).or_else(|| value["id"].as_str().and_then(by_id))?;
    Some(json!({"id": (index + 1).to_string(), "name": names[index]}))
}

fn summary(value: Value) -> Result<Value, String> {
    match value.as_str() {
        None => Err("Operation value must be a string".to_owned()),
        Some("") => Err("You must specify a summary of the issue.".to_owned()),
        Some(text) if text.contains(['\n', '\r']) => {
            Err("The summary is invalid because it contains newline characters.".to_owned())
        }
        Some(text) if text.chars().count() > LONGEST_SUMMARY => {
            Err(format!("Summary can't exceed {LONGEST_SUMMARY} characters."))
        }
        Some(_) => Ok(value),
    }
}

fn labels(value: Value) -> Result<Value, String> {
    let Some(labels) = value.as_array() else { return Err("data was not an array".to_owned()) };
    for (index, label) in labels.iter().enumerate() {
        match label.as_str() {
            None => return Err(format!("string expected at index {index}")),
            Some(label) if label.contains(char::is_whitespace) => {
                return Err(format!("The label '{label}' contains spaces which is invalid."));
            }
            Some(_) => {}
        }
    }
    Ok(value)
}

/// Somebody, by `accountId` or `id`, or nobody.
pub(super) fn account_of(site: &Site, value: &Value) -> Result<Value, String> {
    match value["accountId"].as_str().or_else(|| value["id"].as_str()) {
        Some(id) => {
            let person = site.person_of(id).ok_or_else(|| format!("User '{id}' does not exist."))?;
            Ok(json!({"accountId": id, "displayName": person.name, "active": true}))
        }
        None if value.is_null() || value.get("accountId").is_some_and(Value::is_null) => Ok(Value::Null),
        None => Err("Specify a valid value for accountId.".to_owned()),
    }
}
