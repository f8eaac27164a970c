//! Accounts by SCIM, on the sandbox's own host: `POST /scim/v2/Users` and `DELETE /scim/v2/Users/{id}`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::workspace::Workspace;

/// Opens an account.
pub(super) fn create(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let account = request.json().map_err(|reason| refuse(400, &reason))?;
    let schemas = account["schemas"].as_array().map_or(&[][..], Vec::as_slice);
    if !schemas.iter().any(|schema| schema == "urn:ietf:params:scim:schemas:core:2.0:User") {
        return Err(refuse(400, "schemas does not name a user"));
    }
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let name = text(&account["userName"]).ok_or_else(|| refuse(400, "userName is missing"))?;
    let email = text(&account["emails"][0]["value"]).ok_or_else(|| refuse(400, "emails is missing"))?;
    if workspace.people.iter().any(|user| user["name"] == name) {
        return Err(refuse(409, "the user name is taken"));
    }
    if workspace.by_email(&email).is_some() {
        return Err(refuse(409, "the address is taken"));
    }
    let parts = [&account["name"]["givenName"], &account["name"]["familyName"]];
    let parts: Vec<&str> = parts.into_iter().filter_map(Value::as_str).collect();
    let real_name = if parts.is_empty() { name.clone() } else { parts.join(" ") };
    let id = workspace.add_person(&name, &email, &real_name);
    let location = format!("{}/api/scim/v2/Users/{id}", request.origin());
    let mut shown = account;
    shown["id"] = json!(id);
    shown["active"] = json!(true);
    shown["meta"] = json!({"location": location});
    Ok(Answer::json(201, shown))
}

/// Switches an account off; one that is off stays off.
pub(super) fn deactivate(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let id = request.slot("id");
    let user = workspace.people.iter_mut().find(|user| user["id"] == id);
    user.ok_or_else(|| refuse(404, "there is no such user"))?["deleted"] = json!(true);
    Ok(Answer::status(200))
}

/// SCIM's way to refuse at Slack: a status, and a sentence in `Errors`.
pub(super) fn refuse(status: u16, description: &str) -> Answer {
    Answer::json(status, json!({"Errors": {"description": description, "code": status}}))
}
