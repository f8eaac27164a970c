//! `users.lookupByEmail`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::json;

use super::arguments::Arguments;
use super::workspace::Workspace;
use super::{accept, refuse};

/// <https://docs.slack.dev/reference/methods/users.lookupByEmail>
pub(super) fn lookup_by_email(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let email = arguments.required("email")?;
    let is_theirs = |address: &str| address.eq_ignore_ascii_case(email);
    let found = workspace.people.iter().find(|user| user["profile"]["email"].as_str().is_some_and(is_theirs));
    match found {
        Some(user) => Ok(accept(json!({"user": user}))),
        None => Err(refuse("users_not_found")),
    }
}
