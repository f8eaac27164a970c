//! What observers and the vendor see of a call.

use std::sync::{Arc, Mutex};

use crate::clock::Clock;
use crate::observe::{AttemptRecord, CALL_ID, CallRecord, Observe, Outcome};
use crate::operation::Effect;
use crate::transport::Answer;
use crate::trial::Trial;
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
