//! Calls of typed actions: what can be done with them, and what the action sees of it.

use std::borrow::Cow;
use std::future::IntoFuture;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::{Call, Calling};
use crate::action::{Action, Keyed, Repeatable, Spoke};
use crate::clock::Clock;
use crate::connection::{Alias, Connection};
use crate::declaration::Declaration;
use crate::input::{Inputs, JsonField, Lend, TextField};
use crate::operation::{Effect, Key, Method, Operation, Parameter};
use crate::output::{Decode, Decoder};
use crate::schema::Schema;
use crate::template::{Body, Member, Node, Part};
use crate::transport::{Answer, Scripted};
use crate::trial::{TOKEN, Trial};
use crate::{Error, Kind, Retry, Secret};

struct Desk;

impl Spoke for Desk {
    const NAME: &'static str = "acme-desk";
}

/// Borrows, as actions may.
struct CreateTicket<'a> {
    project: Cow<'a, str>,
    title: &'a str,
    urgent: Option<bool>,
    pin: Option<Secret<String>>,
}

impl<'a> CreateTicket<'a> {
    fn new(project: &'a str, title: &'a str) -> Self {
        CreateTicket { project: project.into(), title, urgent: None, pin: None }
    }

    fn urgent(self, urgent: bool) -> Self {
        CreateTicket { urgent: Some(urgent), ..self }
    }
}

impl Inputs for CreateTicket<'_> {
    fn text(&self, index: usize) -> TextField<'_> {
        match index {
            0 => Lend(&self.project).text(),
            _ => TextField::Absent,
        }
    }

    fn json(&self, index: usize) -> JsonField<'_> {
        match index {
            1 => Lend(&self.title).json(),
            2 => self.urgent.as_ref().map_or(JsonField::Absent, |urgent| Lend(urgent).json()),
            3 => self.pin.as_ref().map_or(JsonField::Absent, |pin| Lend(pin).json()),
            _ => JsonField::Absent,
        }
    }
}

impl Action for CreateTicket<'_> {
    type Spoke = Desk;
    type Output = Value;
    const OPERATION: &'static Operation = &Operation {
        target: &[Part::Text("/projects/"), Part::Field(0), Part::Text("/tickets")],
        body: Body::Json(Node::Object(&[
            Member::Named("title", Node::Field(1)),
            Member::Named("urgent", Node::Field(2)),
            Member::Named("pin", Node::Field(3)),
        ])),
        effect: Effect::Keyed(Key::Header("idempotency-key")),
        inputs: &[
            Parameter::required("project", "", Schema::Text),
            Parameter::required("title", "", Schema::Text),
            Parameter::optional("urgent", "", Schema::Boolean),
            Parameter::optional("pin", "", Schema::Secret(&Schema::Text)),
        ],
        ..Operation::new("create_ticket", Method::Post, "/projects/{project}/tickets")
    };
    fn decoder() -> Decoder<Value> {
        Decode::<Value>::DECODER
    }
}

impl Repeatable for CreateTicket<'_> {}
impl Keyed for CreateTicket<'_> {}

fn desk(trial: &Trial) -> Connection<Desk> {
    let site = Arc::try_unwrap(trial.site_on(Arc::new(trial.transport.clone()))).expect("nobody else has it");
    Connection::new(Alias::new(Declaration::of::<Desk>(), site))
}

fn trial<const N: usize>(answers: [Answer; N]) -> (Trial, Connection<Desk>) {
    let trial = Trial::new(Method::Post, Effect::Once, Scripted::new(answers));
    let desk = desk(&trial);
    (trial, desk)
}

fn created() -> Answer {
    Answer::json(201, json!({"id": "7"}))
}

#[tokio::test]
async fn an_awaited_call_sends_and_gives_the_output() -> Result<(), Error> {
    let (trial, desk) = trial([created()]);
    let ticket =
        Call::new(CreateTicket::new("NET/1", "disk \"full\""), &desk).with(|it| it.urgent(true)).await?;
    assert_eq!(ticket, json!({"id": "7"}));
    let request = &trial.transport.requests()[0];
    assert_eq!(request.url.as_str(), "https://desk.example/projects/NET%2F1/tickets");
    let body: Value = serde_json::from_slice(request.bytes().unwrap()).unwrap();
    assert_eq!(body, json!({"title": "disk \"full\"", "urgent": true}));
    Ok(())
}

