//! Who signs in, and for which sites a token is good.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::json;

use super::site::Site;
use super::{CLOUD_ID, CREDENTIAL, OAUTH_TOKEN, refuse};

/// Checks the credential: at the site an API token, at the address for apps a token of OAuth or an API token.
pub(super) fn admit(request: &Request) -> Result<(), Answer> {
    let (scheme, secret) =
        request.header("authorization").and_then(|it| it.split_once(' ')).unwrap_or_default();
    let (is_user, is_app) =
        (scheme == "Basic" && secret == CREDENTIAL, scheme == "Bearer" && secret == OAUTH_TOKEN);
    if request.path().starts_with("/oauth/") {
        return if is_app { Ok(()) } else { Err(unauthorized()) };
    }
    if request.path().starts_with("/ex/jira/") {
        if request.slot("cloud") != CLOUD_ID {
            return Err(Answer::json(404, json!({"code": 404, "message": "Not Found"})));
        }
        return if is_app || is_user { Ok(()) } else { Err(unauthorized()) };
    }
    let refused = refuse(401, "Client must be authenticated to access this resource.");
    match scheme {
        _ if is_user => Ok(()),
        "" => Err(refused.header("www-authenticate", "OAuth realm=\"http%3A%2F%2F127.0.0.1\"")),
        _ => Err(refused.header("x-seraph-loginreason", "AUTHENTICATED_FAILED")),
    }
}

/// `GET /oauth/token/accessible-resources`
pub(super) fn resources(_: &mut Site, request: &Request) -> Answer {
    let scopes = ["read:jira-work", "read:jira-user", "write:jira-work", "manage:jira-webhook"];
    Answer::json(200, json!([{"id": CLOUD_ID, "name": "Sandbox", "url": request.origin(), "scopes": scopes}]))
}

/// The refusal of the gate before all sites.
fn unauthorized() -> Answer {
    Answer::json(401, json!({"code": 401, "message": "Unauthorized"}))
}
