//! Statuses by kind, and how long a vendor asks to wait.

use std::time::{Duration, SystemTime};

use spoke_peers::or_skip;
use spoke_runtime::defaults::ATTEMPT_TIMEOUT;
use spoke_runtime::prelude::*;
use spoke_runtime::{BoxFuture, Clock, ManualClock};

use super::bin::{connect, connect_by, connection, make_status, plain, read_status, slow_down};

#[tokio::test]
async fn every_status_has_its_kind() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server));
    for status in [200, 201, 202, 204, 206] {
        read_status(&bin, status).await.unwrap();
    }
    for (status, kind) in [
        (304, Kind::Refused),
        (400, Kind::Invalid),
        (401, Kind::Auth),
        (402, Kind::Refused),
        (403, Kind::Forbidden),
        (404, Kind::NotFound),
        (406, Kind::Refused),
        (409, Kind::Conflict),
        (410, Kind::NotFound),
        (412, Kind::Conflict),
        (418, Kind::Refused),
        (422, Kind::Invalid),
        (429, Kind::RateLimited),
        (500, Kind::Server),
        (502, Kind::Server),
        (503, Kind::Server),
        (504, Kind::Server),
    ] {
        let error = read_status(&bin, status).await.unwrap_err();
        assert_eq!((error.status(), error.kind(), error.attempts()), (Some(status), kind, 1), "{error}");
        assert!(!error.is_outcome_unknown(), "nothing is changed by reading: {error}");
    }
    for (status, is_unknown) in [(429, false), (500, false), (502, true), (503, false), (504, true)] {
        let error = make_status(&bin, status).await.unwrap_err();
        assert_eq!(error.is_outcome_unknown(), is_unknown, "{error}");
    }
}

#[tokio::test]
async fn what_is_asked_for_is_waited_for() {
    let Some(server) = or_skip(plain()) else { return };
    // Each on a connection of its own: what one call is told holds the next one back.
    let slowed = async |wait: &str| {
        let clock = Hurried::default();
        let patient = connection(&server).retry(Retry::new());
        let bin = connect_by(Hub::builder().clock(clock.clone()), patient);
        (slow_down(&bin, wait).await.unwrap_err(), clock.0.waits())
    };
    let (error, waits) = slowed("7").await;
    assert!(error.is_rate_limited(), "{error}");
    assert_eq!((error.retry_after(), error.attempts()), (Some(Duration::from_secs(7)), 3));
    assert_eq!(waits, [Duration::from_secs(7); 2]);

    // RFC 9110, section 10.2.3: the other form is a date, which counts from the answer's own, in whole seconds.
    let (error, waits) = slowed(&httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(45))).await;
    assert_eq!((error.attempts(), waits.len()), (3, 2), "{error}");
    let about = Duration::from_secs(40)..=Duration::from_secs(45);
    assert!(waits.iter().chain(&error.retry_after()).all(|wait| about.contains(wait)), "{waits:?}");

    let (error, waits) = slowed("3600").await;
    assert_eq!(
        (error.retry_after(), error.attempts()),
        (Some(Duration::from_secs(3600)), 1),
        "longer than is waited"
    );
    assert!(waits.is_empty(), "{waits:?}");
}

/// A clock on which waits between attempts are over at once, and an attempt's own limit never comes: a wait of exactly that
/// length is one.
#[derive(Clone, Debug)]
struct Hurried(ManualClock);

impl Default for Hurried {
    fn default() -> Self {
        let clock = ManualClock::leaping();
        clock.fix_random(0);
        Hurried(clock)
    }
}

impl Clock for Hurried {
    fn now(&self) -> Duration {
        self.0.now()
    }

    fn wall(&self) -> SystemTime {
        self.0.wall()
    }

    fn sleep(&self, wait: Duration) -> BoxFuture<'static, ()> {
        if wait == ATTEMPT_TIMEOUT { Box::pin(std::future::pending()) } else { self.0.sleep(wait) }
    }

    fn random(&self) -> u64 {
        self.0.random()
    }
}
