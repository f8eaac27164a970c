//! A browser on this machine that comes back to a loopback port (RFC 6749, section 4.1; RFC 7636; RFC 8252).

use std::time::Duration;

use url::Url;

use crate::auth::Person;
use crate::auth::jwt::unguessable;
use crate::auth::oauth::form::Form;
use crate::auth::oauth::issuer::Again;
use crate::clock::within;
use crate::error::line;
use crate::secret::Secret;

use super::Begun;
use super::listener::Listener;
use super::pkce::challenge;

/// How long a person may take: to find a password and a second factor.
const PATIENCE: Duration = Duration::from_secs(300);

/// Listens → shows the page → waits for the browser's return → trades the code for tokens → keeps them.
pub(super) async fn run(begun: &Begun, person: &dyn Person) -> Result<(), String> {
    let clock = begun.means.clock();
    let sign_in = begun.sign_in()?;
    let (authorize_url, redirect) =
        sign_in.page.as_ref().ok_or("access is given on another device here, by a code")?;
    let (state, verifier) = (unguessable(clock)?, Secret::new(unguessable(clock)?));
    let listener = Listener::begin(&redirect.url).await?;
    let page = page(begun, authorize_url, &listener.url, &state, &challenge(verifier.expose()))?;
    person.visit(&page);
    let back = within(clock, Some(PATIENCE), Box::pin(listener.wait(&state))).await;
    let back = back.ok_or("nobody has signed in within five minutes; begin anew")??;
    let code = match (back.code, back.error) {
        (Some(code), None) => Secret::new(code),
        (_, Some(error)) => {
            let told = back.description.map(|told| format!(": {}", line(&told))).unwrap_or_default();
            return Err(format!("access was not given ({}){told}", line(&error)));
        }
        (None, None) => return Err("the browser came back without a code".to_owned()),
    };
    let mut form = Form::grant("authorization_code");
    form.put_secret("code", &code);
    form.put("redirect_uri", listener.url.as_str());
    form.put_secret("code_verifier", &verifier);
    let began = clock.wall();
    let refreshing = &begun.refreshing;
    let granted = refreshing.issuer.ask(&begun.means, form, &refreshing.scopes, Again::Refused).await;
    begun.keep(&granted.map_err(|refusal| refusal.sentence)?, began).await
}

fn page(
    begun: &Begun,
    authorize_url: &Url,
    redirect: &Url,
    state: &str,
    challenge: &str,
) -> Result<Url, String> {
    let sign_in = begun.sign_in()?;
    let client = begun.refreshing.issuer.client.as_ref().ok_or("there is no client")?;
    let mut page = authorize_url.clone();
    let mut query = page.query_pairs_mut();
    query.append_pair("response_type", "code");
    query.append_pair("client_id", &client.id);
    query.append_pair("redirect_uri", redirect.as_str());
    if !begun.refreshing.scopes.is_empty() {
        query.append_pair("scope", &begun.refreshing.scopes.join(sign_in.separator));
    }
    query.append_pair("state", state);
    query.append_pair("code_challenge", challenge);
    query.append_pair("code_challenge_method", "S256");
    for (name, value) in &sign_in.shown {
        query.append_pair(name, value);
    }
    drop(query);
    Ok(page)
}
