//! What observers, traces and the vendor see of a call.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span;
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt};

use crate::clock::Clock;
use crate::observe::{AttemptRecord, CALL_ID, CallRecord, Observe, Outcome};
use crate::operation::Effect;
use crate::transport::Answer;
use crate::trial::{TOKEN, Trial};
use crate::trip::Wishes;

#[derive(Clone, Debug, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Observe for Notes {
    fn attempt(&self, it: &AttemptRecord<'_>) {
        assert_eq!(
            (it.spoke, it.operation.name, it.alias, it.call_id.len()),
            ("acme-desk", "create_ticket", "desk", 32)
        );
        self.0.lock().unwrap().push(format!(
            "attempt {}/{} {} {:?} {:?} next {:?}",
            it.number, it.redirects, it.origin, it.status, it.kind, it.next_in
        ));
    }

    fn call(&self, it: &CallRecord<'_>) {
        self.0.lock().unwrap().push(format!(
            "call {} after {} in {:?}: {:?} {:?} {:?}",
            it.outcome.as_str(),
            it.attempts,
            it.elapsed,
            it.status,
            it.kind,
            it.request_id
        ));
    }
}

fn watched(mut trial: Trial) -> (Trial, Notes) {
    let notes = Notes::default();
    trial.observers = vec![Arc::new(notes.clone())];
    (trial, notes)
}

#[tokio::test]
async fn each_attempt_and_the_call_are_told() {
    let (trial, notes) = watched(Trial::get([
        Answer::status(302).header("location", "https://cdn.example:8443/a?b=c"),
        Answer::status(503),
        Answer::cut(),
        Answer::text(200, "done").header("x-request-id", "9f3c"),
    ]));
    trial.reply().await.unwrap();
    assert_eq!(
        notes.take(),
        [
            "attempt 1/0 https://desk.example Some(302) None next None",
            "attempt 1/1 https://cdn.example:8443 Some(503) Some(Server) next Some(250ms)",
            "attempt 2/0 https://desk.example None Some(Transport) next Some(500ms)",
            "attempt 3/0 https://desk.example Some(200) None next None",
            "call good after 3 in 750ms: Some(200) None Some(\"9f3c\")",
        ]
    );
}

#[tokio::test]
async fn failures_are_told_by_their_outcome() {
    let (trial, notes) =
        watched(Trial::post(Effect::Once, [Answer::cut(), Answer::status(422), Answer::text(200, "misfit")]));
    for expected in ["call unknown after 1", "call failed after 1", "call failed after 1"] {
        trial.error().await;
        let told = notes.take().pop().unwrap();
        assert!(told.starts_with(expected), "{told}");
    }
}

#[tokio::test]
async fn a_dropped_call_is_told() {
    let (trial, notes) = watched(Trial::get([Answer::hang()]));
    let mut trial = trial;
    trial.clock = crate::ManualClock::new();
    let call = tokio::spawn(trial.calling(Wishes::default()));
    tokio::task::yield_now().await;
    call.abort();
    assert!(call.await.is_err());
    let told = notes.take();
    assert_eq!(
        told,
        [
            "attempt 1/0 https://desk.example None None next None".to_owned(),
            format!("call {} after 1 in 0ns: None None None", Outcome::Dropped.as_str())
        ]
    );
}

#[tokio::test]
async fn a_call_that_cannot_be_encoded_is_told_and_not_sent() {
    let (mut trial, notes) = watched(Trial::get([]));
    trial.operation.target = &[crate::Part::Setting("tenant")];
    let error = trial.error().await;
    assert_eq!((error.kind(), error.attempts()), (crate::Kind::Input, 0));
    assert!(error.to_string().ends_with("(GET /tickets, nothing was sent)"), "{error}");
    assert_eq!(notes.take().len(), 1);
}

