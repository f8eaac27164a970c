//! People who sign in: by a browser, on another device.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use spoke_peers::or_skip;
use spoke_runtime::auth::LoginWay;
use spoke_runtime::defaults::ATTEMPT_TIMEOUT;
use spoke_runtime::{BoxFuture, Clock, SystemClock};

use super::browser::Ann;
use super::issuer::{ask, counts, hub, issuer, resource};
use super::shelf::Shelf;

fn by_browser(scope: &str) -> String {
    format!(
        "{{ authorization_code = {{ client_id = \"web\", client_auth = \"none\", scopes = [\"{scope}\"], tokens = {{ secret = \"it\" }} }} }}"
    )
}

#[tokio::test]
async fn ann_signs_in_by_a_browser_once_and_stays_signed_in() {
    let Some(server) = or_skip(issuer()) else { return };
    let shelf = Shelf::default();
    let hub = hub(&server, &by_browser("read"), &shelf, SystemClock::new());
    let told = resource(&hub).await.unwrap_err().to_string();
    assert!(told.contains("nobody is signed in; sign in by `spoke connections login it`"), "{told}");
    hub.login("it", None, &Ann).await.unwrap();

    // The program's next run: another hub on the same store.
    let hub = super::issuer::hub(&server, &by_browser("read"), &shelf, SystemClock::new());
    let found = resource(&hub).await.unwrap();
    assert_eq!((found.user.as_deref(), found.scope.as_str()), (Some("ann@example.test"), "read"));
    assert_eq!(counts(&server, "issued"), 1);
    ask("POST", &format!("{}/expire", server.url()));
    resource(&hub).await.unwrap();
    assert_eq!(counts(&server, "issued"), 2, "refreshed, and nobody was asked");
    assert_eq!(counts(&server, "reused"), 0);
}

#[tokio::test]
async fn ann_does_not_agree() {
    let Some(server) = or_skip(issuer()) else { return };
    let hub = hub(&server, &by_browser("deny"), &Shelf::default(), SystemClock::new());
    let told = hub.login("it", Some(LoginWay::Browser), &Ann).await.unwrap_err().to_string();
    assert!(told.starts_with("nobody is logged in on `it`: access was not given (access_denied)"), "{told}");
}

/// The time of this machine, in which half a minute's patience takes no time.
#[derive(Debug)]
struct Hurried {
    clock: SystemClock,
    skipped: Arc<Mutex<Vec<Duration>>>,
}

impl Clock for Hurried {
    fn now(&self) -> Duration {
        self.clock.now() + self.skipped.lock().unwrap().iter().sum::<Duration>()
    }

    fn wall(&self) -> SystemTime {
        self.clock.wall()
    }

    fn sleep(&self, wait: Duration) -> BoxFuture<'static, ()> {
        if wait >= ATTEMPT_TIMEOUT / 2 {
            return self.clock.sleep(wait);
        }
        self.skipped.lock().unwrap().push(wait);
        Box::pin(std::future::ready(()))
    }

    fn random(&self) -> u64 {
        self.clock.random()
    }
}

/// The issuer says that nobody has typed it in yet, then asks to slow down, then grants.
#[tokio::test]
async fn ann_types_in_a_code() {
    let Some(server) = or_skip(issuer()) else { return };
    let auth = "{ device_code = { client_id = \"tv\", tokens = { secret = \"it\" } } }";
    let skipped = Arc::new(Mutex::new(Vec::new()));
    let clock = Hurried { clock: SystemClock::new(), skipped: Arc::clone(&skipped) };
    let hub = hub(&server, auth, &Shelf::default(), clock);
    hub.login("it", None, &Ann).await.unwrap();
    assert_eq!(*skipped.lock().unwrap(), [5, 5, 10].map(Duration::from_secs));
    assert_eq!(resource(&hub).await.unwrap().user.as_deref(), Some("ann@example.test"));
}
