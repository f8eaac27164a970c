//! Issues: searched.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::site::{Issue, Site};
use super::{answer, object, payload, refuse, root};

/// How many issues a page holds where nobody asks, and at most.
const USUAL_PAGE: usize = 50;
const MOST_ON_A_PAGE: usize = 5_000;

/// What the tokens of pages begin with.
const TOKEN: &str = "page:";

/// `POST /rest/api/3/search/jql`: the sandbox knows `project = KEY` and `key = KEY-1`, joined by `AND`, oldest first
pub(super) fn search(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let members = object(request)?;
    let jql = members.get("jql").and_then(Value::as_str).unwrap_or_default();
    let terms = terms(jql)?;
    let size = match members.get("maxResults") {
        None | Some(Value::Null) => USUAL_PAGE,
        Some(count) => count.as_u64().and_then(|count| usize::try_from(count).ok()).ok_or_else(payload)?,
    };
    let size = size.clamp(1, MOST_ON_A_PAGE);
    let start: usize = match members.get("nextPageToken") {
        None | Some(Value::Null) => 0,
        Some(token) => {
            let place = token.as_str().and_then(|token| token.strip_prefix(TOKEN)?.parse().ok());
            place.ok_or_else(|| refuse(400, "The provided next page token is invalid or expired."))?
        }
    };
    let fields: Vec<&str> = match members.get("fields") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        Some(_) => return Err(payload()),
    };
    let found: Vec<&Issue> =
        site.issues.iter().filter(|issue| terms.iter().all(|term| term.fits(issue))).collect();
    let end = start.saturating_add(size).min(found.len());
    let page = found.get(start..end).unwrap_or_default();
    let issues: Vec<Value> = page.iter().map(|issue| shown(issue, &fields, &root(request))).collect();
    let mut members = json!({"issues": issues, "isLast": end >= found.len()});
    if end < found.len() {
        members["nextPageToken"] = json!(format!("{TOKEN}{end}"));
    }
    Ok(answer(200, members))
}

/// An issue with the asked fields: none but the id where none is asked.
fn shown(issue: &Issue, fields: &[&str], root: &str) -> Value {
    if fields.is_empty() {
        return json!({"id": issue.id.to_string()});
    }
    let is_all = fields.iter().any(|field| matches!(*field, "*all" | "*navigable"));
    let wanted: Map<String, Value> = issue
        .fields
        .iter()
        .filter(|(name, _)| is_all || fields.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    json!({"id": issue.id.to_string(), "key": issue.key, "self": issue.address(root), "fields": wanted})
}

enum Term {
    Project(String),
    Key(String),
}

impl Term {
    fn fits(&self, issue: &Issue) -> bool {
        match self {
            Term::Project(key) => issue.fields["project"]["key"] == key.as_str(),
            Term::Key(key) => issue.key == *key,
        }
    }
}

/// The terms of a query; Jira refuses one without any.
fn terms(jql: &str) -> Result<Vec<Term>, Answer> {
    let jql = jql.split(" ORDER BY ").next().unwrap_or_default().trim();
    if jql.is_empty() {
        let sentence =
            "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.";
        return Err(refuse(400, sentence));
    }
    let term = |text: &str| {
        let (name, value) = text.split_once('=')?;
        let value = value.trim().trim_matches('"').to_owned();
        match name.trim() {
            "project" => Some(Term::Project(value)),
            "key" => Some(Term::Key(value)),
            _ => None,
        }
    };
    let unknown = |text: &str| refuse(400, &format!("The sandbox does not understand the JQL `{text}`."));
    jql.split(" AND ").map(|text| term(text).ok_or_else(|| unknown(text))).collect()
}
