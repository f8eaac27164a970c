//! What takes real time: answers that never come. Nothing else here waits for a timeout.

use spoke_runtime::{Call, ConnectionConfig, Retry, auth::Anonymous};
use spoke_storm::actions::{FileTicket, ReadNote, Vendor};
use spoke_storm::{CALM_AFTER, Fault, HURRY, Plan, Storm, connect, connect_as};

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

#[tokio::test]
async fn a_call_that_is_dropped_under_way_leaves_a_connection_that_works() {
    let storm = Storm::start(Plan::first(1, Fault::CommitSilence)).unwrap();
    let config = ConnectionConfig::to::<Vendor>()
        .base_url(storm.url())
        .auth(Anonymous)
        .attempt_timeout(storm.clock().limit())
        .retry(Retry::new().attempts(CALM_AFTER));
    let desk = connect_as(&storm, config).unwrap();
    let call = tokio::spawn(Call::new(FileTicket::new("c1", "disk full"), &desk).into_future());
    storm.served("POST /tickets/c1", 1).await;
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    // Dropping is no undoing: it was executed, and only the next look tells.
    assert_eq!(storm.ledger().errand("POST /tickets/c1").executed(), 1);
    let made = Call::new(FileTicket::new("c1", "disk full"), &desk).await.unwrap();
    assert_eq!(made.number, 2);
}