#[tokio::test]
async fn a_call_that_nobody_awaits_sends_nothing() {
    let (trial, desk) = trial([]);
    let call = Call::new(CreateTicket::new("NET", "disk full"), &desk);
    drop(call.into_future());
    assert_eq!(trial.sent(), 0);
}

#[tokio::test]
async fn the_future_can_be_spawned_although_the_action_borrows() {
    let (_, desk) = trial([created()]);
    let future = {
        let title = "disk full".to_owned();
        Call::new(CreateTicket::new("NET", &title), &desk).into_future()
    };
    assert!(tokio::spawn(future).await.unwrap().is_ok());
}

#[test]
fn the_future_is_small_and_goes_anywhere() {
    fn goes_anywhere<T: Send + Unpin + 'static>() {}
    goes_anywhere::<Calling<Value>>();
    goes_anywhere::<super::Replying<Value>>();
    assert_eq!(size_of::<Calling<Value>>(), 3 * size_of::<usize>());
}

#[tokio::test]
async fn what_a_call_asks_for_is_done() {
    let (trial, desk) = trial([Answer::status(503), Answer::hang()]);
    let error = Call::new(CreateTicket::new("NET", "disk full"), &desk)
        .retry(Retry::new().attempts(2).first_wait(Duration::from_secs(1)))
        .timeout(Duration::from_secs(4))
        .idempotency_key("INC-1")
        .await
        .unwrap_err();
    assert!(error.is_timeout() && error.is_retryable(), "{error}");
    assert_eq!(trial.waits(), [1000, 3000]);
    assert_eq!(trial.clock.now(), Duration::from_secs(4));
    assert!(trial.sent_header("idempotency-key").iter().all(|key| key.as_ref().unwrap() == "INC-1"));
}

#[tokio::test]
async fn a_reply_knows_more() {
    let (_, desk) = trial([created().header("x-request-id", "9f3c")]);
    let reply = Call::new(CreateTicket::new("NET", "disk full"), &desk).reply().await.unwrap();
    assert_eq!((reply.status(), reply.request_id(), reply.attempts()), (201, Some("9f3c"), 1));
    assert_eq!(reply.into_output()["id"], "7");
}

#[tokio::test]
async fn inputs_that_cannot_be_sent_are_the_futures_error() {
    let (trial, desk) = trial([]);
    let call = || Call::new(CreateTicket::new("..", "disk full"), &desk);
    let error = call().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), trial.sent()), (Kind::Input, 0, 0));
    assert_eq!(call().preview().unwrap_err().to_string(), error.to_string());
}

#[tokio::test]
async fn a_preview_is_the_request_without_its_secrets() {
    let (trial, desk) = trial([]);
    let preview =
        Call::new(CreateTicket::new("NET", "it's"), &desk).idempotency_key("INC-1").preview().unwrap();
    assert_eq!(
        preview.as_curl(),
        "curl --request POST --globoff 'https://desk.example/projects/NET/tickets' \
         --header 'idempotency-key: INC-1' --header 'content-type: application/json' \
         --header 'authorization: Bearer [redacted]' --data-raw '{\"title\":\"it'\\''s\"}'"
    );
    assert!(!format!("{preview:?}").contains(TOKEN));
    assert_eq!(trial.sent(), 0);
}

#[tokio::test]
async fn a_secret_input_that_comes_back_is_hidden() {
    let (trial, desk) = trial([Answer::text(422, "the PIN 4711-0815 is too short")]);
    let mut ticket = CreateTicket::new("NET", "disk full");
    ticket.pin = Some(Secret::from("4711-0815"));
    let call = Call::new(ticket, &desk);
    assert!(!call.preview().unwrap().to_string().contains("4711"));
    let error = call.await.unwrap_err();
    assert_eq!(error.message(), Some("the PIN [redacted] is too short"));
    assert!(trial.transport.requests()[0].bytes().unwrap().ends_with(b"\"pin\":\"4711-0815\"}"));
}
