//! What a connection's file says about where its keys come from.

use std::time::Duration;

use spoke_runtime::auth::CredentialTable;

use super::profile::{Profile, environment};
use super::source::{Role, Source, WebIdentity, keys};

/// The ways to say it.
const WAYS: [&str; 5] = ["access_key_id", "source", "profile", "assume_role", "web_identity"];

/// How long a session may last: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>.
const SHORTEST: Duration = Duration::from_secs(15 * 60);
const LONGEST: Duration = Duration::from_secs(12 * 60 * 60);

/// The source that `table` describes.
pub(super) fn source(table: &CredentialTable<'_>) -> Option<Source> {
    let given: Vec<&'static str> = WAYS.into_iter().filter(|way| table.has(way)).collect();
    let Some(first) = given.first() else {
        return table.refused(
            "does not say where the keys come from; write `access_key_id` and `secret_access_key`, `source`, `profile`, \
             `assume_role` or `web_identity`",
        );
    };
    if let Some(second) = given.get(1) {
        let sentence =
            format!("the keys come from one place, and `{first}` names one already; remove one of them");
        return table.mistake(second, &sentence);
    }
    match *first {
        "source" => named(table),
        "profile" => profile(table),
        "assume_role" => table.table("assume_role", |inner| {
            let (role, from) = (role(inner), from(inner));
            Some(Source::Role(Box::new((role?, from?))))
        }),
        "web_identity" => table.table("web_identity", |inner| {
            let (role, file) = (role(inner), inner.text("token_file"));
            Some(Source::WebIdentity(Box::new(WebIdentity { role: role?, token_file: file?.into() })))
        }),
        _ => fixed(table),
    }
}

fn fixed(table: &CredentialTable<'_>) -> Option<Source> {
    let id = table.text("access_key_id");
    let secret = table.secret("secret_access_key");
    let token = table.optional_secret("session_token");
    if table.has("session_token") && token.is_none() {
        return None;
    }
    Some(Source::Keys(keys(&id?, &secret?, token.as_ref())))
}

fn named(table: &CredentialTable<'_>) -> Option<Source> {
    let found = match table.text("source")?.as_str() {
        "environment" => environment(),
        "web_identity" => web_identity_of_environment(table.optional_text("sts_url")),
        _ => Err("no such source; allowed: \"environment\", \"web_identity\"".to_owned()),
    };
    found.map_or_else(|sentence| table.mistake("source", &sentence), Some)
}

/// What Kubernetes and build machines put into the environment.
fn web_identity_of_environment(sts_url: Option<String>) -> Result<Source, String> {
    let get = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let needed =
        |name: &str| get(name).ok_or_else(|| format!("the environment variable `{name}` is not set"));
    let (arn, file) = (needed("AWS_ROLE_ARN")?, needed("AWS_WEB_IDENTITY_TOKEN_FILE")?);
    let mut role = Role::new(arn);
    role.session_name = get("AWS_ROLE_SESSION_NAME");
    role.sts_url = sts_url;
    Ok(Source::WebIdentity(Box::new(WebIdentity { role, token_file: file.into() })))
}

fn profile(table: &CredentialTable<'_>) -> Option<Source> {
    let name = table.text("profile");
    let config_file = table.optional_text("config_file").map(Into::into);
    let credentials_file = table.optional_text("credentials_file").map(Into::into);
    let sts_url = table.optional_text("sts_url");
    Some(Source::Profile(Profile { name: name?, config_file, credentials_file, sts_url }))
}

fn from(table: &CredentialTable<'_>) -> Option<Source> {
    if !table.has("from") {
        return table.refused(
            "does not say who takes the role; write `from = { profile = \"default\" }` or any other source of keys",
        );
    }
    table.table("from", source)
}

fn role(table: &CredentialTable<'_>) -> Option<Role> {
    let arn = table.text("role_arn");
    let session_name = table.optional_text("session_name");
    let external_id = table.optional_text("external_id");
    let duration = table.duration("duration");
    let sts_url = table.optional_text("sts_url");
    if duration.is_some_and(|duration| !(SHORTEST..=LONGEST).contains(&duration)) {
        return table.mistake("duration", "a session lasts 15 minutes to 12 hours: `\"1h\"`");
    }
    let arn = arn?;
    if !arn.starts_with("arn:") || !arn.contains(":role/") {
        return table.mistake("role_arn", "it is no role; write `arn:aws:iam::ACCOUNT:role/NAME`");
    }
    Some(Role { arn, session_name, external_id, duration, sts_url })
}
