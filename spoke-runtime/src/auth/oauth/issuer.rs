//! Asking an issuer.

use std::time::Duration;

use serde_json::{Map, Value};
use url::Url;

use crate::auth::Means;
use crate::response::Response;

use super::answer::{Granted, Refusal, granted, members};
use super::client::Client;
use super::form::Form;

/// How often an issuer is asked that has no time for an answer.
const MOST: u32 = 3;

/// How long to wait before it is asked again; twice as long the second time.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// The longest wait that an issuer may ask for: calls wait for the token.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Whether a request for a token may be made twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// Always: the only harm is a token that nobody uses.
    Always,
    /// Where the issuer has said that it did nothing: what is shown is used up by it.
    Refused,
}

/// An issuer of tokens, and this connection's client there.
#[derive(Clone, Debug)]
pub(super) struct Issuer {
    pub(super) token_url: Url,
    /// `None` where what is shown proves itself.
    pub(super) client: Option<Client>,
    /// Further members of every request for a token.
    pub(super) extra: Vec<(&'static str, String)>,
}

impl Issuer {
    /// Asks for a token; `scopes` is what the form asks for.
    pub(super) async fn ask(
        &self,
        means: &Means,
        mut form: Form,
        scopes: &[String],
        again: Again,
    ) -> Result<Granted, Refusal> {
        for (name, value) in &self.extra {
            form.put(name, value);
        }
        granted(&self.post(means, &self.token_url, form, again).await?, scopes)
    }

    /// Posts a form as this client.
    pub(super) async fn post(
        &self,
        means: &Means,
        url: &Url,
        mut form: Form,
        again: Again,
    ) -> Result<Map<String, Value>, Refusal> {
        if let Some(client) = &self.client {
            client.put(&mut form, &self.token_url, means)?;
        }
        let scrub = form.scrub();
        let mut asked = 1;
        loop {
            let mut request = form.request(url);
            if let Some(client) = &self.client {
                client.sign(&mut request)?;
            }
            let sent = means.send("token", request).await;
            let wait =
                (FIRST_WAIT * asked).max(sent.as_ref().ok().and_then(asks_to_wait).unwrap_or_default());
            let is_busy = match &sent {
                Ok(response) => match again {
                    Again::Always => matches!(response.status, 429 | 500 | 502 | 503 | 504),
                    Again::Refused => matches!(response.status, 429 | 503),
                },
                Err(_) => again == Again::Always,
            };
            if is_busy && asked < MOST && wait <= LONGEST_WAIT {
                means.clock().sleep(wait).await;
                asked += 1;
                continue;
            }
            return match sent {
                Ok(response) => members(url, &response, &scrub),
                Err(sentence) => Err(Refusal { code: None, sentence: scrub.text(sentence), is_lost: true }),
            };
        }
    }
}

/// How long an issuer asks to wait, in seconds (RFC 9110, section 10.2.3).
fn asks_to_wait(response: &Response) -> Option<Duration> {
    response.header("retry-after")?.trim().parse().ok().map(Duration::from_secs)
}
