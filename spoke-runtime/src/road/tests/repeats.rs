//! Which failures are tried again, and after which waits.

use std::time::Duration;

use crate::error::Kind;
use crate::fail::{Fail, Source, Step};
use crate::operation::{Effect, Key};
use crate::retry::Retry;
use crate::transport::Answer;
use crate::trial::Trial;
use crate::trip::Wishes;

const REPEATABLE: [Effect; 4] = [
    Effect::Read,
    Effect::Idempotent,
    Effect::Keyed(Key::Header("idempotency-key")),
    Effect::Keyed(Key::Field(9)),
];

fn good() -> Answer {
    Answer::text(200, "done")
}

/// Whether a call with `effect` is sent again after `answer`.
async fn is_repeated(effect: Effect, answer: Answer) -> bool {
    let trial = Trial::post(effect, [answer, good()]);
    let is_good = trial.reply().await.is_ok();
    assert_eq!(trial.sent(), if is_good { 2 } else { 1 });
    is_good
}

/// One failed attempt of each sort, and whether it left no doubt that nothing was done.
fn passing() -> Vec<(&'static str, Answer, bool)> {
    let mut each = vec![
        ("no connection", Answer::unreachable(), true),
        ("429", Answer::status(429), true),
        ("cut", Answer::cut(), false),
        ("timeout", Answer::timeout(), false),
        ("hang", Answer::hang(), false),
    ];
    for status in [408, 500, 502, 503, 504] {
        each.push(("status", Answer::status(status), false));
    }
    each
}

#[tokio::test]
async fn what_may_be_repeated_is_repeated_after_what_passes() {
    for effect in REPEATABLE {
        for (name, answer, _) in passing() {
            assert!(is_repeated(effect, answer).await, "{effect:?} after {name}");
        }
    }
}

#[tokio::test]
async fn once_is_repeated_only_where_nothing_was_done() {
    for (name, answer, nothing_was_done) in passing() {
        assert_eq!(is_repeated(Effect::Once, answer).await, nothing_was_done, "{name}");
    }
}

#[tokio::test]
async fn what_does_not_pass_is_never_repeated() {
    for effect in REPEATABLE.into_iter().chain([Effect::Once]) {
        for status in [400, 401, 403, 404, 409, 410, 412, 422, 501, 505, 304] {
            assert!(!is_repeated(effect, Answer::status(status)).await, "{effect:?} after {status}");
        }
        assert!(!is_repeated(effect, Answer::too_large()).await);
        assert!(!is_repeated(effect, Answer::garbage()).await);
    }
}

#[tokio::test]
async fn once_is_repeated_after_what_the_vendor_declares_refused() {
    let mut trial = Trial::post(Effect::Once, [Answer::status(503), good()]);
    trial.declaration.fail = Fail { refused: &[503], ..Fail::NONE };
    assert_eq!(trial.reply().await.unwrap().attempts(), 2);
}

#[tokio::test]
async fn a_rate_limit_by_code_is_repeated_unless_once() {
    for (effect, sent) in [(Effect::Read, 2), (Effect::Once, 1)] {
        let limited = Answer::json(403, serde_json::json!({"error": "ratelimited"}));
        let mut trial = Trial::post(effect, [limited, good()]);
        trial.operation.fail = Fail {
            code: &[Source::Body(&[Step::Member("error")])],
            kinds: &[(Kind::RateLimited, &["ratelimited"])],
            ..Fail::NONE
        };
        let _ = trial.reply().await;
        assert_eq!(trial.sent(), sent, "{effect:?}");
    }
}

#[tokio::test]
async fn three_attempts_and_no_more() {
    let trial = Trial::get([Answer::status(503), Answer::status(503), Answer::status(503)]);
    let error = trial.error().await;
    assert_eq!((error.attempts(), trial.sent()), (3, 3));
    assert_eq!(trial.waits(), [250, 500]);
}

#[tokio::test]
async fn the_call_knows_better_than_the_connection() {
    let trial = Trial::get([Answer::status(503)]);
    let wishes = Wishes { retry: Some(Retry::none()), ..Wishes::default() };
    assert!(trial.calling(wishes).await.is_err());
    assert_eq!(trial.sent(), 1);
}

