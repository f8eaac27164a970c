//! A person who signs in by a browser, which the test plays on a loopback port.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;

use serde_json::json;
use spoke_runtime::auth::Person;
use spoke_runtime::{Answer, ManualClock, Scripted};
use url::Url;

use crate::kiosk::{bearer, call, form, hub};
use crate::shelf::Shelf;

const AUTH: &str = "{ authorization_code = { client_id = \"web\", client_secret = { env = \"CARGO_PKG_NAME\" }, \
                    scopes = [\"read\", \"write\"], tokens = { secret = \"crm\" } } }";

/// Comes back with `state` and these members, after some that nobody waits for.
#[derive(Debug)]
struct Browser {
    brings: &'static str,
    seen: Mutex<Vec<(u16, String)>>,
    page: Mutex<Option<Url>>,
}

impl Browser {
    fn bringing(brings: &'static str) -> Self {
        Browser { brings, seen: Mutex::default(), page: Mutex::default() }
    }
}

impl Person for &'static Browser {
    fn visit(&self, page: &Url) {
        let pair = |name: &str| page.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
        let (redirect, state) = (Url::parse(&pair("redirect_uri")).unwrap(), pair("state"));
        *self.page.lock().unwrap() = Some(page.clone());
        let browser = *self;
        std::thread::spawn(move || {
            // A connection that is opened and never used.
            let idle = TcpStream::connect(("127.0.0.1", redirect.port().unwrap())).unwrap();
            for (method, target) in [
                ("GET", "/favicon.ico".to_owned()),
                ("POST", format!("/callback?code=c1&state={state}")),
                ("GET", "/callback?code=evil&state=guessed".to_owned()),
                ("GET", format!("/callback?{}&state={state}", browser.brings)),
            ] {
                let seen = ask(redirect.port().unwrap(), method, &target);
                browser.seen.lock().unwrap().push(seen);
            }
            drop(idle);
        });
    }

    fn enter(&self, _: &Url, _: &str, _: Option<&Url>) {
        panic!("a browser needs no code");
    }
}

fn ask(port: u16, method: &str, target: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "{method} {target} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    (answer[9..12].parse().unwrap(), answer)
}

#[tokio::test]
async fn a_browser_comes_back_and_the_code_is_traded() {
    let granted = Answer::json(200, json!({"access_token": "a1", "refresh_token": "r1", "expires_in": 3600}));
    let sent = Scripted::new([granted, Answer::status(204)]);
    let (clock, shelf) = (ManualClock::new(), Shelf::default());
    let hub = hub(AUTH, &sent, &clock, &shelf);
    let browser: &'static Browser = Box::leak(Box::new(Browser::bringing("code=c%2F1")));
    hub.login("kiosk", None, &browser).await.unwrap();

    let page = browser.page.lock().unwrap().clone().unwrap();
    let pair =
        |name: &str| page.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    assert!(
        page.as_str()
            .starts_with("https://id.kiosk.example/authorize?tenant=7&response_type=code&client_id=web&")
    );
    assert_eq!(pair("scope").as_deref(), Some("read write"));
    assert_eq!(pair("access_type").as_deref(), Some("offline"));
    assert_eq!(pair("code_challenge_method").as_deref(), Some("S256"));
    assert_eq!(pair("state").unwrap().len(), 43);

    let traded = form(&sent.requests()[0]);
    assert_eq!((traded["grant_type"].as_str(), traded["code"].as_str()), ("authorization_code", "c/1"));
    assert_eq!(Some(traded["redirect_uri"].clone()), pair("redirect_uri"));
    assert_eq!(traded["code_verifier"].len(), 43);
    assert_ne!(Some(&traded["code_verifier"]), pair("code_challenge").as_ref());
    assert_eq!(shelf.record("crm")["access_token"], "a1");
    assert_eq!(shelf.history(), [("crm".to_owned(), "signed in".to_owned())]);

    call(&hub).await.unwrap();
    assert_eq!(bearer(&sent.requests()[1]), "Bearer a1");
    let statuses = || browser.seen.lock().unwrap().iter().map(|(status, _)| *status).collect::<Vec<_>>();
    while statuses().len() < 4 {
        tokio::task::yield_now().await;
    }
    assert_eq!(statuses(), [404, 404, 400, 200]);
    let seen = browser.seen.lock().unwrap();
    assert!(seen.iter().all(|(_, page)| !page.contains("c%2F1") && page.contains("no-store")));
}

#[tokio::test]
async fn access_that_is_not_given_is_told() {
    let hub = hub(AUTH, &Scripted::new([]), &ManualClock::new(), &Shelf::default());
    let browser: &'static Browser =
        Box::leak(Box::new(Browser::bringing("error=access_denied&error_description=Not%20%0Atoday")));
    let error = hub.login("kiosk", None, &browser).await.unwrap_err().to_string();
    assert_eq!(error, "nobody is logged in on `kiosk`: access was not given (access_denied): Not today");
}

#[derive(Debug)]
struct Nobody(ManualClock);

impl Person for Nobody {
    fn visit(&self, _: &Url) {
        let clock = self.0.clone();
        std::thread::spawn(move || while !clock.step() {});
    }

    fn enter(&self, _: &Url, _: &str, _: Option<&Url>) {}
}

#[tokio::test]
async fn nobody_is_waited_for_for_ever() {
    let clock = ManualClock::new();
    let hub = hub(AUTH, &Scripted::new([]), &clock, &Shelf::default());
    let error = hub.login("kiosk", None, &Nobody(clock.clone())).await.unwrap_err().to_string();
    assert_eq!(error, "nobody is logged in on `kiosk`: nobody has signed in within five minutes; begin anew");
}
