//! Reviews of pull requests, and who is asked for them.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::json;

use super::answers::{answer, invalid, refuse};
use super::forge::{Forge, LOGIN, user};
use super::members::{object, text, texts, word};
use super::pulls::{pull_mut, shown};

/// `POST /repos/{owner}/{repo}/pulls/{number}/reviews`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let (id, now) = (forge.next_id(), forge.now());
    let members = object(request)?;
    let pull = pull_mut(forge, request)?;
    let event = word(&members, "event", &["APPROVE", "REQUEST_CHANGES", "COMMENT"])?;
    let body = text(&members, "body")?.filter(|body| !body.is_empty());
    let commit = text(&members, "commit_id")?.unwrap_or_else(|| pull.head_sha.clone());
    let state = match event.as_deref() {
        // Whoever signs in has opened every pull request here.
        Some("APPROVE") => return Err(own("Can not approve your own pull request")),
        Some("REQUEST_CHANGES") => return Err(own("Can not request changes on your own pull request")),
        Some(_) if body.is_none() => return Err(invalid("PullRequestReview", "body", "missing_field")),
        Some(_) => "COMMENTED",
        None => "PENDING",
    };
    let number = pull.number;
    let (origin, owner, repo) = (request.origin(), request.slot("owner"), request.slot("repo"));
    Ok(answer(
        200,
        json!({
            "id": id,
            "user": user(LOGIN),
            "body": body.unwrap_or_default(),
            "state": state,
            "html_url": format!("{origin}/{owner}/{repo}/pull/{number}#pullrequestreview-{id}"),
            "commit_id": commit,
            "submitted_at": (state != "PENDING").then_some(now),
            "author_association": "MEMBER",
        }),
    ))
}

/// `POST /repos/{owner}/{repo}/pulls/{number}/requested_reviewers`
pub(super) fn ask(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let members = object(request)?;
    let pull = pull_mut(forge, request)?;
    let (people, teams) = (texts(&members, "reviewers")?, texts(&members, "team_reviewers")?);
    if people.iter().any(|login| login == LOGIN) {
        return Err(refuse(422, "Review cannot be requested from pull request author."));
    }
    for (known, new) in [(&mut pull.reviewers, people), (&mut pull.teams, teams)] {
        for name in new {
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }
    let number = pull.number;
    shown(forge.repository_mut(request)?, request, number).map(|pull| answer(201, pull))
}

fn own(message: &str) -> Answer {
    let body = json!({"message": "Unprocessable Entity", "errors": [message], "documentation_url": "https://docs.github.com/rest", "status": "422"});
    answer(422, body)
}
