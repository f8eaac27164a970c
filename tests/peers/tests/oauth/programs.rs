//! Programs that sign in for themselves.

use std::time::{Duration, SystemTime};

use spoke_peers::or_skip;
use spoke_runtime::{BoxFuture, Clock, ManualClock, SystemClock};

use super::issuer::{ask, counts, hub, issuer, key, resource, signed_in};
use super::shelf::Shelf;

#[tokio::test]
async fn clients_prove_themselves_in_every_way() {
    let Some(server) = or_skip(issuer()) else { return };
    let key = key(&server);
    let by_key = format!(
        "client_id = \"robot\", client_auth = \"private_key_jwt\", private_key = {{ file = {key:?} }}"
    );
    for (client, members, secret) in [
        ("basic", "client_id = \"basic\", client_secret = { secret = \"s\" }", "b4sic-s3cret"),
        (
            "body",
            "client_id = \"body\", client_auth = \"body\", client_secret = { secret = \"s\" }",
            "b0dy-s3cret",
        ),
        ("robot", by_key.as_str(), "-"),
    ] {
        let auth = format!("{{ client_credentials = {{ {members}, scopes = [\"read\", \"write\"] }} }}");
        let found = signed_in(&server, &auth, secret).await.unwrap();
        assert_eq!((found.client.as_str(), found.scope.as_str(), found.user), (client, "read write", None));
    }
}

#[tokio::test]
async fn a_wrong_secret_and_a_wrong_way_are_told() {
    let Some(server) = or_skip(issuer()) else { return };
    for members in [
        "client_id = \"basic\", client_secret = { secret = \"s\" }",
        "client_id = \"body\", client_secret = { secret = \"s\" }",
        "client_id = \"nobody\", client_secret = { secret = \"s\" }",
    ] {
        let auth = format!("{{ client_credentials = {{ {members} }} }}");
        let error = signed_in(&server, &auth, "wr0ng-s3cret").await.unwrap_err();
        let told = error.to_string();
        assert!(error.is_auth() && told.contains("(401 invalid_client)"), "{told}");
        assert!(told.contains("check `client_id` and what proves it"), "{told}");
        assert!(!told.contains("wr0ng"), "{told}");
    }
    assert_eq!(counts(&server, "resource"), 0);
}

#[tokio::test]
async fn a_service_acts_for_somebody() {
    let Some(server) = or_skip(issuer()) else { return };
    let key = key(&server);
    let auth = |subject: &str, audience: &str| {
        format!(
            "{{ jwt_bearer = {{ issuer = \"service\", subject = \"{subject}\", {audience} private_key = {{ file = {key:?} }} }} }}"
        )
    };
    let found = signed_in(&server, &auth("ann@example.test", ""), "-").await.unwrap();
    assert_eq!((found.user.as_deref(), found.scope.as_str()), (Some("ann@example.test"), "read"));
    for auth in
        [auth("bob@example.test", ""), auth("ann@example.test", "audience = \"https://other.example\",")]
    {
        let told = signed_in(&server, &auth, "-").await.unwrap_err().to_string();
        assert!(told.contains("(400 invalid_grant)"), "{told}");
    }
}

/// The issuer's clock is this machine's, ours stands at the first of January 2026: nothing of a token's end is read from it.
#[tokio::test]
async fn a_clock_that_is_wrong_by_months_changes_nothing() {
    let Some(server) = or_skip(issuer()) else { return };
    let clock = ManualClock::new();
    let auth = "{ client_credentials = { client_id = \"basic\", client_secret = { secret = \"s\" } } }";
    let hub = hub(&server, auth, &Shelf::with("s", "b4sic-s3cret"), clock.clone());
    for _ in 0..3 {
        resource(&hub).await.unwrap();
    }
    assert_eq!(counts(&server, "issued"), 1);
    clock.advance(Duration::from_secs(590));
    resource(&hub).await.unwrap();
    assert_eq!(counts(&server, "issued"), 2, "it was over by our clock");
}

/// The right time, and so much before or after it.
#[derive(Debug)]
struct Skewed {
    clock: SystemClock,
    by: Duration,
    is_behind: bool,
}

impl Clock for Skewed {
    fn now(&self) -> Duration {
        self.clock.now()
    }

    fn wall(&self) -> SystemTime {
        let wall = self.clock.wall();
        if self.is_behind { wall - self.by } else { wall + self.by }
    }

    fn sleep(&self, wait: Duration) -> BoxFuture<'static, ()> {
        self.clock.sleep(wait)
    }

    fn random(&self) -> u64 {
        self.clock.random()
    }
}

#[tokio::test]
async fn claims_survive_clocks_that_differ_and_not_clocks_that_are_wrong() {
    let Some(server) = or_skip(issuer()) else { return };
    let key = key(&server);
    let auth = format!(
        "{{ jwt_bearer = {{ issuer = \"service\", subject = \"ann@example.test\", private_key = {{ file = {key:?} }} }} }}"
    );
    for (seconds, is_behind, is_good) in [(25, false, true), (120, true, true), (3600, true, false)] {
        let clock = Skewed { clock: SystemClock::new(), by: Duration::from_secs(seconds), is_behind };
        let found = resource(&hub(&server, &auth, &Shelf::default(), clock)).await;
        assert_eq!(found.is_ok(), is_good, "{seconds} s, {is_behind}: {found:?}");
    }
}

#[tokio::test]
async fn a_token_that_the_issuer_ended_is_replaced_once() {
    let Some(server) = or_skip(issuer()) else { return };
    let auth = "{ client_credentials = { client_id = \"basic\", client_secret = { secret = \"s\" } } }";
    let hub = hub(&server, auth, &Shelf::with("s", "b4sic-s3cret"), SystemClock::new());
    resource(&hub).await.unwrap();
    ask("POST", &format!("{}/expire", server.url()));
    let calls: Vec<_> = (0..20)
        .map(|_| {
            tokio::spawn({
                let hub = hub.clone();
                async move { resource(&hub).await }
            })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(counts(&server, "issued"), 2);
}
