//! Whether a failed call may have been done all the same.

use crate::fail::Fail;
use crate::operation::{Effect, Key};
use crate::transport::Answer;
use crate::trial::Trial;
use crate::trip::Wishes;

const KEYED: Effect = Effect::Keyed(Key::Header("idempotency-key"));

/// Runs the answers as so many attempts, and says whether the outcome is unknown.
async fn is_unknown<const N: usize>(effect: Effect, answers: [Answer; N]) -> bool {
    let trial = Trial::post(effect, answers);
    let error = trial.error().await;
    assert_eq!(trial.sent(), N);
    assert_eq!(error.to_string().contains("the outcome is unknown"), error.is_outcome_unknown());
    error.is_outcome_unknown()
}

#[tokio::test]
async fn once_without_a_complete_answer_is_unknown() {
    for lost in [Answer::cut(), Answer::timeout(), Answer::hang(), Answer::too_large(), Answer::garbage()] {
        assert!(is_unknown(Effect::Once, [lost]).await);
    }
}

#[tokio::test]
async fn without_a_connection_nothing_was_done() {
    let never = || Answer::unreachable();
    assert!(!is_unknown(Effect::Once, [never(), never(), never()]).await);
}

#[tokio::test]
async fn a_complete_answer_is_the_vendors_word() {
    for status in [400, 422, 500, 501] {
        assert!(!is_unknown(Effect::Once, [Answer::status(status)]).await, "{status}");
    }
    assert!(!is_unknown(Effect::Once, [Answer::status(503)]).await);
}

#[tokio::test]
async fn a_gateway_that_lost_the_vendor_knows_nothing() {
    for status in [502, 504] {
        assert!(is_unknown(Effect::Once, [Answer::status(status)]).await, "{status}");
    }
}

#[tokio::test]
async fn a_gateways_answer_that_is_declared_to_prove_it_leaves_no_doubt() {
    let bad = || Answer::status(502);
    let mut trial = Trial::post(Effect::Once, [bad(), bad(), bad()]);
    trial.declaration.fail = Fail { refused: &[502], ..Fail::NONE };
    assert!(!trial.error().await.is_outcome_unknown());
    assert_eq!(trial.sent(), 3);
}

#[tokio::test]
async fn see_other_and_found_tell_of_something_done() {
    let elsewhere = |status| Answer::status(status).header("location", "/tickets/7");
    assert!(is_unknown(Effect::Once, [elsewhere(303)]).await);
    assert!(is_unknown(Effect::Once, [elsewhere(302)]).await);
    assert!(!is_unknown(Effect::Once, [elsewhere(301)]).await);
    assert!(!is_unknown(Effect::Once, [elsewhere(307)]).await);
}

#[tokio::test]
async fn reading_leaves_no_doubt() {
    assert!(!is_unknown(Effect::Read, [Answer::cut(), Answer::cut(), Answer::timeout()]).await);
}

#[tokio::test]
async fn doubt_from_an_early_attempt_stays() {
    assert!(
        is_unknown(Effect::Idempotent, [Answer::cut(), Answer::unreachable(), Answer::status(503)]).await
    );
    assert!(is_unknown(KEYED, [Answer::cut(), Answer::status(422)]).await);
}

#[tokio::test]
async fn a_minted_key_does_not_make_an_unknown_call_safe_to_repeat() {
    let cut = || Answer::cut();
    let trial = Trial::post(KEYED, [cut(), cut(), cut(), cut(), cut(), cut()]);
    assert!(!trial.error().await.is_retryable());
    let wishes = Wishes { key: Some("INC-1".to_owned()), ..Wishes::default() };
    assert!(trial.calling(wishes).await.unwrap_err().is_retryable());
}

#[tokio::test]
async fn retryable_follows_the_effect() {
    let cases = [
        (Effect::Once, Answer::cut(), false),
        (Effect::Once, Answer::status(500), false),
        (Effect::Once, Answer::status(422), false),
        (Effect::Read, Answer::status(422), false),
    ];
    for (effect, answer, expected) in cases {
        assert_eq!(Trial::post(effect, [answer]).error().await.is_retryable(), expected);
    }
    let down = || Answer::status(503);
    assert!(Trial::get([down(), down(), down()]).error().await.is_retryable());
}
