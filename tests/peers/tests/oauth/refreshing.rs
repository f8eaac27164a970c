//! Refresh tokens that are good for once, shared by processes that do not know of each other.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use spoke_peers::or_skip;
use spoke_runtime::store::{Store, StoreKey};
use spoke_runtime::{ManualClock, Secret, SystemClock};

use super::browser::Ann;
use super::issuer::{ask, builder, counts, hub, issuer, resource};
use super::shelf::Shelf;
use crate::installed;

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

/// Where a process of the test finds the issuer and the store's folder: set for [`one_of_eight`] alone.
const ISSUER: &str = "SPOKE_PEERS_ISSUER";
const FOLDER: &str = "SPOKE_PEERS_FOLDER";

/// Eight processes of the system share an encrypted store and a refresh token that is good for once. Before each round the issuer ends
/// every access token, so that all of them are turned away at once.
#[tokio::test]
async fn eight_processes_revoke_nothing() {
    let Some(server) = or_skip(issuer()) else { return };
    let folder = installed().join(format!("store-{}", server.address().port()));
    std::fs::create_dir_all(&folder).unwrap();
    let key = StoreKey::generate_identity();
    let StoreKey::Identity(text) = &key else { panic!("an identity is one") };
    std::fs::write(folder.join("key"), text.expose()).unwrap();
    let store = Store::create(folder.join("secrets.age"), key.clone()).unwrap();
    let seed = signed_in(&server).await.read("it").unwrap();
    store.set("it", &Secret::new(seed), "by hand").unwrap();
    for round in 0..3 {
        let processes: Vec<_> = (0..8).map(|_| spawn(&server.url(), &folder)).collect();
        for mut process in processes {
            assert!(process.wait().unwrap().success());
        }
        assert_eq!((counts(&server, "issued"), counts(&server, "reused")), (2 + round, 0));
        ask("POST", &format!("{}/expire", server.url()));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

fn spawn(url: &str, folder: &Path) -> Child {
    let mut process = Command::new(std::env::current_exe().unwrap());
    process.args(["--exact", "oauth::refreshing::one_of_eight", "--nocapture"]);
    process.env(ISSUER, url).env(FOLDER, folder).stdout(Stdio::null()).spawn().unwrap()
}

/// What each of the eight does; nothing where nobody has started it for that.
#[tokio::test]
async fn one_of_eight() {
    let (Ok(url), Ok(folder)) = (std::env::var(ISSUER), std::env::var(FOLDER)) else { return };
    let folder = Path::new(&folder);
    let key = std::fs::read_to_string(folder.join("key")).unwrap();
    let store = Store::open(folder.join("secrets.age"), StoreKey::Identity(Secret::new(key))).unwrap();
    let auth = "{ refresh_token = { client_id = \"web\", client_auth = \"none\", refresh_token = { secret = \"it\" } } }";
    resource(&builder(&url, auth).secrets(store).build().unwrap()).await.unwrap();
}

/// A store that holds what a person has signed in with: the refresh token alone.
async fn signed_in(server: &spoke_peers::Server) -> Shelf {
    let shelf = Shelf::default();
    let auth = "{ authorization_code = { client_id = \"web\", client_auth = \"none\", scopes = [\"read\"], tokens = { secret = \"it\" } } }";
    hub(server, auth, &shelf, SystemClock::new()).login("it", None, &Ann).await.unwrap();
    let refresh = shelf.record("it")["refresh_token"].as_str().unwrap().to_owned();
    Shelf::with("it", &refresh)
}
