//! Each fault by itself: what a caller is told, and what was done.

use std::time::Duration;

use spoke_runtime::{Call, Error, Kind};
use spoke_storm::actions::{FileTicket, ReadNote};
use spoke_storm::{Dialect, Fault, Plan, Storm, Tally, connect};

/// What a `once` call is told whose every request meets `fault`.
async fn once(fault: Fault) -> (Result<u64, Error>, usize, Vec<Duration>) {
    let storm = Storm::start(Plan::always(fault)).unwrap();
    let desk = connect(&storm).unwrap();
    let told = Call::new(FileTicket::new("c1", "disk full"), &desk).await;
    let errand = storm.ledger().errand("POST /tickets/c1");
    (told.map(|made| made.number), errand.executed(), storm.clock().leaps())
}

/// A `read` whose first request meets `fault`: how many requests it took.
async fn read(fault: Fault) -> Result<usize, Error> {
    let storm = Storm::start(Plan::first(1, fault)).unwrap();
    let desk = connect(&storm).unwrap();
    let reply = Call::new(ReadNote::new("c1"), &desk).reply().await?;
    let visits = storm.ledger().errand("GET /notes/c1").visits.len();
    assert_eq!(reply.attempts() as usize, visits);
    Ok(visits)
}

#[tokio::test]
async fn a_lost_answer_leaves_the_outcome_unknown() {
    for (fault, executed) in [
        (Fault::ResetUnread, 0),
        (Fault::ResetRead, 0),
        (Fault::CommitReset, 1),
        (Fault::CommitClose, 1),
        (Fault::CommitHalfHead, 1),
        (Fault::CommitHalfBody, 1),
        (Fault::CommitHalfChunk, 1),
        (Fault::LengthTooLong, 1),
        (Fault::CommitGarbage, 1),
        (Fault::CommitUnpackable, 1),
        (Fault::Gateway(502), 0),
        (Fault::GatewayAfter(504), 1),
        (Fault::GatewayLate(504), 0),
    ] {
        let (told, done, waits) = once(fault).await;
        let error = told.unwrap_err();
        assert!(error.is_outcome_unknown(), "{fault:?}: {error}");
        assert_eq!((done, error.attempts(), waits.len()), (executed, 1, 0), "{fault:?}");
    }
}

#[tokio::test]
async fn a_lost_answer_to_a_read_is_asked_for_again() {
    for fault in [
        Fault::Refused,
        Fault::ResetUnread,
        Fault::ResetRead,
        Fault::CommitReset,
        Fault::CommitClose,
        Fault::CommitHalfHead,
        Fault::CommitHalfBody,
        Fault::CommitHalfChunk,
        Fault::LengthTooLong,
        Fault::Status(408),
        Fault::Status(500),
        Fault::Status(503),
        Fault::Gateway(502),
        Fault::GatewayAfter(504),
    ] {
        assert_eq!(read(fault).await.unwrap(), 2, "{fault:?}");
    }
}

#[tokio::test]
async fn a_refused_connection_leaves_no_doubt() {
    let (told, done, waits) = once(Fault::Refused).await;
    let error = told.unwrap_err();
    assert_eq!((error.kind(), error.is_outcome_unknown(), done), (Kind::Connect, false, 0), "{error}");
    assert_eq!(error.attempts() as usize, waits.len() + 1);
    assert!(error.attempts() > 1, "{error}");
}

#[tokio::test]
async fn a_clear_refusal_leaves_no_doubt() {
    for fault in [Fault::Status(500), Fault::Status(503), Fault::Status(408), Fault::SecondaryLimit] {
        let (told, done, _) = once(fault).await;
        let error = told.unwrap_err();
        assert_eq!((error.is_outcome_unknown(), done), (false, 0), "{error}");
    }
}

#[tokio::test]
async fn what_is_odd_but_whole_is_taken() {
    for fault in [Fault::Announced, Fault::Slow, Fault::Twice, Fault::CloseAfter, Fault::DateOff] {
        let (told, done, waits) = once(fault).await;
        assert_eq!((told.unwrap(), done, waits.len()), (1, 1, 0), "{fault:?}");
    }
}

