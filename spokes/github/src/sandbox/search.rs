//! Searches for issues and pull requests: words, and a few qualifiers.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::invalid;
use super::forge::Forge;
use super::issues::{has, located_in};
use super::members::asked;
use super::pages::page_in;

/// `GET /search/issues`: `repo:`, `is:`, `label:`, and words that stand in title or text; others find nothing
pub(super) fn issues(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let query = asked(request, "q").filter(|query| !query.trim().is_empty());
    let query = query.ok_or_else(|| invalid("Search", "q", "missing"))?;
    let terms = terms(&query);
    let mut found = Vec::new();
    for repository in forge.repositories() {
        let name = format!("{}/{}", repository.owner, repository.name);
        let fitting =
            repository.issues.iter().filter(|it| terms.iter().all(|term| fits(term, &name, &it.body)));
        found.extend(fitting.map(|issue| {
            let mut issue =
                located_in(&request.origin(), &repository.owner, &repository.name, issue.body.clone());
            issue["score"] = json!(1.0);
            issue
        }));
    }
    page_in(request, json!({"incomplete_results": false}), "items", found)
}

/// The query's terms; quotes keep words together.
fn terms(query: &str) -> Vec<String> {
    let mut terms = vec![String::new()];
    let mut is_quoted = false;
    for letter in query.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => terms.push(String::new()),
            other => terms.last_mut().into_iter().for_each(|term| term.push(other)),
        }
    }
    terms.retain(|term| !term.is_empty());
    terms
}

fn fits(term: &str, repository: &str, issue: &Value) -> bool {
    let is_pull = issue.get("pull_request").is_some();
    match term.split_once(':') {
        Some(("repo", name)) => name.eq_ignore_ascii_case(repository),
        Some(("label", name)) => has(issue, name),
        Some(("is", "issue")) => !is_pull,
        Some(("is", "pr" | "pull-request")) => is_pull,
        Some(("is" | "state", state @ ("open" | "closed"))) => issue["state"] == state,
        Some(_) => false,
        None => {
            let text = format!("{} {}", issue["title"], issue["body"]).to_lowercase();
            text.contains(&term.to_lowercase())
        }
    }
}
