//! Asking before a call is sent, and after an unknown outcome.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;

use crate::action::{Action, Spoke};
use crate::by_name::Named;
use crate::call::Calling;
use crate::declaration::Declaration;
use crate::error::{Error, Kind};
use crate::fail::Source;
use crate::input::{Inputs, Lend, TextField};
use crate::limit::{Limit, Limiter};
use crate::lookup::{Lookup, lookup};
use crate::observe::{CallRecord, Observe};
use crate::operation::{Effect, Method, Operation, Parameter};
use crate::output::{Decode, Decoder};
use crate::pages::{Cursor, Pages};
use crate::retry::Retry;
use crate::schema::Schema;
use crate::template::{Pair, Part, Value as Template};
use crate::transport::{Answer, Scripted};
use crate::trial::Trial;
use crate::trip::{Trip, Wishes};

struct Desk;

impl Spoke for Desk {
    const NAME: &'static str = "acme-desk";
}

struct FindTickets;

impl Inputs for FindTickets {
    fn text(&self, _: usize) -> TextField<'_> {
        Lend(&"").text()
    }
}

impl Action for FindTickets {
    type Spoke = Desk;
    type Output = Vec<String>;
    const OPERATION: &'static Operation = &Operation {
        target: &[Part::Text("/find")],
        query: &[Pair { name: "reference", value: Template::Field(0) }],
        inputs: &[Parameter::required("reference", "", Schema::Text)],
        ..Operation::new("find_tickets", Method::Get, "/find")
    };
    fn decoder() -> Decoder<Vec<String>> {
        Decode::<Vec<String>>::NEW.decoder()
    }
}

struct Create;

impl Inputs for Create {}

impl Action for Create {
    type Spoke = Desk;
    type Output = String;
    const OPERATION: &'static Operation = &Operation {
        inputs: &[Parameter::optional("reference", "", Schema::Text)],
        ..Operation::new("create_ticket", Method::Post, "/tickets")
    };
    fn decoder() -> Decoder<String> {
        Decode::<String>::NEW.decoder()
    }
}

struct SearchTickets;

impl Inputs for SearchTickets {}

impl Action for SearchTickets {
    type Spoke = Desk;
    type Output = Vec<String>;
    const OPERATION: &'static Operation = &Operation {
        pages: Some(&Pages { from: Some(Source::Header("x-next")), into: Some(1), ..Pages::new(&Cursor) }),
        inputs: &[
            Parameter::required("reference", "", Schema::Text),
            Parameter::optional("cursor", "", Schema::Text),
        ],
        name: "search_tickets",
        ..*FindTickets::OPERATION
    };
    fn decoder() -> Decoder<Vec<String>> {
        Decode::<Vec<String>>::NEW.decoder()
    }
}

static SEARCH: Lookup = lookup::<SearchTickets, Create>(&["reference"]);
static FIND: Lookup = lookup::<FindTickets, Create>(&["reference"]);

fn found() -> Answer {
    Answer::json(200, json!(["T-7", "T-8"])).header("x-request-id", "find-1")
}

fn nothing() -> Answer {
    Answer::json(200, json!([]))
}

fn created() -> Answer {
    Answer::json(201, json!("T-9"))
}

fn probed<const N: usize>(answers: [Answer; N]) -> Trial {
    let mut trial = Trial::post(Effect::Once, answers);
    trial.operation.inputs = Create::OPERATION.inputs;
    trial.operation.probe = Some(&FIND);
    trial
}

fn unique<const N: usize>(answers: [Answer; N]) -> Trial {
    let mut trial = probed(answers);
    trial.operation.probe = None;
    trial.operation.unique = Some(&FIND);
    trial
}

/// A call with this reference, typed or by name.
fn call(trial: &Trial, reference: Option<&str>, gives_json: bool) -> Trip {
    let operation: &'static Operation = Box::leak(Box::new(trial.operation));
    let declaration: &'static Declaration = Box::leak(Box::new(trial.declaration));
    let inputs = Named::new(operation.inputs, json!({ "reference": reference })).unwrap();
    let site = trial.site_on(Arc::new(trial.transport.clone()));
    let wishes = Wishes { gives_json, ..Wishes::default() };
    Trip::plan(site, operation, declaration, &inputs, wishes)
}

