//! Which values of a connection may be shown.

use url::Url;

use super::Shown;
use crate::config::value::Value;
use crate::secret::is_secret_name;

/// What stands beside the secrets of a sign-in and is none: everything else under `auth` is hidden, for a way to sign in may
/// be anybody's, and people write secrets where they should not.
const OPEN: &[&str] = &[
    "account",
    "app_id",
    "audience",
    "authorize_url",
    "client_id",
    "issuer",
    "installation_id",
    "key_id",
    "region",
    "resource",
    "role_arn",
    "scope",
    "scopes",
    "service",
    "subject",
    "tenant",
    "token_url",
    "username",
];

/// The most characters of a value that are shown.
const SHOWN: usize = 200;

/// What may be shown of `value` under `key`.
pub(super) fn shown(key: &str, value: &Value) -> Shown {
    if !is_open(key, value) {
        return Shown::Hidden;
    }
    match value {
        Value::Text(text) => plain(text),
        Value::Integer(number) => Shown::Plain(number.to_string()),
        Value::Number(number) => Shown::Plain(number.clone()),
        Value::Boolean(is) => Shown::Plain(is.to_string()),
        Value::Table(_) => Shown::Plain("{}".to_owned()),
        Value::Time => Shown::Plain("a date or time".to_owned()),
        Value::List(list) => {
            let mut parts = Vec::new();
            for one in list {
                match shown(key, &one.value) {
                    Shown::Plain(text) => parts.push(text),
                    Shown::Source(..) | Shown::Hidden => return Shown::Hidden,
                }
            }
            Shown::Plain(parts.join(", "))
        }
    }
}

fn is_open(key: &str, value: &Value) -> bool {
    let last = key.rsplit('.').next().unwrap_or(key);
    match key.split_once('.') {
        // `auth = "none"`; any other text is a secret in the wrong place.
        None if key == "auth" => matches!(value, Value::Text(word) if word == "none"),
        Some(("auth", _)) => OPEN.contains(&last) || matches!(value, Value::Boolean(_) | Value::Table(_)),
        _ => !is_secret_name(last),
    }
}

/// A text without the user, the password and the query of a URL.
fn plain(text: &str) -> Shown {
    let text = match Url::parse(text) {
        Ok(url) if url.has_host() => match bare(url) {
            Some(url) => url,
            None => return Shown::Hidden,
        },
        _ if text.contains("://") => return Shown::Hidden,
        _ => text.to_owned(),
    };
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Shown::Plain(format!("{}…", &text[..end])),
        None => Shown::Plain(text),
    }
}

fn bare(mut url: Url) -> Option<String> {
    let is_whole = url.username().is_empty() && url.password().is_none() && url.query().is_none();
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    url.set_query(None);
    url.set_fragment(None);
    let url = url.as_str().trim_end_matches('/').to_owned();
    Some(if is_whole { url } else { format!("{url} (and what is not shown)") })
}
