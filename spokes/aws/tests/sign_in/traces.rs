//! No secret stands where people look.

use std::io::Write;
use std::sync::{Arc, Mutex};

use spoke_aws::AwsCredential;
use spoke_aws::s3::get_object;
use spoke_runtime::prelude::*;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt;

use super::connect;

#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn session() -> AwsCredential {
    AwsCredential::session("AKIDEXAMPLE", "s3cr3t-k3y", "s3cr3t-t0ken")
}

#[tokio::test]
async fn nothing_is_traced_of_what_is_signed() {
    let written = Written::default();
    let sink = written.clone();
    let layer = tracing_subscriber::fmt::layer().with_writer(move || sink.clone()).with_ansi(false);
    let subscriber = tracing_subscriber::registry().with(LevelFilter::TRACE).with(layer);
    let guard = tracing::subscriber::set_default(subscriber);
    let (aws, _, _) = connect(session(), [Answer::text(200, "x")]);
    get_object(&aws, "b", "k").await.unwrap();
    tracing::trace!("heard");
    drop(guard);
    let told = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
    assert!(told.contains("heard"), "somebody listens: {told}");
    assert!(!told.contains("s3cr3t") && !told.contains("AWS4-HMAC-SHA256"), "{told}");
}

#[tokio::test]
async fn previews_and_debug_show_no_secret() {
    let (aws, _, _) = connect(session(), []);
    let preview = get_object(&aws, "b", "k").preview().unwrap();
    assert!(preview.to_string().contains("authorization: AWS4-HMAC-SHA256 [redacted]"), "{preview}");
    let shown = format!("{preview} {} {:?} {:?}", preview.as_curl(), session(), aws);
    assert!(!shown.contains("s3cr3t"), "{shown}");
}

/// A role's preview needs no keys, and so asks nobody.
#[tokio::test]
async fn a_preview_fetches_nothing() {
    let role = session().assume_role(spoke_aws::Role::new("arn:aws:iam::123456789012:role/ops"));
    let (aws, transport, _) = connect(role, []);
    get_object(&aws, "b", "k").preview().unwrap();
    assert!(transport.requests().is_empty());
}

/// Services repeat what was signed when they refuse a signature, the session token included.
#[tokio::test]
async fn a_refusal_that_repeats_the_token_is_told_without_it() {
    let body = "<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>x-amz-security-token:s3cr3t-t0ken</CanonicalRequest></Error>";
    let (aws, _, _) = connect(session(), [Answer::text(403, body)]);
    let error = get_object(&aws, "b", "k").await.unwrap_err();
    let told = format!("{error} {error:?}");
    assert!(told.contains("SignatureDoesNotMatch") && !told.contains("s3cr3t"), "{told}");
}
