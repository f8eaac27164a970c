//! A code that is typed in on another device (RFC 8628).

use std::time::Duration;

use serde_json::Value;
use url::Url;

use crate::auth::Person;
use crate::auth::oauth::answer::{Granted, Refusal, seconds, text};
use crate::auth::oauth::declared::put_scopes;
use crate::auth::oauth::form::Form;
use crate::auth::oauth::issuer::Again;
use crate::secret::Secret;

use super::Begun;

/// How long to wait between questions where the issuer does not say (section 3.2), and by how much more where it asks to slow
/// down (section 3.5).
const INTERVAL: Duration = Duration::from_secs(5);

/// How long a code is good where the issuer does not say, which it must.
const GOOD_FOR: Duration = Duration::from_secs(600);

/// Asks for a code → shows it → asks for the token until the person has typed it in → keeps the token.
pub(super) async fn run(begun: &Begun, person: &dyn Person) -> Result<(), String> {
    let (means, clock) = (&begun.means, begun.means.clock());
    let issued = Issued::ask(begun).await?;
    person.enter(&issued.page, &issued.user_code, issued.complete.as_ref());
    let end = clock.now().saturating_add(issued.good_for);
    let mut interval = issued.interval;
    loop {
        clock.sleep(interval).await;
        if clock.now() >= end {
            return Err("nobody has typed in the code in time; begin anew".to_owned());
        }
        let began = clock.wall();
        match issued.redeem(begun).await {
            Ok(granted) => return begun.keep(&granted, began).await,
            Err(refusal) => match refusal.code.as_deref() {
                Some("authorization_pending") => {}
                Some("slow_down") => interval += INTERVAL,
                Some("expired_token") => {
                    return Err("nobody has typed in the code in time; begin anew".to_owned());
                }
                // Sections 3.5 asks for patience with a connection that breaks off.
                None if refusal.is_lost => interval = interval.saturating_mul(2),
                _ => return Err(refusal.sentence),
            },
        }
        tracing::debug!(alias = means.alias(), "nobody has typed in the code yet");
    }
}

/// What an issuer gives for another device (section 3.2).
struct Issued {
    device_code: Secret<String>,
    user_code: String,
    page: Url,
    complete: Option<Url>,
    good_for: Duration,
    interval: Duration,
}

impl Issued {
    async fn ask(begun: &Begun) -> Result<Self, String> {
        let sign_in = begun.sign_in()?;
        let refreshing = &begun.refreshing;
        let url = sign_in.device_url.as_ref().ok_or("this issuer gives no codes for other devices")?;
        let mut form = Form::default();
        put_scopes(&mut form, &refreshing.scopes, sign_in.separator);
        let answer = refreshing.issuer.post(&begun.means, url, form, Again::Always).await;
        let members = answer.map_err(|refusal| refusal.sentence)?;
        let page = |names: &[&str]| text(&members, names).and_then(|url| url.parse::<Url>().ok());
        let page_of_codes = page(&["verification_uri", "verification_url"]);
        let (Some(device_code), Some(user_code), Some(page_of_codes)) =
            (text(&members, &["device_code"]), text(&members, &["user_code"]), page_of_codes)
        else {
            return Err("the issuer's answer holds no code for another device; check `device_url`".to_owned());
        };
        let duration = |name: &str| members.get(name).and_then(|value: &Value| seconds(value));
        Ok(Issued {
            device_code: Secret::new(device_code),
            user_code,
            complete: page(&["verification_uri_complete", "verification_url_complete"]),
            page: page_of_codes,
            good_for: duration("expires_in").unwrap_or(GOOD_FOR),
            interval: duration("interval").unwrap_or(INTERVAL).max(Duration::from_secs(1)),
        })
    }

    async fn redeem(&self, begun: &Begun) -> Result<Granted, Refusal> {
        let mut form = Form::grant("urn:ietf:params:oauth:grant-type:device_code");
        form.put_secret("device_code", &self.device_code);
        let Begun { refreshing, means } = begun;
        refreshing.issuer.ask(means, form, &refreshing.scopes, Again::Refused).await
    }
}
