//! Commit then cut, for each effect: nothing is done twice, nobody is told a lie. `examples/storm.rs` makes ten times the calls.

use spoke_runtime::Action;
use spoke_storm::actions::{FileTicket, Made, Pay, ReadNote, SendMessage, Vendor, WriteNote};
use spoke_storm::{Plan, Storm, Tally};

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
