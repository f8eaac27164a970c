//! Temporary keys from STS, <https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html>.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde::Deserialize;
use spoke_runtime::auth::Means;
use spoke_runtime::http::HeaderValue;
use spoke_runtime::http::header::CONTENT_TYPE;
use spoke_runtime::url::{Url, form_urlencoded};
use spoke_runtime::{Method, Outgoing, Response, Secret};

use super::sign::{self, Signer};
use super::source::{Role, Session};

/// The version of STS, the same for every action since 2011.
const VERSION: &str = "2011-06-15";

/// The longest name of a session.
const LONGEST_NAME: usize = 64;

/// What asks STS for a role's keys.
#[derive(Clone, Copy)]
pub(super) struct Sts<'a> {
    pub(super) means: &'a Means,
    pub(super) region: &'a str,
    pub(super) role: &'a Role,
}

impl Sts<'_> {
    /// `AssumeRole`, signed with `credentials`.
    pub(super) async fn assume_role(
        &self,
        credentials: &Credentials,
        now: SystemTime,
    ) -> Result<Session, String> {
        let mut request = self.request("AssumeRole", &[("ExternalId", self.role.external_id.as_deref())])?;
        let signer = Signer { service: "sts", region: self.region, time: now };
        let headers = signer.headers(&request, credentials)?;
        sign::place(&mut request, headers);
        self.ask("AssumeRole", request).await
    }

    /// `AssumeRoleWithWebIdentity`, which the token alone allows.
    pub(super) async fn assume_role_with_web_identity(
        &self,
        token: &Secret<String>,
    ) -> Result<Session, String> {
        if token.expose().is_empty() {
            return Err("the token file is empty".to_owned());
        }
        let request = self
            .request("AssumeRoleWithWebIdentity", &[("WebIdentityToken", Some(token.expose().as_str()))])?;
        self.ask("AssumeRoleWithWebIdentity", request).await
    }

    fn request(&self, action: &str, more: &[(&str, Option<&str>)]) -> Result<Outgoing, String> {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("Action", action).append_pair("Version", VERSION);
        form.append_pair("RoleArn", &self.role.arn).append_pair("RoleSessionName", &self.session_name());
        for (name, value) in more {
            if let Some(value) = value {
                form.append_pair(name, value);
            }
        }
        if let Some(duration) = self.role.duration {
            form.append_pair("DurationSeconds", &duration.as_secs().to_string());
        }
        let mut request = Outgoing::new(Method::Post, self.url()?);
        request.body = Some(form.finish().into());
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers.insert(CONTENT_TYPE, form);
        Ok(request)
    }

    fn url(&self) -> Result<Url, String> {
        let url = match &self.role.sts_url {
            Some(url) => url.clone(),
            None => format!("https://sts.{}.amazonaws.com/", self.region),
        };
        let parsed = Url::parse(&url).map_err(|error| format!("`{url}` is no address of STS: {error}"))?;
        let is_local = matches!(parsed.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        if parsed.scheme() != "https" && !(parsed.scheme() == "http" && is_local) {
            return Err(format!(
                "`{url}` would give keys away on the network; an address of STS is `https://…`"
            ));
        }
        Ok(parsed)
    }

    fn session_name(&self) -> String {
        if let Some(name) = &self.role.session_name {
            return name.clone();
        }
        let is_allowed = |letter: &char| letter.is_ascii_alphanumeric() || "+=,.@-_".contains(*letter);
        let alias = self.means.alias().chars().filter(is_allowed);
        "spoke-".chars().chain(alias).take(LONGEST_NAME).collect()
    }

    async fn ask(&self, action: &'static str, request: Outgoing) -> Result<Session, String> {
        let arn = &self.role.arn;
        let response = self
            .means
            .send(action, request)
            .await
            .map_err(|fault| format!("the role `{arn}` was not taken: {fault}"))?;
        read(&response).map_err(|fault| format!("the role `{arn}` was not taken: {action}: {fault}"))
    }
}

/// Both answers, whose one member is called after its action.
#[derive(Deserialize)]
struct Assumed {
    #[serde(alias = "AssumeRoleResult", alias = "AssumeRoleWithWebIdentityResult")]
    result: AssumedResult,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct AssumedResult {
    credentials: Given,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Given {
    access_key_id: String,
    secret_access_key: String,
    session_token: String,
    expiration: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Refused {
    error: Option<Refusal>,
    /// Servers that speak STS put it one deeper, as EC2 does.
    errors: Option<Box<Refused>>,
}

impl Refused {
    fn refusal(self) -> Option<Refusal> {
        self.error.or_else(|| self.errors?.refusal())
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Refusal {
    code: String,
    #[serde(default)]
    message: String,
}

fn read(response: &Response) -> Result<Session, String> {
    let body = std::str::from_utf8(&response.body).unwrap_or_default();
    if !(200..300).contains(&response.status) {
        let refused: Option<Refused> = quick_xml::de::from_str(body).ok();
        let Some(Refusal { code, message }) = refused.and_then(Refused::refusal) else {
            return Err(format!("the answer is {}", response.status));
        };
        // What follows the first line of a refused signature is what was signed, a token included.
        let message = message.lines().next().unwrap_or_default();
        return Err(format!("{} {code}: {message}", response.status));
    }
    // Neither fault says what stood there: an answer holds keys.
    let assumed: Assumed =
        quick_xml::de::from_str(body).map_err(|_| "the answer holds no keys".to_owned())?;
    let Given { access_key_id, secret_access_key, session_token, expiration } = assumed.result.credentials;
    let expires = DateTime::from_str(&expiration, Format::DateTimeWithOffset)
        .ok()
        .and_then(|end| SystemTime::try_from(end).ok())
        .ok_or("the answer does not say when the keys end")?;
    let credentials =
        Credentials::new(access_key_id, secret_access_key, Some(session_token), Some(expires), "spoke");
    Ok(Session { credentials, expires: Some(expires) })
}

#[cfg(test)]
mod tests;
