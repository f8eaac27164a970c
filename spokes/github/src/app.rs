//! Signing in as the installation of a GitHub App.

use std::sync::Arc;
use std::time::Duration;

use spoke_runtime::auth::{
    Authorize, Claims, Credential, CredentialTable, FetchToken, Means, SigningKey, Token, TokenCredential,
};
use spoke_runtime::serde_json::{Map, Value, json};
use spoke_runtime::{BoxFuture, Method, Outgoing, Response};

/// How long the app's own claims hold. GitHub takes ten minutes at most, counted from when they were issued.
const HOLDS: Duration = Duration::from_secs(540);

/// How much earlier they are issued, for a clock at GitHub's that is behind: GitHub's own advice.
const BACKDATED: Duration = Duration::from_secs(60);

/// The installation of a GitHub App:
/// `auth = { app = { app_id = "…", installation_id = "…", private_key = { file = "app.pem" } } }`.
///
/// Its key signs claims (RS256) that are traded for a token of an hour. `app_id` takes the client id as well. The table may
/// narrow the token: `repositories = ["runbooks"]`, `permissions = ["issues:write"]`.
///
/// <https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app>
#[derive(Clone, Copy, Debug)]
pub struct GitHubApp;

impl Authorize for GitHubApp {
    fn name(&self) -> &'static str {
        "app"
    }

    fn example(&self) -> &'static str {
        "{ app_id = \"…\", installation_id = \"…\", private_key = { file = \"app.pem\" } }"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let (app, installation) = (table.text("app_id"), table.text("installation_id"));
        let pem = table.secret("private_key");
        let repositories = table.texts("repositories").unwrap_or_default();
        let permissions = table.texts("permissions").unwrap_or_default();
        let key = match SigningKey::from_pem(&pem?) {
            Ok(key) => Some(key),
            Err(sentence) => table.mistake("private_key", &sentence),
        };
        let mut app = AppKey::new(app?, installation?, key?);
        app.repositories = repositories;
        for permission in permissions {
            match permission.split_once(':') {
                Some((name, access)) => app.permissions.push((name.to_owned(), access.to_owned())),
                None => return table.mistake("permissions", "a permission is written `issues:write`"),
            }
        }
        Some(TokenCredential::new(app).on(table.means()))
    }
}

/// The key of an app with one installation, for a connection made in code: `.auth(TokenCredential::new(AppKey::new(..)))`.
#[derive(Clone, Debug)]
pub struct AppKey {
    app: String,
    installation: String,
    key: SigningKey,
    repositories: Vec<String>,
    permissions: Vec<(String, String)>,
}

impl AppKey {
    /// `app` is the app's id or client id, `installation` the installation's id.
    pub fn new(app: impl Into<String>, installation: impl Into<String>, key: SigningKey) -> Self {
        let (app, installation) = (app.into(), installation.into());
        AppKey { app, installation, key, repositories: Vec::new(), permissions: Vec::new() }
    }

    /// The token is for these repositories only.
    #[must_use]
    pub fn repositories(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.repositories = names.into_iter().map(Into::into).collect();
        self
    }

    async fn ask(&self, means: &Means) -> Result<Token, String> {
        let request = self.request(means)?;
        let answer = means.send("installation token", request).await?;
        let members: Value = spoke_runtime::serde_json::from_slice(&answer.body).unwrap_or_default();
        match members["token"].as_str() {
            Some(token) if answer.status == 201 => Ok(granted(token, &members, &answer, means)),
            _ => Err(refused(&members, answer.status)),
        }
    }

    fn request(&self, means: &Means) -> Result<Outgoing, String> {
        let mut url = means.base_url().ok_or("the connection has no `base_url`")?.clone();
        let mut path = url.path_segments_mut().map_err(|()| "the connection's `base_url` takes no path")?;
        path.pop_if_empty().extend(["app", "installations", &self.installation, "access_tokens"]);
        drop(path);
        let mut request = Outgoing::new(Method::Post, url);
        let claims = Claims::new(means.clock(), HOLDS).backdated(BACKDATED).issuer(&self.app);
        request.bearer(&claims.signed(&self.key)?)?;
        for (name, value) in [
            ("accept", "application/vnd.github+json"),
            ("content-type", "application/json"),
            ("x-github-api-version", "2022-11-28"),
        ] {
            request.header(name, value)?;
        }
        let mut body = Map::new();
        if !self.repositories.is_empty() {
            body.insert("repositories".to_owned(), json!(self.repositories));
        }
        if !self.permissions.is_empty() {
            let permissions = self.permissions.iter().map(|(name, access)| (name.clone(), json!(access)));
            body.insert("permissions".to_owned(), Value::Object(permissions.collect()));
        }
        request.body = Some(Value::Object(body).to_string().into());
        Ok(request)
    }
}

impl FetchToken for AppKey {
    fn fetch<'a>(&'a self, means: &'a Means, _: Option<&'a Token>) -> BoxFuture<'a, Result<Token, String>> {
        Box::pin(self.ask(means))
    }
}

fn granted(token: &str, members: &Value, answer: &Response, means: &Means) -> Token {
    let token = Token::new(token);
    let said_at = answer.said_at().unwrap_or_else(|| means.clock().wall());
    let expires_on = members["expires_at"].as_str().unwrap_or_default();
    let token = token.clone().expires_on(expires_on, said_at).unwrap_or(token);
    match members["permissions"].as_object() {
        Some(permissions) => token.scopes(
            permissions.iter().map(|(name, access)| format!("{name}:{}", access.as_str().unwrap_or("?"))),
        ),
        None => token,
    }
}

/// Why there is no token, and what to do.
fn refused(members: &Value, status: u16) -> String {
    let told: String =
        members["message"].as_str().unwrap_or("no reason was given").chars().take(200).collect();
    let told = told.replace(char::is_control, " ");
    let advice = match status {
        401 => "; check `app_id`, `private_key` and this machine's clock",
        403 => "; look whether the installation is suspended",
        404 => "; check `installation_id`, and that the app is installed there",
        422 => "; the installation lacks one of `repositories` or `permissions`",
        _ => "",
    };
    format!("GitHub gave no installation token ({status}): {told}{advice}")
}
