//! Answers that are too large or too late, and a host that cannot prove who it is.

use std::time::Duration;

use spoke_peers::or_skip;
use spoke_runtime::ConnectionConfig;
use spoke_runtime::prelude::*;

use super::bin::{
    Httpbin, connect, connection, make_late, plain, read_drip, read_late, read_packed, read_stream,
    self_signed,
};

const SOON: Duration = Duration::from_millis(50);

#[tokio::test]
async fn a_large_answer_is_read_up_to_the_limit() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server).max_body(100_000));
    assert_eq!(read_stream(&bin, 100_000).await.unwrap().bytes.len(), 100_000);
    let error = read_stream(&bin, 100_001).await.unwrap_err();
    assert_eq!((error.kind(), error.body()), (Kind::TooLarge, None), "{error}");
}

/// It would take an hour to come, and is refused by its head.
#[tokio::test]
async fn an_answer_that_announces_too_much_is_not_read() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server).max_body(1000));
    let error = read_drip(&bin, 1001, 3600).await.unwrap_err();
    assert_eq!(error.kind(), Kind::TooLarge, "{error}");
}

#[tokio::test]
async fn the_limit_counts_what_was_unpacked() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server));
    let whole = read_packed(&bin, "gzip").reply().await.unwrap().body().len() as u64;
    assert!(read_packed(&connect(connection(&server).max_body(whole)), "gzip").await.is_ok());
    let error = read_packed(&connect(connection(&server).max_body(whole - 1)), "gzip").await.unwrap_err();
    assert_eq!(error.kind(), Kind::TooLarge, "{error}");
}

#[tokio::test]
async fn a_late_answer_is_not_waited_for() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server).attempt_timeout(SOON));
    let error = read_late(&bin, 10).await.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable() && !error.is_outcome_unknown(), "{error}");
    let error = make_late(&bin, 10).await.unwrap_err();
    assert!(error.is_timeout() && error.is_outcome_unknown() && !error.is_retryable(), "{error}");
    let error = read_late(&connect(connection(&server)), 10).timeout(SOON).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

/// Its head is there at once, and its end in an hour.
#[tokio::test]
async fn an_answer_that_does_not_end_is_not_waited_for() {
    let Some(server) = or_skip(plain()) else { return };
    let error = read_drip(&connect(connection(&server).attempt_timeout(SOON)), 1000, 3600).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

#[tokio::test]
async fn a_host_with_a_certificate_of_its_own_making_gets_nothing() {
    let Some(server) = or_skip(self_signed()) else { return };
    for host in ["127.0.0.1", "localhost"] {
        let config = ConnectionConfig::to::<Httpbin>().auth(Bearer::token("t0ken")).retry(Retry::none());
        let bin = connect(config.base_url(format!("https://{host}:{}", server.address().port())));
        let error = make_late(&bin, 0).await.unwrap_err();
        assert_eq!((error.kind(), error.is_outcome_unknown()), (Kind::Connect, false), "{error}");
        let told = format!("{error} {:?}", std::error::Error::source(&error));
        assert!(told.to_lowercase().contains("certificate"), "{told}");
        assert!(!told.contains("t0ken"), "{told}");
    }
}
