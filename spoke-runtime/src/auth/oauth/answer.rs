//! What an issuer answers: a token, or why there is none (RFC 6749, sections 5.1 and 5.2).

use std::time::Duration;

use serde_json::{Map, Value};
use url::{Position, Url};

use crate::auth::Token;
use crate::error::line;
use crate::response::Response;
use crate::secret::Secret;
use crate::trip::Scrub;

/// What an issuer granted.
#[derive(Debug)]
pub(super) struct Granted {
    pub(super) token: Token,
    /// The token that fetches the next one.
    pub(super) refresh: Option<Secret<String>>,
}

/// Why there is no token.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The issuer's own word for it.
    pub(super) code: Option<String>,
    pub(super) sentence: String,
    /// Whether no complete answer came.
    pub(super) is_lost: bool,
}

impl From<String> for Refusal {
    fn from(sentence: String) -> Self {
        Refusal { code: None, sentence, is_lost: false }
    }
}

/// The members of a good answer.
///
/// # Errors
/// The issuer's words, without the secrets that it was sent, and what to do.
pub(super) fn members(url: &Url, response: &Response, scrub: &Scrub) -> Result<Map<String, Value>, Refusal> {
    let host = &url[Position::BeforeHost..Position::AfterPort];
    let found = serde_json::from_slice::<Value>(&response.body).ok();
    let members = match found {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    };
    let is_good = (200..300).contains(&response.status);
    // Some issuers refuse with a 200.
    if is_good && !members.contains_key("error") && !members.is_empty() {
        return Ok(members);
    }
    let code = text(&members, &["error", "code"]).map(|code| scrub.text(line(&code)));
    let told = text(&members, &["error_description", "reason", "message", "error_msg"]);
    let told = told.map(|told| scrub.text(line(&told)));
    let mut sentence = format!("the issuer `{host}` gave no token ({}", response.status);
    if let Some(code) = &code {
        sentence.push(' ');
        sentence.push_str(code);
    }
    sentence.push(')');
    if let Some(told) = told {
        sentence.push_str(": ");
        sentence.push_str(told.trim_end_matches('.'));
    }
    if let Some(advice) = advice(response, code.as_deref(), is_good) {
        sentence.push_str("; ");
        sentence.push_str(advice);
    }
    Err(Refusal { code, sentence, is_lost: false })
}

/// What to do about it.
fn advice(response: &Response, code: Option<&str>, is_good: bool) -> Option<&'static str> {
    Some(match code {
        Some("invalid_client") => {
            "check `client_id` and what proves it, and whether the issuer takes it that way (`client_auth`)"
        }
        Some("invalid_grant") => {
            "what was shown is expired, revoked, used up or meant for somebody else; where a person signed in, let them do it again"
        }
        Some("invalid_scope") => "check `scopes` against what the issuer lets this client ask for",
        Some("unauthorized_client" | "unsupported_grant_type") => {
            "the issuer does not let this client sign in this way; allow it there"
        }
        Some("access_denied") => "access was refused by whoever decides it",
        _ if (300..400).contains(&response.status) => {
            "it points elsewhere, and what signs in is never sent on; write the final address as `token_url`"
        }
        _ if is_good => "what it sent is no answer of an issuer; check `token_url`",
        None if response.status == 404 => "check `token_url`",
        _ => return None,
    })
}

/// What the members of a good answer grant; `asked` is what was asked for.
pub(super) fn granted(members: &Map<String, Value>, asked: &[String]) -> Result<Granted, Refusal> {
    let Some(value) = text(members, &["access_token"]).filter(|value| !value.is_empty()) else {
        return Err("the issuer's answer holds no `access_token`; check `token_url`".to_owned().into());
    };
    let mut token = Token::new(value);
    if let Some(lifetime) = members.get("expires_in").and_then(seconds) {
        token = token.expires_in(lifetime);
    }
    let scopes: Option<Vec<String>> = match members.get("scope") {
        Some(Value::String(scopes)) => {
            Some(scopes.split([' ', ',']).filter(|scope| !scope.is_empty()).map(str::to_owned).collect())
        }
        Some(Value::Array(scopes)) => {
            Some(scopes.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        }
        // Where it is not said, it is what was asked for (RFC 6749, section 5.1).
        _ => Some(asked.to_vec()).filter(|asked| !asked.is_empty()),
    };
    if let Some(scopes) = scopes {
        token = token.scopes(scopes);
    }
    Ok(Granted { token, refresh: text(members, &["refresh_token"]).map(Secret::new) })
}

/// A number of seconds, also where it is written as text or with a fraction.
pub(super) fn seconds(value: &Value) -> Option<Duration> {
    let seconds = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    Duration::try_from_secs_f64(seconds).ok()
}

/// The first of these members that is a text.
pub(super) fn text(members: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| members.get(*name)?.as_str()).map(str::to_owned)
}