fn calling(trial: &Trial) -> Calling<String> {
    Calling::start(call(trial, Some("INC 1"), false), Create::decoder().decode)
}

fn paths(trial: &Trial) -> Vec<String> {
    trial.transport.requests().iter().map(|it| it.url.path().to_owned()).collect()
}

#[tokio::test]
async fn what_is_found_is_the_output_and_nothing_is_sent() {
    let trial = unique([found()]);
    let reply = calling(&trial).replying().await.unwrap();
    assert!(reply.was_found());
    assert_eq!((reply.status(), reply.attempts(), reply.request_id()), (200, 1, Some("find-1")));
    assert_eq!(reply.into_output(), "T-7");
    let asked = &trial.transport.requests()[0];
    assert_eq!(asked.url.as_str(), "https://desk.example/find?reference=INC%201");
    assert!(asked.headers.contains_key("authorization"));
}

#[tokio::test]
async fn what_is_not_found_is_made() {
    for not_found in [nothing(), Answer::status(404), Answer::status(410)] {
        let trial = unique([not_found, created()]);
        let reply = calling(&trial).replying().await.unwrap();
        assert!(!reply.was_found());
        assert_eq!(
            (reply.into_output().as_str(), paths(&trial)),
            ("T-9", vec!["/find".into(), "/tickets".into()])
        );
    }
}

#[tokio::test]
async fn a_look_up_that_fails_sends_nothing() {
    let trial = unique([Answer::status(403)]);
    let error = calling(&trial).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), trial.sent()), (Kind::Forbidden, 0, 1));
    assert!(!error.is_outcome_unknown());
    assert!(error.to_string().contains("`find_tickets`, asked before it is sent, failed"), "{error}");
}

#[tokio::test]
async fn a_look_up_that_is_not_understood_sends_nothing() {
    let trial = unique([Answer::json(200, json!({"error": 7}))]);
    assert_eq!(calling(&trial).await.unwrap_err().kind(), Kind::Decode);
    assert_eq!(trial.sent(), 1);
}

#[tokio::test]
async fn an_absent_value_is_like_nothing_else() {
    let trial = unique([created()]);
    let trip = call(&trial, None, false);
    assert_eq!(Calling::start(trip, Create::decoder().decode).await.unwrap(), "T-9");
    assert_eq!(paths(&trial), ["/tickets"]);
}

#[tokio::test]
async fn calls_by_name_look_up_as_well() {
    for trial in [unique([found()]), probed([Answer::cut(), found()])] {
        let trip = call(&trial, Some("INC 1"), true);
        assert_eq!(Calling::start(trip, Create::decoder().untyped.json).await.unwrap(), json!("T-7"));
    }
}

#[tokio::test]
async fn what_was_done_although_the_answer_was_lost_is_the_output() {
    for lost in [Answer::cut(), Answer::timeout(), Answer::hang(), Answer::status(502), Answer::status(504)] {
        let trial = probed([lost, found()]);
        let reply = calling(&trial).replying().await.unwrap();
        assert!(reply.was_found());
        assert_eq!((reply.into_output().as_str(), trial.sent()), ("T-7", 2));
    }
}

#[tokio::test]
async fn it_is_asked_after_the_usual_wait() {
    let trial = probed([Answer::cut(), found()]);
    calling(&trial).await.unwrap();
    assert_eq!(trial.waits(), [250]);
}

#[tokio::test]
async fn not_found_after_a_cut_is_sent_again() {
    for lost in [Answer::cut(), Answer::status(502)] {
        let trial = probed([lost, nothing(), created()]);
        assert_eq!(calling(&trial).await.unwrap(), "T-9");
        assert_eq!(paths(&trial), ["/tickets", "/find", "/tickets"]);
    }
}

#[tokio::test]
async fn not_found_after_a_timeout_proves_nothing() {
    for lost in [Answer::timeout(), Answer::hang(), Answer::status(504)] {
        let trial = probed([lost, nothing()]);
        let error = calling(&trial).await.unwrap_err();
        assert!(error.is_outcome_unknown() && !error.is_retryable());
        assert!(error.to_string().contains("and `find_tickets` does not find it yet"), "{error}");
        assert_eq!(trial.sent(), 2);
    }
}

