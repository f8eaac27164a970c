//! The vendor that limits and bans, asked with times made up.

use std::time::Duration;

use spoke_runtime::{Clock, ManualClock};
use spoke_storm::actions::ReadNote;
use spoke_storm::{Dialect, Plan, Storm, Turn, Turnstile, Window};
use spoke_wire::send;

const SECOND: Duration = Duration::from_secs(1);

/// How many of `count` requests, one every `gap`, pass.
fn passed(mut turnstile: Turnstile, count: u32, gap: Duration) -> u64 {
    for number in 0..count {
        turnstile.turn(number * gap);
    }
    turnstile.passed()
}

#[test]
fn what_is_allowed_passes() {
    let fifty = |counts| Turnstile::new(50, SECOND, counts);
    assert_eq!(passed(fifty(Window::Fixed), 200, SECOND / 50), 200);
    assert_eq!(passed(fifty(Window::Sliding), 200, SECOND / 50), 200);
    assert_eq!(passed(fifty(Window::Sliding), 200, SECOND / 100), 100);
    assert_eq!(passed(fifty(Window::Fixed), 200, Duration::ZERO), 50);
}

#[test]
fn a_burst_at_the_border_passes_one_and_not_the_other() {
    for (counts, expected) in [(Window::Fixed, 100), (Window::Sliding, 50)] {
        let mut turnstile = Turnstile::new(50, SECOND, counts);
        for number in 0..100 {
            turnstile.turn(SECOND * 9 / 10 + number * SECOND / 500);
        }
        assert_eq!(turnstile.passed(), expected, "{counts:?}");
    }
}

#[test]
fn the_third_refusal_bans_for_good() {
    let mut turnstile = Turnstile::new(1, SECOND, Window::Sliding).bans_at(3);
    assert_eq!(turnstile.turn(Duration::ZERO), Turn::Passed { left: 0, reset: SECOND });
    assert_eq!(turnstile.turn(SECOND / 4), Turn::Refused { reset: SECOND * 3 / 4 });
    assert_eq!(turnstile.turn(SECOND / 2), Turn::Refused { reset: SECOND / 2 });
    assert_eq!(turnstile.turn(SECOND * 3 / 4), Turn::Banned);
    assert_eq!(turnstile.turn(SECOND * 100), Turn::Banned);
    assert_eq!((turnstile.passed(), turnstile.refused()), (1, 3));
}

/// The headers of the first request that passes, and of the second, which is refused.
fn said(dialect: Dialect) -> [Vec<(&'static str, String)>; 2] {
    let clock = ManualClock::new();
    let mut turnstile = Turnstile::new(1, 2 * SECOND, Window::Sliding).dialect(dialect);
    let mut say = || turnstile.say(clock.now(), clock.wall());
    let (passed, refused) = (say(), say());
    assert_eq!((passed.status, refused.status), (200, 429));
    [passed.headers, refused.headers]
}

#[test]
fn every_dialect_is_spoken() {
    let headers = |pairs: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    };
    let both = |dialect, pairs: &[(&'static str, &str)]| {
        assert_eq!(said(dialect), [headers(pairs), headers(pairs)], "{dialect:?}");
    };
    let refused = |dialect, pairs: &[(&'static str, &str)]| {
        assert_eq!(said(dialect)[1], headers(pairs), "{dialect:?}");
        assert!(said(dialect)[0].iter().all(|(name, _)| *name == "date"), "{dialect:?}");
    };
    refused(Dialect::Silent, &[]);
    refused(Dialect::RetryAfterSeconds, &[("retry-after", "2")]);
    refused(Dialect::RetryAfterDate, &[("retry-after", "Thu, 01 Jan 2026 00:00:02 GMT")]);
    refused(
        Dialect::RetryAfterDateAhead,
        &[("retry-after", "Sun, 31 Dec 2028 00:00:02 GMT"), ("date", "Sun, 31 Dec 2028 00:00:00 GMT")],
    );
    refused(
        Dialect::RetryAfterDateBehind,
        &[("retry-after", "Mon, 02 Jan 2023 00:00:02 GMT"), ("date", "Mon, 02 Jan 2023 00:00:00 GMT")],
    );
    refused(Dialect::RetryAfterAbsurd, &[("retry-after", "315360000")]);
    both(
        Dialect::XRateLimitEpoch,
        &[("x-ratelimit-limit", "1"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1767225602")],
    );
    both(
        Dialect::XRateLimitDelta,
        &[("x-ratelimit-limit", "1"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "2")],
    );
    both(
        Dialect::RateLimitStructured,
        &[("ratelimit-policy", "\"default\";q=1;w=2"), ("ratelimit", "\"default\";r=0;t=2")],
    );
    both(Dialect::RateLimitList, &[("ratelimit", "limit=1, remaining=0, reset=2")]);
    both(
        Dialect::RateLimitEach,
        &[("ratelimit-limit", "1"), ("ratelimit-remaining", "0"), ("ratelimit-reset", "2")],
    );
}

#[tokio::test]
async fn a_turnstile_stands_before_what_is_limited() {
    let storm = Storm::start(Plan::calm()).unwrap();
    storm.limit(Turnstile::new(2, SECOND, Window::Sliding).bans_at(2));
    let mut statuses = Vec::new();
    for call in 0..4 {
        let line = format!("POST /limited/c{call}");
        statuses.push(send(storm.url(), &line, &[], "").await.unwrap().status);
    }
    assert_eq!(statuses, [201, 201, 429, 403]);
    assert_eq!(storm.ledger().errand("POST /limited/c2").executed(), 0);
    assert!(storm.turnstile().unwrap().is_banned());
    // What is not limited is open to everybody.
    let desk = spoke_storm::connect(&storm).unwrap();
    assert_eq!(spoke_runtime::Call::new(ReadNote::new("c1"), &desk).await.unwrap().call, "c1");
}
