//! Commit then cut, for each effect: nothing is done twice, nobody is told a lie. `examples/storm.rs` makes ten times the calls.

use spoke_runtime::defaults::ATTEMPTS;
use spoke_runtime::{Action, Call, Retry};
use spoke_storm::actions::{FileReport, FileTicket, Made, Pay, ReadNote, SendMessage, Vendor, WriteNote};
use spoke_storm::{Fault, Plan, Storm, Tally, connect, connect_with};

const CALLS: usize = 1000;
const SEED: u64 = 1;

async fn tally<A>(make: impl Fn(String) -> A + Send + Sync + 'static) -> Tally
where
    A: Action<Spoke = Vendor, Output = Made> + Send + 'static,
{
    let storm = Storm::start(Plan::commit_then_cut(SEED)).unwrap();
    let tally = Tally::of(&storm, CALLS, make).await.unwrap();
    assert!(tally.is_clean(), "{}\n{tally}", Tally::HEAD);
    assert!(tally.faults.values().sum::<usize>() > CALLS, "the storm was none: {:?}", tally.faults);
    tally
}

#[tokio::test]
async fn every_read_succeeds() {
    assert_eq!(tally(ReadNote::new).await.good, CALLS);
}

#[tokio::test]
async fn every_idempotent_call_succeeds() {
    assert_eq!(tally(|call| WriteNote::new(call, "a text")).await.good, CALLS);
}

#[tokio::test]
async fn every_call_with_a_key_in_a_header_is_done_once() {
    assert_eq!(tally(|call| Pay::new(call, 5)).await.good, CALLS);
}

#[tokio::test]
async fn every_call_with_a_key_in_its_body_is_done_once() {
    assert_eq!(tally(|call| SendMessage::new(call, "a text")).await.good, CALLS);
}

#[tokio::test]
async fn once_is_done_at_most_once_and_every_doubt_is_told() {
    let tally = tally(|call| FileTicket::new(call, "disk full")).await;
    assert_eq!(tally.good + tally.failed + tally.unknown, CALLS);
    // The storm was of all sorts: without these the counts above would prove little.
    assert!(tally.good > 0 && tally.failed > 0, "{tally}");
    assert!(tally.unknown_and_done > 0 && tally.unknown > tally.unknown_and_done, "{tally}");
    assert!(tally.attempts > CALLS, "what nobody can have received is sent again: {tally}");
}

#[tokio::test]
async fn a_probed_call_is_done_once_and_only_a_gateways_timeout_leaves_a_doubt() {
    let tally = tally(|call| FileReport::new(call, "a text")).await;
    assert!(tally.found > 0 && tally.good > tally.found && tally.failed > 0, "{tally}");
    // What was done is found; what a cut or a 502 left undone is sent again; a 504 proves nothing, for some is done later.
    assert!(tally.unknown > tally.unknown_and_done && tally.unknown_and_done > 0, "{tally}");
    assert_eq!(tally.given_up, 0, "{tally}");
    assert!(tally.asked > tally.found && tally.attempts > CALLS, "{tally}");
}

#[tokio::test]
async fn a_probe_that_gives_up_early_leaves_the_doubt_told() {
    let storm = Storm::start(Plan::commit_then_cut(SEED)).unwrap();
    let desk = connect_with(&storm, Retry::new().attempts(2).budget(1.0)).unwrap();
    let tally = Tally::on(&desk, &storm, CALLS, |call| FileReport::new(call, "a text")).await;
    assert!(tally.is_clean(), "{}\n{tally}", Tally::HEAD);
    assert!(tally.found > 0 && tally.unknown_and_done > 0 && tally.given_up > 0, "{tally}");
}

#[tokio::test]
async fn a_connection_that_only_fails_is_not_hammered() {
    let storm = Storm::start(Plan::always(Fault::Status(503))).unwrap();
    let desk = connect_with(&storm, Retry::new()).unwrap();
    for call in 0..CALLS {
        let error = Call::new(ReadNote::new(format!("c{call}")), &desk).await.unwrap_err();
        let is_told = error.to_string().contains("not tried again: the connection has spent its retries");
        assert_eq!(is_told, error.attempts() < ATTEMPTS, "{error}");
    }
    let requests = storm.ledger().faults()[&Fault::Status(503)];
    // A fifth of the calls, and ten in reserve.
    assert!(requests > CALLS && requests <= CALLS + CALLS / 5 + 10, "{requests}");
}

#[tokio::test]
async fn who_gives_up_early_is_told_of_every_doubt() {
    let retry = || Retry::new().attempts(2).budget(1.0);
    let storm = Storm::start(Plan::commit_then_cut(SEED)).unwrap();
    let desk = connect_with(&storm, retry()).unwrap();
    let write = Tally::on(&desk, &storm, CALLS, |call| WriteNote::new(call, "a text")).await;
    let storm = Storm::start(Plan::commit_then_cut(SEED)).unwrap();
    let desk = connect_with(&storm, retry()).unwrap();
    let pay = Tally::on(&desk, &storm, CALLS, |call| Pay::new(call, 5)).await;
    for tally in [write, pay] {
        assert!(tally.is_clean(), "{}\n{tally}", Tally::HEAD);
        assert!(tally.good > 0 && tally.failed > 0 && tally.unknown > tally.unknown_and_done, "{tally}");
    }
}

#[tokio::test]
async fn a_caller_who_keeps_the_key_may_call_again_after_an_unknown_outcome() {
    let storm = Storm::start(Plan::always(Fault::CommitReset)).unwrap();
    let desk = connect(&storm).unwrap();
    let pay = || Call::new(Pay::new("c1", 5), &desk).idempotency_key("INC0010001");
    let error = pay().await.unwrap_err();
    assert!(error.is_outcome_unknown() && error.is_retryable(), "{error}");
    storm.turn_to(Plan::calm());
    assert_eq!(pay().await.unwrap().number, 1);
    let errand = storm.ledger().errand("POST /payments/c1");
    assert_eq!((errand.executed(), errand.keys().len()), (1, 1));
}

#[tokio::test]
async fn a_minted_key_is_gone_with_its_call() {
    let storm = Storm::start(Plan::always(Fault::CommitReset)).unwrap();
    let desk = connect(&storm).unwrap();
    let error = Call::new(Pay::new("c1", 5), &desk).await.unwrap_err();
    assert!(error.is_outcome_unknown() && !error.is_retryable(), "{error}");
    storm.turn_to(Plan::calm());
    // What the error warned of: a second call is a second payment.
    assert_eq!(Call::new(Pay::new("c1", 5), &desk).await.unwrap().number, 2);
}
