//! Eight processes that share a store and a refresh token that each use replaces.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use spoke_runtime::{Answer, Hub, ManualClock, Scripted, SecretStore};

use crate::kiosk::{Kiosk, bearer, call, form};
use crate::shelf::Shelf;

/// An issuer as strict as RFC 9700 wants it: a refresh token that is shown twice revokes its whole family.
#[derive(Debug, Default)]
struct Issuer {
    present: u32,
    refreshes: u32,
    good: BTreeSet<String>,
    is_revoked: bool,
}

impl Issuer {
    fn refresh(&mut self, shown: &str) -> Answer {
        if self.is_revoked || shown != format!("r{}", self.present) {
            self.is_revoked = true;
            return Answer::json(
                400,
                json!({"error": "invalid_grant", "error_description": "the family is revoked"}),
            );
        }
        self.present += 1;
        self.refreshes += 1;
        let number = self.present;
        self.good = BTreeSet::from([format!("Bearer a{number}")]);
        let body = json!({"access_token": format!("a{number}"), "refresh_token": format!("r{number}"), "expires_in": 600});
        Answer::json(200, body)
    }

    fn answer(&mut self, attempt: &spoke_runtime::Attempt<'_>) -> Answer {
        match attempt.request.url.path() {
            "/token" => self.refresh(&form(&attempt.request)["refresh_token"]),
            _ if self.good.contains(bearer(&attempt.request)) => Answer::status(204),
            _ => Answer::status(401),
        }
    }
}

/// What a process of its own would have: a hub, a transport, a clock, a runtime.
fn process(store: impl SecretStore + 'static, issuer: &Arc<Mutex<Issuer>>, clock: &ManualClock) -> Hub {
    let issuer = Arc::clone(issuer);
    let transport = Scripted::by(move |attempt| issuer.lock().unwrap().answer(attempt));
    let text = "[connection.kiosk]\nspoke = \"kiosk\"\nauth = { refresh_token = { client_id = \"bot\", client_auth = \"none\", \
                refresh_token = { secret = \"crm\" } } }\n";
    let hub = Hub::builder().spoke::<Kiosk>().connections_toml(text).transport(transport);
    hub.clock(clock.clone()).secrets(store).build().unwrap()
}

/// Eight threads with a runtime each call through ten lifetimes of a token; `open` opens the store as a process would.
fn take_turns<S: SecretStore + 'static>(open: impl Fn() -> S) {
    const LIFETIMES: u32 = 10;
    let issuer = Arc::new(Mutex::new(Issuer::default()));
    let clock = ManualClock::new();
    let hubs: Vec<Hub> = (0..8).map(|_| process(open(), &issuer, &clock)).collect();
    for _ in 0..LIFETIMES {
        std::thread::scope(|scope| {
            for hub in &hubs {
                scope.spawn(|| {
                    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                    for _ in 0..5 {
                        runtime.block_on(call(hub)).unwrap();
                    }
                });
            }
        });
        clock.advance(Duration::from_secs(600));
    }
    let issuer = issuer.lock().unwrap();
    assert!(!issuer.is_revoked);
    assert_eq!(issuer.refreshes, LIFETIMES, "one refresh a lifetime, however many processes");
}

#[test]
fn eight_processes_take_turns_and_revoke_nothing() {
    let shelf = Shelf::with("crm", "r0");
    take_turns(|| shelf.clone());
}

/// The same on the store itself: one encrypted file, opened by each.
#[cfg(feature = "store")]
#[test]
fn eight_processes_share_an_encrypted_file() {
    use spoke_runtime::Secret;
    use spoke_runtime::store::{Store, StoreKey};

    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("secrets.age"), StoreKey::generate_identity());
    let store = Store::create(&path, key.clone()).unwrap();
    store.set("crm", &Secret::from("r0"), "by hand").unwrap();
    take_turns(|| Store::open(&path, key.clone()).unwrap());
}
