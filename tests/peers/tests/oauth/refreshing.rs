//! Refresh tokens that are good for once, shared by processes that do not know of each other.

use std::time::Duration;

use spoke_peers::or_skip;
use spoke_runtime::{Hub, ManualClock, SystemClock};

use super::browser::Ann;
use super::issuer::{counts, hub, issuer, resource};
use super::shelf::Shelf;

/// Ten minutes, the life of a token here.
const LIFE: Duration = Duration::from_secs(600);

#[tokio::test]
async fn a_chain_of_refreshes_reuses_nothing() {
    let Some(server) = or_skip(issuer()) else { return };
    let (shelf, clock) = (signed_in(&server).await, ManualClock::new());
    let auth = "{ refresh_token = { client_id = \"web\", client_auth = \"none\", refresh_token = { secret = \"it\" } } }";
    let hub = hub(&server, auth, &shelf, clock.clone());
    for number in 2..7 {
        resource(&hub).await.unwrap();
        assert_eq!((counts(&server, "issued"), counts(&server, "reused")), (number, 0));
        clock.advance(LIFE);
    }
    // Somebody else shows an old one: the family is revoked, and what is told says what to do.
    let first = Shelf::with("it", "guessed");
    let hub = super::issuer::hub(&server, auth, &first, SystemClock::new());
    let told = resource(&hub).await.unwrap_err().to_string();
    assert!(
        told.contains("(400 invalid_grant)") && told.contains("set a new refresh token in the store"),
        "{told}"
    );
}

/// Hubs on threads with runtimes of their own share nothing but the store.
#[tokio::test]
async fn eight_processes_revoke_nothing() {
    let Some(server) = or_skip(issuer()) else { return };
    let (shelf, clock) = (signed_in(&server).await, ManualClock::new());
    let auth = "{ refresh_token = { client_id = \"web\", client_auth = \"none\", refresh_token = { secret = \"it\" } } }";
    let hubs: Vec<Hub> = (0..8).map(|_| hub(&server, auth, &shelf, clock.clone())).collect();
    for lifetime in 0..4 {
        std::thread::scope(|scope| {
            for hub in &hubs {
                scope.spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                    runtime.block_on(resource(hub)).unwrap();
                });
            }
        });
        assert_eq!((counts(&server, "issued"), counts(&server, "reused")), (2 + lifetime, 0));
        clock.advance(LIFE);
    }
}

/// A store that holds what a person has signed in with: the refresh token alone.
async fn signed_in(server: &spoke_peers::Server) -> Shelf {
    let shelf = Shelf::default();
    let auth = "{ authorization_code = { client_id = \"web\", client_auth = \"none\", scopes = [\"read\"], tokens = { secret = \"it\" } } }";
    hub(server, auth, &shelf, SystemClock::new()).login("it", None, &Ann).await.unwrap();
    let refresh = shelf.record("it")["refresh_token"].as_str().unwrap().to_owned();
    Shelf::with("it", &refresh)
}
