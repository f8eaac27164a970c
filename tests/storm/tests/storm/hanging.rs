//! What takes real time: answers that never come. Nothing else here waits for a timeout.

use spoke_runtime::{Action, Call};
use spoke_storm::actions::{FileTicket, Made, Pay, ReadNote};
use spoke_storm::{Fault, HURRY, Plan, Storm, connect};

/// How many times [`HURRY`] passes in all the tests of this file.
const REAL_WAITS: usize = 2 * HANGING.len();

const HANGING: [Fault; 2] = [Fault::CommitSilence, Fault::CommitStall];

#[test]
fn real_waits_are_few_and_short() {
    assert!(REAL_WAITS <= 4 && HURRY.as_millis() < 50);
}

#[tokio::test]
async fn an_answer_that_never_comes_leaves_the_outcome_unknown() {
    for fault in HANGING {
        let storm = Storm::start_with(Plan::always(fault), HURRY).unwrap();
        let desk = connect(&storm).unwrap();
        let error = Call::new(FileTicket::new("c1", "disk full"), &desk).await.unwrap_err();
        assert!(error.is_timeout() && error.is_outcome_unknown(), "{error}");
        assert_eq!(storm.ledger().errand("POST /tickets/c1").executed(), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_read_asks_again_when_no_answer_comes() {
    for fault in HANGING {
        let storm = Storm::start_with(Plan::first(1, fault), HURRY).unwrap();
        let desk = connect(&storm).unwrap();
        let reply = Call::new(ReadNote::new("c1"), &desk).reply().await.unwrap();
        // A machine under load may let the limit pass once more.
        assert!(reply.attempts() >= 2, "{fault:?}");
    }
}

/// Drops a call once the server has executed it.
async fn drop_under_way<A>(storm: &Storm, call: Call<A>, errand: &str)
where
    A: Action<Output = Made> + Send + 'static,
{
    let call = tokio::spawn(call.into_future());
    storm.served(errand, 1).await;
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    assert_eq!(storm.ledger().errand(errand).executed(), 1);
}

#[tokio::test]
async fn dropping_a_call_undoes_nothing() {
    let storm = Storm::start(Plan::first(1, Fault::CommitSilence)).unwrap();
    let desk = connect(&storm).unwrap();
    let file = || Call::new(FileTicket::new("c1", "disk full"), &desk);
    drop_under_way(&storm, file(), "POST /tickets/c1").await;
    assert_eq!(file().await.unwrap().number, 2);
}

#[tokio::test]
async fn a_dropped_call_is_done_once_where_the_caller_keeps_the_key() {
    let storm = Storm::start(Plan::first(1, Fault::CommitSilence)).unwrap();
    let desk = connect(&storm).unwrap();
    let pay = || Call::new(Pay::new("c1", 5), &desk).idempotency_key("INC0010001");
    drop_under_way(&storm, pay(), "POST /payments/c1").await;
    assert_eq!(pay().await.unwrap().number, 1);
}
