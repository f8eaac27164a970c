//! Webhooks: created, changed, listed, deleted. Nothing is delivered to them.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::answers::{answer, invalid, not_found, nothing};
use super::forge::Forge;
use super::members::{flag, mistyped, object, text, texts, word};
use super::pages::page;

/// `POST /repos/{owner}/{repo}/hooks`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let (id, now) = (forge.next_id(), forge.now());
    let repository = forge.repository_mut(request)?;
    let members = object(request)?;
    word(&members, "name", &["web"])?;
    let config = config(&members)?.ok_or_else(|| invalid("Hook", "config", "missing_field"))?;
    let mut events = texts(&members, "events")?;
    if events.is_empty() {
        events.push("push".to_owned());
    }
    let is_same = |hook: &Value| {
        let shares = |event: &Value| events.iter().any(|own| event == own.as_str());
        hook["config"]["url"] == config["url"]
            && hook["events"].as_array().is_some_and(|all| all.iter().any(shares))
    };
    if repository.hooks.iter().any(is_same) {
        let errors = json!([{"resource": "Hook", "code": "custom", "message": "Hook already exists on this repository"}]);
        let body = json!({"message": "Validation Failed", "errors": errors, "documentation_url": "https://docs.github.com/rest", "status": "422"});
        return Err(answer(422, body));
    }
    let hook = json!({
        "type": "Repository",
        "id": id,
        "name": "web",
        "active": flag(&members, "active")?.unwrap_or(true),
        "events": events,
        "config": config,
        "created_at": now,
        "updated_at": now,
        "last_response": {"code": null, "status": "unused", "message": null},
    });
    repository.hooks.push(hook.clone());
    Ok(answer(201, hook))
}

/// `PATCH /repos/{owner}/{repo}/hooks/{id}`
pub(super) fn update(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let now = forge.now();
    let members = object(request)?;
    let hook = hook_mut(forge, request)?;
    let config = config(&members)?;
    let active = flag(&members, "active")?;
    let (events, added, removed) =
        (texts(&members, "events")?, texts(&members, "add_events")?, texts(&members, "remove_events")?);
    if members.contains_key("events") {
        hook["events"] = json!(events);
    }
    let mut events: Vec<Value> = hook["events"].as_array().cloned().unwrap_or_default();
    events.extend(
        added
            .iter()
            .filter(|name| !events.contains(&json!(name)))
            .map(|name| json!(name))
            .collect::<Vec<_>>(),
    );
    events.retain(|event| !removed.iter().any(|name| event == name.as_str()));
    hook["events"] = Value::Array(events);
    if let Some(config) = config {
        hook["config"] = config;
    }
    if let Some(active) = active {
        hook["active"] = json!(active);
    }
    hook["updated_at"] = json!(now);
    Ok(answer(200, hook.clone()))
}

/// `GET /repos/{owner}/{repo}/hooks`
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    page(request, forge.repository_mut(request)?.hooks.clone())
}

/// `DELETE /repos/{owner}/{repo}/hooks/{id}`
pub(super) fn delete(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let id = hook_mut(forge, request)?["id"].clone();
    forge.repository_mut(request)?.hooks.retain(|hook| hook["id"] != id);
    Ok(nothing(204))
}

/// `POST /repos/{owner}/{repo}/hooks/{id}/pings`
pub(super) fn ping(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let hook = hook_mut(forge, request)?;
    hook["last_response"] = json!({"code": 200, "status": "active", "message": "OK"});
    Ok(nothing(204))
}

/// The settings, the secret as stars as GitHub shows it.
fn config(members: &Map<String, Value>) -> Result<Option<Value>, Answer> {
    let config = match members.get("config") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(config)) => config,
        Some(other) => return Err(mistyped("config", other, "an object")),
    };
    let url = text(config, "url")?.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    let url = url.ok_or_else(|| invalid("Hook", "url", "invalid"))?;
    let content_type = word(config, "content_type", &["json", "form"])?.unwrap_or_else(|| "form".to_owned());
    let insecure = word(config, "insecure_ssl", &["0", "1"])?.unwrap_or_else(|| "0".to_owned());
    let mut shown = json!({"url": url, "content_type": content_type, "insecure_ssl": insecure});
    if text(config, "secret")?.is_some() {
        shown["secret"] = json!("********");
    }
    Ok(Some(shown))
}

fn hook_mut<'a>(forge: &'a mut Forge, request: &Request) -> Result<&'a mut Value, Answer> {
    let id: u64 = request.slot("id").parse().map_err(|_| not_found())?;
    let hooks = &mut forge.repository_mut(request)?.hooks;
    hooks.iter_mut().find(|hook| hook["id"] == id).ok_or_else(not_found)
}
