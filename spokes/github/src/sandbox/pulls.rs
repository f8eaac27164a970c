//! Pull requests: read and merged.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::json;

use super::forge::{Forge, Pull};
use super::{answer, mistyped, not_found, object, refuse, text};

/// `GET /repos/{owner}/{repo}/pulls/{number}`
pub(super) fn get(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let pull = pull_mut(forge, request)?;
    let state = if pull.merged.is_some() { "closed" } else { "open" };
    Ok(answer(
        200,
        json!({
            "number": pull.number,
            "title": pull.title,
            "state": state,
            "head": {"sha": pull.head},
            "merged": pull.merged.is_some(),
            "merge_commit_sha": pull.merged,
        }),
    ))
}

/// `PUT /repos/{owner}/{repo}/pulls/{number}/merge`
pub(super) fn merge(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let members = object(request)?;
    text(&members, "commit_title")?;
    text(&members, "commit_message")?;
    let sha = text(&members, "sha")?;
    if let Some(method) = text(&members, "merge_method")?
        && !matches!(method.as_str(), "merge" | "squash" | "rebase")
    {
        return Err(mistyped(
            "merge_method",
            &json!(method),
            "a member of [\"merge\", \"squash\", \"rebase\"]",
        ));
    }
    let pull = pull_mut(forge, request)?;
    if pull.merged.is_some() {
        return Err(refuse(405, "Pull Request is not mergeable"));
    }
    if sha.is_some_and(|sha| sha != pull.head) {
        return Err(refuse(409, "Head branch was modified. Review and try the merge again."));
    }
    let commit: String = pull.head.chars().rev().collect();
    pull.merged = Some(commit.clone());
    Ok(answer(200, json!({"sha": commit, "merged": true, "message": "Pull Request successfully merged"})))
}

fn pull_mut<'a>(forge: &'a mut Forge, request: &Request) -> Result<&'a mut Pull, Answer> {
    let number: u64 = request.slot("number").parse().map_err(|_| not_found())?;
    let repository = forge.repository_mut(request)?;
    repository.pulls.iter_mut().find(|pull| pull.number == number).ok_or_else(not_found)
}
