//! Who watches an issue.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::people::ACCOUNT;
use super::site::Site;
use super::{answer, asked, refuse, root};

/// `GET /rest/api/3/issue/{key}/watchers`
pub(super) fn get(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let root = root(request);
    let issue = site.issue_mut(request.slot("key"))?;
    let (key, watchers) = (issue.key.clone(), issue.watchers.clone());
    let shown: Vec<Value> = watchers.iter().filter_map(|id| Some(site.person_of(id)?.shown(&root))).collect();
    Ok(answer(
        200,
        json!({
            "self": format!("{root}/rest/api/3/issue/{key}/watchers"),
            "isWatching": watchers.iter().any(|id| id == ACCOUNT),
            "watchCount": watchers.len(),
            "watchers": shown,
        }),
    ))
}

/// `POST /rest/api/3/issue/{key}/watchers`: the account id is the body; without one, whoever signs in
pub(super) fn add(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.issue_mut(request.slot("key"))?;
    let id = match request.json() {
        Ok(Value::String(id)) => id,
        Err(_) if request.body().is_empty() => ACCOUNT.to_owned(),
        Ok(_) | Err(_) => return Err(refuse(400, "The account id of the user must be a JSON string.")),
    };
    known(site, &id)?;
    let issue = site.issue_mut(request.slot("key"))?;
    if !issue.watchers.contains(&id) {
        issue.watchers.push(id);
    }
    Ok(Answer::status(204))
}

/// `DELETE /rest/api/3/issue/{key}/watchers`
pub(super) fn remove(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.issue_mut(request.slot("key"))?;
    let id = asked(request, "accountId").ok_or_else(|| refuse(400, "The accountId is missing."))?;
    known(site, &id)?;
    site.issue_mut(request.slot("key"))?.watchers.retain(|watcher| *watcher != id);
    Ok(Answer::status(204))
}

fn known(site: &Site, id: &str) -> Result<(), Answer> {
    let missing = || refuse(404, &format!("The user with account id '{id}' does not exist"));
    site.person_of(id).map(drop).ok_or_else(missing)
}