#[tokio::test]
async fn a_policy_of_no_attempts_makes_one() {
    let mut trial = Trial::get([Answer::status(503)]);
    trial.retry = Retry::new().attempts(0);
    assert_eq!(trial.error().await.attempts(), 1);
}

#[tokio::test]
async fn waits_grow_up_to_the_longest() {
    let mut trial = Trial::get(std::iter::repeat_n(Answer::cut(), 9));
    trial.retry = Retry::new().attempts(9).longest_wait(Duration::from_secs(3));
    trial.error().await;
    assert_eq!(trial.waits(), [250, 500, 1000, 2000, 3000, 3000, 3000, 3000]);
}

#[tokio::test]
async fn chance_shortens_a_wait_down_to_nothing() {
    let trial = Trial::get([Answer::cut(), good()]);
    trial.clock.fix_random(0);
    trial.reply().await.unwrap();
    assert_eq!(trial.waits(), [0]);
}

#[tokio::test]
async fn the_vendors_wait_counts_where_it_is_longer() {
    for (value, wait) in [("2", 2000), ("0", 250), ("Thu, 01 Jan 2026 00:00:07 GMT", 7000)] {
        let trial = Trial::get([Answer::status(429).header("retry-after", value), good()]);
        trial.reply().await.unwrap();
        assert_eq!(trial.waits(), [wait], "{value}");
    }
}

#[tokio::test]
async fn a_date_to_wait_for_counts_from_the_answers_own_date() {
    // Our clock begins at Thu, 01 Jan 2026 00:00:00 GMT; the vendor's is years ahead, then years behind.
    for (date, until) in [
        ("Sun, 31 Dec 2028 23:59:58 GMT", "Mon, 01 Jan 2029 00:00:05 GMT"),
        ("Mon, 02 Jan 2023 00:00:00 GMT", "Mon, 02 Jan 2023 00:00:07 GMT"),
    ] {
        let limited = Answer::status(429).header("date", date).header("retry-after", until);
        let trial = Trial::get([limited, good()]);
        trial.reply().await.unwrap();
        assert_eq!(trial.waits(), [7000], "{date}");
    }
}

#[tokio::test]
async fn a_date_that_is_none_leaves_our_own_clock() {
    let limited =
        Answer::status(429).header("date", "today").header("retry-after", "Thu, 01 Jan 2026 00:00:07 GMT");
    let trial = Trial::get([limited, good()]);
    trial.reply().await.unwrap();
    assert_eq!(trial.waits(), [7000]);
}

#[tokio::test]
async fn a_wait_longer_than_accepted_fails_at_once_and_says_so() {
    let trial = Trial::get([Answer::status(429).header("retry-after", "61")]);
    let error = trial.error().await;
    assert!(error.is_rate_limited() && error.is_retryable());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
    assert!(trial.waits().is_empty());
}

#[tokio::test]
async fn one_key_for_all_attempts_and_another_for_the_next_call() {
    let trial = Trial::post(
        Effect::Keyed(Key::Header("idempotency-key")),
        [Answer::cut(), Answer::status(500), good(), good()],
    );
    trial.clock.fix_random(0x0123_4567_89ab_cdef);
    trial.reply().await.unwrap();
    trial.clock.fix_random(1);
    trial.reply().await.unwrap();
    let keys = trial.sent_header("idempotency-key");
    assert_eq!(keys[0].as_ref().unwrap(), "01234567-89ab-4def-8123-456789abcdef");
    assert_eq!((&keys[1], &keys[2]), (&keys[0], &keys[0]));
    assert_ne!(keys[3], keys[0]);
}

#[tokio::test]
async fn the_callers_key_is_sent() {
    let trial = Trial::post(Effect::Keyed(Key::Header("idempotency-key")), [good()]);
    let wishes = Wishes { key: Some("INC-1".to_owned()), ..Wishes::default() };
    trial.calling(wishes).await.unwrap();
    assert_eq!(trial.sent_header("idempotency-key")[0].as_ref().unwrap(), "INC-1");
}

#[tokio::test]
async fn credentials_are_placed_in_every_attempt() {
    let trial = Trial::get([Answer::cut(), good()]);
    trial.reply().await.unwrap();
    assert!(trial.sent_header("authorization").iter().all(Option::is_some));
}