#[tokio::test]
async fn it_is_not_sent_more_often_than_the_policy_says() {
    let mut trial = probed([Answer::cut(), nothing(), Answer::cut(), nothing()]);
    trial.retry = Retry::new().attempts(2);
    let error = calling(&trial).await.unwrap_err();
    assert!(error.is_outcome_unknown());
    assert_eq!((error.attempts(), paths(&trial).len()), (2, 4));
}

#[tokio::test]
async fn sending_it_again_is_paid_from_the_budget() {
    let mut trial = probed([]);
    trial.transport = Scripted::by(|attempt| match attempt.action {
        "find_tickets" => nothing(),
        _ => Answer::cut(),
    });
    let spent = "does not find it yet; not tried again: the connection has spent its retries";
    trial.retry = Retry::new().attempts(20).budget(0.0);
    let error = calling(&trial).await.unwrap_err();
    // A reserve of ten.
    assert_eq!(error.attempts(), 1 + 10);
    assert!(error.is_outcome_unknown() && error.to_string().contains(spent), "{error}");
    trial.retry = Retry::new().attempts(11).budget(0.0);
    let error = calling(&trial).await.unwrap_err();
    assert_eq!(error.attempts(), 1 + 10);
    assert!(!error.to_string().contains("spent"), "{error}");
}

#[tokio::test]
async fn a_call_pays_into_the_budget_before_it_looks_anything_up() {
    let mut trial = unique([]);
    trial.transport = Scripted::by(|_| Answer::status(503));
    trial.retry = Retry::new().attempts(20).budget(0.5);
    calling(&trial).await.unwrap_err();
    // A reserve of ten, and a half of the call as of its look-up.
    assert_eq!(trial.sent(), 1 + 10 + 1);
}

#[tokio::test]
async fn a_doubt_that_asking_settled_does_not_come_back() {
    let trial = probed([Answer::cut(), nothing(), Answer::status(422)]);
    let error = calling(&trial).await.unwrap_err();
    assert_eq!((error.kind(), error.is_outcome_unknown()), (Kind::Invalid, false));
}

#[tokio::test]
async fn an_empty_page_that_leads_on_proves_nothing() {
    let leads_on = || nothing().header("x-next", "c2");
    let mut before = unique([leads_on()]);
    before.operation.unique = Some(&SEARCH);
    let error = calling(&before).await.unwrap_err();
    assert_eq!((error.kind(), before.sent()), (Kind::Paging, 1));
    assert!(error.to_string().contains("`search_tickets`, asked before it is sent, failed"), "{error}");

    let mut after = probed([Answer::cut(), leads_on()]);
    after.operation.probe = Some(&SEARCH);
    let error = calling(&after).await.unwrap_err();
    assert!(error.is_outcome_unknown() && error.to_string().contains("more follow"), "{error}");
    assert_eq!(paths(&after), ["/tickets", "/find"]);

    let mut at_the_end = unique([nothing(), created()]);
    at_the_end.operation.unique = Some(&SEARCH);
    assert_eq!(calling(&at_the_end).await.unwrap(), "T-9");
}

/// Nothing of the call is held while it is looked for.
#[tokio::test]
async fn a_connection_of_one_call_at_a_time_is_enough() {
    for mut trial in [unique([nothing(), created()]), probed([Answer::cut(), nothing(), created()])] {
        trial.limiter = Arc::new(Limiter::new(Some(Limit::concurrent(1))));
        assert_eq!(calling(&trial).await.unwrap(), "T-9");
    }
}

#[tokio::test]
async fn a_probe_that_fails_leaves_it_unknown() {
    let trial = probed([Answer::cut(), Answer::status(403)]);
    let error = calling(&trial).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Transport);
    assert!(error.is_outcome_unknown());
    let source = std::error::Error::source(&error).unwrap().downcast_ref::<Error>().unwrap();
    assert_eq!((source.action(), source.status()), (Some("find_tickets"), Some(403)));
    assert!(
        error.to_string().contains("and asking `find_tickets` failed: acme-desk.find_tickets"),
        "{error}"
    );
}

