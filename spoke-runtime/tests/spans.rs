//! The spans of calls, in a process of their own: tracing asks about a call site once, on the thread that comes first, so one
//! subscriber has to be there before any call is made.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::future::IntoFuture as _;
use std::sync::{Mutex, OnceLock};
use std::task::{Context as TaskContext, Waker};

use spoke_runtime::auth::ApiKey;
use spoke_runtime::{
    Action, Answer, Call, Connection, ConnectionConfig, Decode, Decoder, Hub, Inputs, Lend, ManualClock,
    Method, Operation, Part, Scripted, Spoke, TextField, rate,
};
use tracing::field::{Field, Visit};
use tracing::{Subscriber, span};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

const TOKEN: &str = "xoxb-very-secret";
const INPUT: &str = "somebody's ticket";

#[derive(Debug)]
struct AcmeDesk;

impl Spoke for AcmeDesk {
    const NAME: &'static str = "acme-desk";
}

struct GetTicket;

impl Inputs for GetTicket {
    fn text(&self, _: usize) -> TextField<'_> {
        Lend(&INPUT).text()
    }
}

impl Action for GetTicket {
    type Spoke = AcmeDesk;
    type Output = ();
    const OPERATION: &'static Operation = &Operation {
        target: &[Part::Text("/tickets/"), Part::Field(0)],
        ..Operation::new("get_ticket", Method::Get, "/tickets/{id}")
    };
    fn decoder() -> Decoder<()> {
        Decode::<()>::DECODER
    }
}

/// A connection under this name, which is one test's.
fn desk(alias: &str, clock: ManualClock, answers: impl IntoIterator<Item = Answer>) -> Connection<AcmeDesk> {
    listen();
    let config = ConnectionConfig::to::<AcmeDesk>()
        .base_url("https://desk.example")
        .auth(ApiKey::query("api_key").key(TOKEN))
        .limit(rate("2/s"));
    let hub = Hub::builder().connection(alias, config).transport(Scripted::new(answers)).clock(clock);
    hub.build().unwrap().connect(alias).unwrap()
}

static SPANS: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// A span with every field that it was given.
#[derive(Clone)]
struct Kept {
    connection: String,
    name: &'static str,
    fields: BTreeMap<&'static str, String>,
}

impl Kept {
    fn check(&self, expected: &[(&str, &str)]) {
        for (field, expected) in expected {
            assert_eq!(self.fields.get(field).map(String::as_str), Some(*expected), "{field}");
        }
    }
}

/// Where a span is kept.
struct Place(usize);

struct Fields<'a>(&'a mut BTreeMap<&'static str, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

struct Keep;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Keep {
    fn on_new_span(&self, attributes: &span::Attributes<'_>, id: &span::Id, context: Context<'_, S>) {
        let mut fields = BTreeMap::new();
        attributes.record(&mut Fields(&mut fields));
        let span = context.span(id).unwrap();
        let mut spans = SPANS.lock().unwrap();
        let connection = match fields.get("spoke.connection") {
            Some(alias) => alias.clone(),
            None => spans[span.parent().unwrap().extensions().get::<Place>().unwrap().0].connection.clone(),
        };
        span.extensions_mut().insert(Place(spans.len()));
        spans.push(Kept { connection, name: span.name(), fields });
    }

    fn on_record(&self, id: &span::Id, values: &span::Record<'_>, context: Context<'_, S>) {
        let span = context.span(id).unwrap();
        let place = span.extensions().get::<Place>().unwrap().0;
        values.record(&mut Fields(&mut SPANS.lock().unwrap()[place].fields));
    }
}

/// Sees to it that the whole process is listened to.
fn listen() {
    static LISTENS: OnceLock<()> = OnceLock::new();
    LISTENS.get_or_init(|| {
        tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Keep)).unwrap();
    });
}

/// The spans of this connection's calls, in the order in which they began.
fn spans<const N: usize>(alias: &str, names: [&str; N]) -> [Kept; N] {
    let spans = SPANS.lock().unwrap();
    let spans: Vec<Kept> = spans.iter().filter(|kept| kept.connection == alias).cloned().collect();
    assert_eq!(spans.iter().map(|kept| kept.name).collect::<Vec<_>>(), names);
    spans.try_into().unwrap_or_else(|_| unreachable!("there is one for each name"))
}

#[tokio::test]
async fn spans_carry_opentelemetrys_names_and_no_secret() {
    let desk = desk("named", ManualClock::leaping(), [Answer::status(503), Answer::text(404, TOKEN)]);
    Call::new(GetTicket, &desk).await.unwrap_err();
    let all = spans("named", ["call", "attempt", "attempt"]);
    for value in all.iter().flat_map(|kept| kept.fields.values()) {
        assert!(!value.contains(TOKEN) && !value.contains("somebody"), "{value}");
    }
    let [call, first, second] = all;
    call.check(&[
        ("otel.name", "acme-desk.get_ticket"),
        ("spoke.outcome", "failed"),
        ("spoke.attempts", "2"),
        ("error.type", "404"),
    ]);
    first.check(&[
        ("otel.name", "GET /tickets/{id}"),
        ("http.request.method", "GET"),
        ("http.response.status_code", "503"),
        ("error.type", "503"),
        ("otel.status_code", "ERROR"),
        ("server.address", "desk.example"),
        ("server.port", "443"),
        ("url.full", "https://desk.example/tickets/{id}"),
    ]);
    second.check(&[("http.request.resend_count", "1"), ("http.response.status_code", "404")]);
}

#[tokio::test]
async fn what_the_limiter_held_back_says_how_long() {
    let desk = desk("held", ManualClock::leaping(), [(); 3].map(|()| Answer::status(404)));
    for _ in 0..3 {
        Call::new(GetTicket, &desk).await.unwrap_err();
    }
    let [first, .., last, attempt] = spans("held", ["call", "attempt", "call", "attempt", "call", "attempt"]);
    assert_eq!(first.fields.get("spoke.held_ms"), None);
    last.check(&[("spoke.held_ms", "1050")]);
    attempt.check(&[("spoke.held_ms", "1050")]);
}

#[test]
fn a_dropped_call_ends_its_spans() {
    let desk = desk("dropped", ManualClock::new(), [Answer::hang()]);
    let mut call = Call::new(GetTicket, &desk).into_future();
    let polled = std::pin::Pin::new(&mut call).poll(&mut TaskContext::from_waker(Waker::noop()));
    assert!(polled.is_pending());
    drop(call);
    let [call, attempt] = spans("dropped", ["call", "attempt"]);
    call.check(&[("spoke.outcome", "dropped"), ("spoke.attempts", "1")]);
    attempt.check(&[("error.type", "dropped")]);
}
