//! What may be said of issues.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::fields::{ISSUE_TYPES, PRIORITIES};
use super::paging::Range;
use super::site::Site;
use super::{answer, refuse, root};

/// The most on a page.
const MOST: usize = 200;

/// `GET /rest/api/3/issue/createmeta/{project}/issuetypes`
pub(super) fn issue_types(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.project_of(request.slot("project"))?;
    let root = root(request);
    let types: Vec<Value> = (1..)
        .zip(ISSUE_TYPES)
        .map(|(id, name)| {
            let address = format!("{root}/rest/api/3/issuetype/{id}");
            json!({"id": id.to_string(), "name": name, "self": address, "subtask": false})
        })
        .collect();
    page(request, "issueTypes", &types)
}

/// `GET /rest/api/3/issue/createmeta/{project}/issuetypes/{type}`
pub(super) fn create_fields(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.project_of(request.slot("project"))?;
    let id: Option<usize> = request.slot("type").parse().ok();
    if !id.is_some_and(|id| (1..=ISSUE_TYPES.len()).contains(&id)) {
        return Err(refuse(400, "The issue type selected is invalid."));
    }
    let fields: Vec<Value> = [("project", true), ("issuetype", true), ("summary", true)]
        .into_iter()
        .chain(EDITABLE.iter().filter(|name| **name != "summary").map(|name| (*name, false)))
        .map(|(name, is_required)| {
            let mut field = field(name, is_required);
            field["fieldId"] = json!(name);
            field
        })
        .collect();
    page(request, "fields", &fields)
}

/// `GET /rest/api/3/issue/{key}/editmeta`
pub(super) fn edit_fields(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.issue_mut(request.slot("key"))?;
    let fields: Map<String, Value> =
        EDITABLE.iter().map(|name| ((*name).to_owned(), field(name, *name == "summary"))).collect();
    Ok(answer(200, json!({ "fields": fields })))
}

/// The fields that may be changed.
const EDITABLE: &[&str] = &["summary", "description", "priority", "assignee", "labels", "duedate", "parent"];

/// A field as Jira describes it.
pub(super) fn field(name: &str, is_required: bool) -> Value {
    let kind = match name {
        "description" | "summary" => "string",
        "assignee" => "user",
        "duedate" => "date",
        "labels" => "array",
        "parent" => "issuelink",
        other => other,
    };
    let mut field = json!({
        "key": name,
        "name": name,
        "required": is_required,
        "hasDefaultValue": name == "priority",
        "operations": if kind == "array" { json!(["add", "set", "remove"]) } else { json!(["set"]) },
        "schema": {"type": kind, "system": name},
    });
    if kind == "array" {
        field["schema"]["items"] = json!("string");
    }
    let allowed = match name {
        "priority" => PRIORITIES,
        "issuetype" => ISSUE_TYPES,
        "resolution" => super::transitions::RESOLUTIONS,
        _ => return field,
    };
    field["allowedValues"] =
        (1..).zip(allowed).map(|(id, name)| json!({"id": id.to_string(), "name": name})).collect();
    field
}

fn page(request: &Request, name: &str, all: &[Value]) -> Result<Answer, Answer> {
    let range = Range::asked(request, 50, usize::MAX)?;
    if range.size > MOST {
        return Err(refuse(400, &format!("Parameter 'maxResults' must not exceed the limit '{MOST}'")));
    }
    let members =
        json!({"maxResults": range.size, "startAt": range.start, "total": all.len(), name: range.of(all)});
    Ok(answer(200, members))
}