#[tokio::test]
async fn without_a_value_to_ask_by_it_stays_unknown() {
    let trial = probed([Answer::cut()]);
    let trip = call(&trial, None, false);
    let error = Calling::start(trip, Create::decoder().decode).await.unwrap_err();
    assert!(error.to_string().contains("`find_tickets` cannot be asked without `reference`"), "{error}");
    assert!(error.is_outcome_unknown());
}

#[tokio::test]
async fn what_is_no_doubt_is_not_asked() {
    for answer in [Answer::status(422), Answer::status(500), Answer::status(503)] {
        let trial = probed([answer]);
        assert!(!calling(&trial).await.unwrap_err().is_outcome_unknown());
        assert_eq!(trial.sent(), 1);
    }
}

#[tokio::test]
async fn the_calls_deadline_holds_for_the_look_up() {
    for mut trial in [unique([Answer::hang()]), probed([Answer::cut(), Answer::hang()])] {
        trial.call_timeout = Some(Duration::from_secs(2));
        let error = calling(&trial).await.unwrap_err();
        assert_eq!(crate::Clock::now(&trial.clock), Duration::from_secs(2), "{error}");
    }
}

#[tokio::test]
async fn an_unknown_outcome_can_be_looked_up_by_hand() {
    let error = Trial::post(Effect::Once, [Answer::cut()]).error().await;
    assert_eq!(error.call_id().unwrap().len(), 32);
    assert!(error.sent_at().is_some() && error.idempotency_key().is_none());
    let keyed = Effect::Keyed(crate::Key::Header("idempotency-key"));
    let trial = Trial::post(keyed, [Answer::status(422)]);
    let error = trial.error().await;
    let sent = trial.sent_header("idempotency-key")[0].clone().unwrap();
    assert_eq!(error.idempotency_key(), sent.to_str().ok());
    assert!(Trial::post(Effect::Once, [Answer::unreachable()]).operation.probe.is_none());
}

/// A call's action, its id, the id of the call for which it was made, the trace.
type Told = (&'static str, String, Option<String>, String);

#[derive(Clone, Debug, Default)]
struct Calls(Arc<Mutex<Vec<Told>>>);

impl Observe for Calls {
    fn call(&self, it: &CallRecord<'_>) {
        let parent = it.parent_id.map(str::to_owned);
        let record = (it.operation.name, it.call_id.to_owned(), parent, it.trace_id.to_owned());
        self.0.lock().unwrap().push(record);
    }
}

#[tokio::test]
async fn a_look_up_is_a_call_of_its_own_in_the_same_trace() {
    let calls = Calls::default();
    let mut trial = unique([found()]);
    trial.clock = crate::ManualClock::leaping();
    trial.observers = vec![Arc::new(calls.clone())];
    calling(&trial).await.unwrap();
    let calls = calls.0.lock().unwrap();
    let [find, create] = calls.as_slice() else { panic!("{calls:?}") };
    assert_eq!((find.0, create.0), ("find_tickets", "create_ticket"));
    assert_eq!((find.2.as_ref(), create.2.as_ref()), (Some(&create.1), None));
    assert!(find.1 != create.1 && find.3 == create.3);
}

#[tokio::test]
async fn commit_then_cut_a_hundred_times_makes_each_once() {
    let made: Arc<Mutex<Vec<String>>> = Arc::default();
    let seen = Arc::clone(&made);
    let transport = Scripted::by(move |attempt| {
        let mut made = seen.lock().unwrap();
        if attempt.action == "find_tickets" {
            let reference = attempt.request.url.query().unwrap().to_owned();
            return Answer::json(200, json!(made.iter().filter(|it| **it == reference).collect::<Vec<_>>()));
        }
        let reference = format!("reference={}", made.len());
        made.push(reference);
        Answer::cut()
    });
    let mut trial = Trial::new(Method::Post, Effect::Once, transport);
    trial.operation.inputs = Create::OPERATION.inputs;
    trial.operation.probe = Some(&FIND);
    for number in 0..100 {
        let trip = call(&trial, Some(&number.to_string()), false);
        let made = Calling::start(trip, Create::decoder().decode).await.unwrap();
        assert_eq!(made, format!("reference={number}"));
    }
    assert_eq!(made.lock().unwrap().len(), 100);
}