#[tokio::test]
async fn one_call_id_and_one_trace_with_a_span_for_each_attempt() {
    let mut trial = Trial::get([Answer::cut(), Answer::text(200, "")]);
    trial.clock = crate::ManualClock::leaping();
    let id = format!("{:016x}{:016x}", trial.clock.random(), trial.clock.random());
    trial.clock = crate::ManualClock::leaping();
    trial.reply().await.unwrap();

    let ids = trial.sent_header(CALL_ID);
    assert!(ids.iter().all(|it| it.as_ref().unwrap() == &*id), "{ids:?}");
    let parents = trial.sent_header("traceparent");
    let parents: Vec<_> = parents.iter().map(|it| it.as_ref().unwrap().to_str().unwrap()).collect();
    for parent in &parents {
        assert!(
            parent.starts_with(&format!("00-{id}-")) && parent.len() == 55 && parent.ends_with("-01"),
            "{parent}"
        );
    }
    assert_ne!(parents[0], parents[1]);
}

#[tokio::test]
async fn a_trace_that_the_action_sets_is_kept() {
    const GIVEN: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let mut trial = Trial::get([Answer::text(200, "")]);
    trial.operation.headers =
        &[crate::Pair { name: "traceparent", value: crate::Value::Text(&[crate::Part::Text(GIVEN)]) }];
    trial.reply().await.unwrap();
    assert_eq!(trial.sent_header("traceparent")[0].as_ref().unwrap(), GIVEN);
}

/// Keeps every field of every span, in order.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Kept>>>);

struct Kept {
    id: u64,
    name: &'static str,
    fields: BTreeMap<String, String>,
}

struct Fields<'a>(&'a mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let mut text = String::new();
        write!(text, "{value:?}").unwrap();
        self.0.insert(field.name().to_owned(), text.trim_matches('"').to_owned());
    }
}

impl<S: tracing::Subscriber> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &span::Attributes<'_>, id: &span::Id, _: Context<'_, S>) {
        let mut fields = BTreeMap::new();
        attributes.record(&mut Fields(&mut fields));
        let (id, name) = (id.into_u64(), attributes.metadata().name());
        self.0.lock().unwrap().push(Kept { id, name, fields });
    }

    fn on_record(&self, id: &span::Id, values: &span::Record<'_>, _: Context<'_, S>) {
        let mut spans = self.0.lock().unwrap();
        // An id is given again once its span is closed: the last one is meant.
        let kept = spans.iter_mut().rfind(|kept| kept.id == id.into_u64()).unwrap();
        values.record(&mut Fields(&mut kept.fields));
    }
}

#[tokio::test]
async fn spans_carry_opentelemetrys_names_and_no_secret() {
    // A call site that another test reaches for the first time just now would not see the subscriber.
    Trial::get([Answer::status(404)]).error().await;
    let spans = Spans::default();
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(spans.clone()));
    let mut trial = Trial::get([Answer::status(503), Answer::text(404, TOKEN)]);
    trial.credential = Arc::new(crate::trial::QueryToken);
    trial.error().await;
    let spans = spans.0.lock().unwrap();
    assert!(spans.iter().flat_map(|kept| kept.fields.values()).all(|value| !value.contains(TOKEN)));
    let names: Vec<_> = spans.iter().map(|kept| kept.name).collect();
    assert_eq!(names, ["call", "attempt", "attempt"]);
    let check = |span: usize, field: &str, expected: &str| {
        assert_eq!(spans[span].fields.get(field).map(String::as_str), Some(expected), "{field}");
    };
    check(0, "otel.name", "acme-desk.create_ticket");
    check(0, "spoke.outcome", "failed");
    check(0, "spoke.attempts", "2");
    check(0, "error.type", "404");
    check(1, "otel.name", "GET /tickets");
    check(1, "http.request.method", "GET");
    check(1, "http.response.status_code", "503");
    check(1, "error.type", "503");
    check(1, "otel.status_code", "ERROR");
    check(1, "server.address", "desk.example");
    check(1, "server.port", "443");
    check(1, "url.full", "https://desk.example/tickets");
    check(2, "http.request.resend_count", "1");
    check(2, "http.response.status_code", "404");
}
