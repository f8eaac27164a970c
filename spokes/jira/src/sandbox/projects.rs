//! The site's projects.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::fields::ISSUE_TYPES;
use super::paging::Range;
use super::people::ACCOUNT;
use super::site::{Site, project_id};
use super::{answer, asked, refuse, root};

/// What `orderBy` may be.
const ORDERS: &[&str] =
    &["key", "name", "issueCount", "-issueCount", "lastIssueUpdatedDate", "-lastIssueUpdatedDate"];

/// `GET /rest/api/3/project/search`
pub(super) fn search(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let range = Range::asked(request, 50, 100)?;
    let query = asked(request, "query").unwrap_or_default().to_lowercase();
    let keys: Vec<String> =
        request.query().into_iter().filter(|(name, _)| name == "keys").map(|(_, key)| key).collect();
    check(request, "action", &["view", "browse", "edit", "create"])?;
    check(request, "orderBy", ORDERS)?;
    check(request, "typeKey", &["business", "service_desk", "software"])?;
    let is_software = asked(request, "typeKey").is_none_or(|key| key == "software");
    let found: Vec<(usize, &String)> = site
        .projects
        .iter()
        .enumerate()
        .filter(|(_, key)| is_software && key.to_lowercase().contains(&query))
        .filter(|(_, key)| keys.is_empty() || keys.contains(key))
        .collect();
    let values: Vec<Value> =
        range.of(&found).iter().map(|(index, key)| shown(*index, key, &root(request))).collect();
    Ok(answer(
        200,
        json!({
            "maxResults": range.size, "startAt": range.start, "total": found.len(),
            "isLast": range.is_last(&found), "values": values,
        }),
    ))
}

/// `GET /rest/api/3/project/{project}`
pub(super) fn get(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let (index, key) = site.project_of(request.slot("project"))?;
    let root = root(request);
    let mut project = shown(index, key, &root);
    project["description"] = json!(format!("What {key} does."));
    project["lead"] = json!({"accountId": ACCOUNT});
    let types = ISSUE_TYPES.iter().enumerate();
    project["issueTypes"] = types
        .map(|(index, name)| json!({"id": (index + 1).to_string(), "name": name, "subtask": false}))
        .collect();
    Ok(answer(200, project))
}

fn shown(index: usize, key: &str, root: &str) -> Value {
    json!({
        "id": project_id(index),
        "key": key,
        "name": key,
        "projectTypeKey": "software",
        "style": "classic",
        "self": format!("{root}/rest/api/3/project/{}", project_id(index)),
    })
}

/// Refuses a word that the vendor does not have.
fn check(request: &Request, name: &str, words: &[&str]) -> Result<(), Answer> {
    match asked(request, name) {
        Some(word) if !words.contains(&word.as_str()) => {
            Err(refuse(400, &format!("The value '{word}' of the parameter '{name}' is invalid.")))
        }
        _ => Ok(()),
    }
}
