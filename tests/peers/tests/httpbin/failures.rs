//! Statuses by kind, and how long a vendor asks to wait.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use spoke_peers::or_skip;
use spoke_runtime::prelude::*;
use spoke_runtime::{BoxFuture, Clock, SystemClock};

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
    let clock = Hurried::default();
    let patient = connection(&server).retry(Retry::new());
    let bin = connect_by(Hub::builder().clock(clock.clone()), patient);
    let error = slow_down(&bin, "7").await.unwrap_err();
    assert!(error.is_rate_limited(), "{error}");
    assert_eq!((error.retry_after(), error.attempts()), (Some(Duration::from_secs(7)), 3));
    assert_eq!(clock.take(), [Duration::from_secs(7); 2]);
    // RFC 9110, section 10.2.3: the other form is a date, here six seconds after the clock's.
    let error = slow_down(&bin, "Thu, 01 Jan 2026 00:00:06 GMT").await.unwrap_err();
    assert_eq!((error.retry_after(), error.attempts()), (Some(Duration::from_secs(6)), 3));
    assert_eq!(clock.take(), [Duration::from_secs(6); 2]);
    let error = slow_down(&bin, "3600").await.unwrap_err();
    assert_eq!(
        (error.retry_after(), error.attempts()),
        (Some(Duration::from_secs(3600)), 1),
        "longer than is waited"
    );
    assert_eq!(clock.take(), []);
}

/// A clock on which waits between attempts are over at once, and an attempt's own limit never comes.
#[derive(Clone, Debug, Default)]
struct Hurried {
    real: Arc<SystemClock>,
    waits: Arc<Mutex<Vec<Duration>>>,
}

/// The limit of an attempt is longer than this, and no wait that is asked for here is.
const LIMIT_OF_AN_ATTEMPT: Duration = Duration::from_secs(10);

impl Hurried {
    fn take(&self) -> Vec<Duration> {
        std::mem::take(&mut self.waits.lock().unwrap())
    }
}

impl Clock for Hurried {
    fn now(&self) -> Duration {
        self.real.now()
    }

    fn wall(&self) -> SystemTime {
        // 2026-01-01T00:00:00Z
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600)
    }

    fn sleep(&self, wait: Duration) -> BoxFuture<'static, ()> {
        if wait >= LIMIT_OF_AN_ATTEMPT {
            return Box::pin(std::future::pending());
        }
        self.waits.lock().unwrap().push(wait);
        Box::pin(std::future::ready(()))
    }

    fn random(&self) -> u64 {
        0
    }
}
