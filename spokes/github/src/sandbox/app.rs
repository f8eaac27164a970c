//! Tokens for the installations of apps.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{self, Value, json};

use super::answers::{answer, not_found, refuse};
use super::base64::decoded;
use super::forge::Forge;
use super::members::object;

/// The id of the app that the sandbox knows.
pub const APP: &str = "12345";

/// The id of its installation.
pub const INSTALLATION: &str = "678";

/// The token that its installation gets.
pub const INSTALLATION_TOKEN: &str = "ghs_sandbox";

pub(super) const PATH: &str = "/app/installations/{installation}/access_tokens";

/// The longest that an app's claims may hold, in seconds.
const LONGEST: u64 = 600;

/// Whether it is asked by an app, not by an installation.
pub(super) fn is_for_apps(request: &Request) -> bool {
    request.path().starts_with("/app/")
}

/// Checks an app's claims as far as that goes without its key and without a clock.
pub(super) fn admit(token: &str) -> Result<(), Answer> {
    let Some((header, claims)) = read(token) else {
        return Err(refuse(401, "A JSON web token could not be decoded"));
    };
    if header["alg"] != "RS256" {
        return Err(refuse(401, "A JSON web token could not be decoded"));
    }
    if claims["iss"] != APP {
        return Err(refuse(401, "'Issuer' claim ('iss') must be an Integer or a client id of a known app"));
    }
    match (claims["iat"].as_u64(), claims["exp"].as_u64()) {
        (Some(issued), Some(ends)) if ends > issued && ends - issued <= LONGEST => Ok(()),
        _ => Err(refuse(401, "'Expiration time' claim ('exp') is too far in the future")),
    }
}

/// `POST /app/installations/{installation}/access_tokens`
pub(super) fn create_token(_: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let members = object(request)?;
    if request.slot("installation") != INSTALLATION {
        return Err(not_found());
    }
    let permissions = members.get("permissions").cloned();
    let body = json!({
        "token": INSTALLATION_TOKEN,
        "expires_at": "2026-01-05T01:00:00Z",
        "permissions": permissions.unwrap_or_else(|| json!({"issues": "write", "metadata": "read"})),
        "repository_selection": if members.contains_key("repositories") { "selected" } else { "all" },
    });
    // An hour by the sandbox's own time, whatever the time is.
    Ok(answer(201, body).header("date", "Mon, 05 Jan 2026 00:00:00 GMT"))
}

/// Header and claims of a token whose signature is as long as an RSA key of 2048 bits makes it.
fn read(token: &str) -> Option<(Value, Value)> {
    let mut parts = token.split('.').map(decoded);
    let (header, claims, signature) = (parts.next()??, parts.next()??, parts.next()??);
    let is_signed = signature.len() == 256 && parts.next().is_none();
    is_signed.then_some((serde_json::from_slice(&header).ok()?, serde_json::from_slice(&claims).ok()?))
}