#[tokio::test]
async fn a_good_answer_that_cannot_be_read_was_done() {
    let (told, done, _) = once(Fault::LengthTooShort).await;
    let error = told.unwrap_err();
    assert_eq!((error.kind(), error.is_outcome_unknown(), done), (Kind::Decode, false, 1), "{error}");
}

#[tokio::test]
async fn what_is_left_of_an_answer_is_never_taken_for_the_next_one() {
    let mix = [(1, Fault::Twice), (1, Fault::LengthTooShort), (1, Fault::None)];
    let storm = Storm::start(Plan::new(3, mix)).unwrap();
    let tally = Tally::of(&storm, 500, |call| FileTicket::new(call, "disk full")).await.unwrap();
    assert!(tally.is_clean(), "{}\n{tally}", Tally::HEAD);
    assert!(tally.unreadable > 0 && tally.good + tally.unreadable == 500, "{tally}");
}

/// A request that was written into a closing connection may be lost without anybody's fault, and then its outcome is unknown
/// although nothing was done; what must not be is a lie, or a second time.
#[tokio::test]
async fn a_connection_that_closes_unannounced_is_told_honestly() {
    let storm = Storm::start(Plan::always(Fault::CloseAfter)).unwrap();
    let tally = Tally::of(&storm, 500, |call| FileTicket::new(call, "disk full")).await.unwrap();
    assert_eq!((tally.duplicates, tally.lies, tally.foreign), (0, 0, 0), "{tally}");
    assert_eq!(tally.good + tally.unknown, 500, "{tally}");
    assert!(tally.good > 450, "{tally}");
}

#[tokio::test]
async fn too_many_requests_prove_that_nothing_was_done_in_every_dialect() {
    for dialect in Dialect::SANE {
        let storm = Storm::start(Plan::first(2, Fault::Limited(dialect))).unwrap();
        let desk = connect(&storm).unwrap();
        let reply = Call::new(FileTicket::new("c1", "disk full"), &desk).reply().await.unwrap();
        assert_eq!(reply.attempts(), 3, "{dialect:?}");
        assert_eq!(storm.ledger().errand("POST /tickets/c1").executed(), 1, "{dialect:?}");
    }
}

#[tokio::test]
async fn a_wait_that_nobody_can_mean_is_told_and_not_waited() {
    let (told, done, waits) = once(Fault::Limited(Dialect::RetryAfterAbsurd)).await;
    let error = told.unwrap_err();
    assert!(error.is_rate_limited() && error.is_retryable() && !error.is_outcome_unknown(), "{error}");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(315_360_000)));
    assert_eq!((done, error.attempts(), waits.len()), (0, 1, 0));
}

#[tokio::test]
async fn a_wait_until_a_date_counts_from_the_vendors_own_clock() {
    for dialect in [Dialect::RetryAfterDateAhead, Dialect::RetryAfterDateBehind] {
        let (told, _, waits) = once(Fault::Limited(dialect)).await;
        let error = told.unwrap_err();
        assert_eq!(error.retry_after(), Some(Duration::from_secs(2)), "{dialect:?}: {error}");
        assert!(waits.iter().all(|wait| *wait >= Duration::from_secs(2)), "{dialect:?}: {waits:?}");
    }
}

#[tokio::test]
async fn a_refusal_before_the_body_was_read_is_heard() {
    let storm = Storm::start(Plan::first(1, Fault::LimitedEarly)).unwrap();
    let desk = connect(&storm).unwrap();
    // More than the sockets' buffers hold, so that the refusal meets a request half written.
    let title = "x".repeat(8 * 1024 * 1024);
    let reply = Call::new(FileTicket::new("c1", title), &desk).reply().await.unwrap();
    assert_eq!(reply.attempts(), 2);
    assert_eq!(storm.ledger().errand("POST /tickets/c1").executed(), 1);
}
