//! Operations that go on at the vendor: waited for, asked by hand, and picked up by another process.

use std::future::IntoFuture;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::action::{Action, Spoke};
use crate::call::{Call, LongRunning, Progress};
use crate::config::ConnectionConfig;
use crate::connection::Connection;
use crate::error::{Error, Kind};
use crate::fail::{Condition, Fail, Literal, Source, Step};
use crate::hub::Hub;
use crate::input::{Inputs, JsonField, Lend, TextField};
use crate::observe::{CallRecord, Observe};
use crate::operation::{Method, Operation, Parameter};
use crate::output::{Decode, Decoder};
use crate::poll::{Ask, LongRunningToken, Outcome, Poll, Polled};
use crate::schema::Schema;
use crate::secret::Secret;
use crate::template::{Body, Member, Node, Part};
use crate::transport::{Answer, Scripted};
use crate::{Clock, ManualClock, auth};

const SECOND: Duration = Duration::from_secs(1);
const STATE: Source = Source::Body(&[Step::Member("state")]);
const DONE: Condition = Condition::Equals(STATE, Literal::Text("done"));
const FAILED: Condition = Condition::Equals(STATE, Literal::Text("failed"));

struct Desk;

impl Spoke for Desk {
    const NAME: &'static str = "acme-desk";
    const HOSTS: &'static [&'static str] = &["jobs.example"];
    const AUTH: &'static [&'static dyn auth::Authorize] = &[&auth::Bearer];
    const FAIL: Fail = Fail {
        code: &[Source::Body(&[Step::Member("code")])],
        message: &[Source::Body(&[Step::Member("why")])],
        ..Fail::NONE
    };
    const ACTIONS: &'static [crate::Area<Self>] =
        &[crate::Area { name: "", actions: &[crate::listed::<ByUrl>(), crate::listed::<GetJob>()] }];
}

/// `POST` with `{"name", "pin"}`, whose operation stands for many declarations.
macro_rules! action {
    ($name:ident, $word:literal, $method:ident, $poll:expr) => {
        struct $name;

        impl Inputs for $name {
            fn text(&self, index: usize) -> TextField<'_> {
                if index == 0 { Lend(&"NET").text() } else { TextField::Absent }
            }

            fn json(&self, index: usize) -> JsonField<'_> {
                static PIN: std::sync::LazyLock<Secret<String>> =
                    std::sync::LazyLock::new(|| Secret::from("4711-0815"));
                if index == 1 { Lend(&*PIN).json() } else { JsonField::Absent }
            }
        }

        impl Action for $name {
            type Spoke = Desk;
            type Output = Value;
            const OPERATION: &'static Operation = &Operation {
                target: &[Part::Text("/"), Part::Field(0), Part::Text(concat!("/", $word))],
                body: Body::Json(Node::Object(&[Member::Named("pin", Node::Field(1))])),
                inputs: &[
                    Parameter::required("name", "", Schema::Text),
                    Parameter::optional("pin", "", Schema::Secret(&Schema::Text)),
                ],
                poll: Some(&$poll),
                ..Operation::new($word, Method::$method, "/{name}/jobs")
            };
            fn decoder() -> Decoder<Value> {
                Decode::<Value>::DECODER
            }
        }

        impl Polled for $name {}
    };
}

const LOCATION: Source = Source::Header("location");

action!(ByUrl, "export", Post, Poll::new(Ask::Url(LOCATION)));
action!(
    ByState,
    "machine",
    Put,
    Poll {
        until: Some(DONE),
        failed: Some(FAILED),
        result: Outcome::Start,
        every: Duration::from_secs(5),
        ..Poll::new(Ask::Url(Source::Header("azure-asyncoperation")))
    }
);
action!(
    ByResult,
    "report",
    Post,
    Poll {
        until: Some(DONE),
        result: Outcome::Url(Source::Body(&[Step::Member("result")])),
        ..Poll::new(Ask::Url(LOCATION))
    }
);
action!(Again, "wait", Get, Poll { until: Some(DONE), ..Poll::new(Ask::Again) });
action!(
    ByOther,
    "import",
    Post,
    Poll {
        until: Some(DONE),
        failed: Some(FAILED),
        ..Poll::new(Ask::Other(
            GetJob::OPERATION,
            &[("job", Source::Body(&[Step::Member("job"), Step::Member("id")]))]
        ))
    }
);

/// As [`ByUrl`], and gives a text that is a list.
struct ByUrlWords;

impl Inputs for ByUrlWords {
    fn text(&self, index: usize) -> TextField<'_> {
        ByUrl.text(index)
    }
}

impl Action for ByUrlWords {
    type Spoke = Desk;
    type Output = Vec<String>;
    const OPERATION: &'static Operation = &Operation { name: "words", ..*ByUrl::OPERATION };
    fn decoder() -> Decoder<Vec<String>> {
        Decode::<Vec<String>>::NEW.decoder()
    }
}

impl Polled for ByUrlWords {}

/// As [`Again`], once a minute for each name.
struct AgainByName;

impl Inputs for AgainByName {
    fn text(&self, index: usize) -> TextField<'_> {
        Again.text(index)
    }
}

impl Action for AgainByName {
    type Spoke = Desk;
    type Output = Value;
    const OPERATION: &'static Operation =
        &Operation { name: "watch", limits: &[crate::rate("1/m").by(0)], ..*Again::OPERATION };
    fn decoder() -> Decoder<Value> {
        Decode::<Value>::DECODER
    }
}

impl Polled for AgainByName {}

struct GetJob;

impl Inputs for GetJob {}

impl Action for GetJob {
    type Spoke = Desk;
    type Output = Value;
    const OPERATION: &'static Operation = &Operation {
        target: &[Part::Text("/"), Part::Field(0), Part::Text("/jobs/"), Part::Field(1)],
        inputs: &[
            Parameter::required("name", "", Schema::Text),
            Parameter::required("job", "", Schema::Text),
        ],
        ..Operation::new("get_job", Method::Get, "/{name}/jobs/{job}")
    };
    fn decoder() -> Decoder<Value> {
        Decode::<Value>::DECODER
    }
}

struct Stage {
    desk: Connection<Desk>,
    hub: Hub,
    clock: ManualClock,
    transport: Scripted,
}

fn stage<const N: usize>(answers: [Answer; N]) -> Stage {
    staged(answers, |config| config)
}

fn staged<const N: usize>(
    answers: [Answer; N],
    change: impl FnOnce(ConnectionConfig) -> ConnectionConfig,
) -> Stage {
    let (clock, transport) = (ManualClock::leaping(), Scripted::new(answers));
    clock.fix_random(u64::MAX);
    let config =
        ConnectionConfig::new("acme-desk").base_url("https://desk.example").auth(crate::trial::Token);
    let hub = Hub::builder()
        .spoke::<Desk>()
        .connection("desk", change(config))
        .connections_toml("[caller.bot]\nallow = []\n")
        .transport(transport.clone())
        .clock(clock.clone())
        .build()
        .unwrap();
    Stage { desk: hub.connect("desk").unwrap(), hub, clock, transport }
}

impl Stage {
    fn call<A: Action<Spoke = Desk>>(&self, action: A) -> Call<A> {
        Call::new(action, &self.desk)
    }

    /// Verb and address of each request.
    fn asked(&self) -> Vec<String> {
        let line = |it: &crate::Outgoing| format!("{} {}", it.method.as_str(), it.url);
        self.transport.requests().iter().map(line).collect()
    }

    fn waits(&self) -> Vec<u64> {
        self.clock.waits().iter().map(Duration::as_secs).collect()
    }
}

fn accepted() -> Answer {
    Answer::status(202).header("location", "/jobs/7")
}

fn done() -> Answer {
    Answer::json(200, json!({"state": "done", "file": "a.csv"}))
}

fn running() -> Answer {
    Answer::json(200, json!({"state": "running"}))
}

#[tokio::test]
async fn a_call_waits_to_the_end_as_often_as_the_vendor_says() {
    let stage = stage([
        accepted().header("retry-after", "7"),
        Answer::status(202).header("retry-after", "3"),
        Answer::status(202),
        done(),
    ]);
    assert_eq!(stage.call(ByUrl).await.unwrap()["file"], "a.csv");
    let job = "GET https://desk.example/jobs/7";
    assert_eq!(stage.asked(), ["POST https://desk.example/NET/export", job, job, job]);
    assert_eq!(stage.waits(), [7, 3, 2]);
    let requests = stage.transport.requests();
    assert!(requests.iter().all(|it| it.headers.contains_key("authorization")));
    assert!(requests[1].body.is_none() && !requests[1].headers.contains_key("content-type"));
}

#[tokio::test]
async fn a_first_answer_that_is_the_last_one_is_the_output() {
    let stage = stage([done(), done()]);
    assert_eq!(stage.call(ByUrl).await.unwrap()["file"], "a.csv");
    let mut begun = stage.call(ByUrl).start().await.unwrap();
    assert!(matches!(begun.check().await.unwrap(), Progress::Done(_)));
    assert_eq!(stage.asked().len(), 2);
}

#[tokio::test]
async fn the_output_is_read_where_it_began() {
    let begun =
        Answer::json(201, json!({"state": "new"})).header("azure-asyncoperation", "https://jobs.example/7");
    let stage = stage([begun, running(), done(), Answer::json(200, json!({"name": "vm"}))]);
    assert_eq!(stage.call(ByState).await.unwrap()["name"], "vm");
    let job = "GET https://jobs.example/7";
    let start = "https://desk.example/NET/machine";
    assert_eq!(stage.asked(), [format!("PUT {start}"), job.into(), job.into(), format!("GET {start}")]);
    assert_eq!(stage.waits(), [5, 5]);
}

#[tokio::test]
async fn the_output_is_read_where_the_answer_says() {
    let there = Answer::json(200, json!({"state": "done", "result": "/files/1"}));
    let stage = stage([accepted(), there, Answer::json(200, json!({"rows": 3}))]);
    assert_eq!(stage.call(ByResult).await.unwrap()["rows"], 3);
    assert_eq!(stage.asked()[2], "GET https://desk.example/files/1");
}

#[tokio::test]
async fn the_same_request_is_asked_again() {
    let stage = stage([running(), running(), done()]);
    stage.call(Again).await.unwrap();
    assert_eq!(stage.asked(), ["GET https://desk.example/NET/wait"; 3]);
    assert_eq!(stage.waits(), [2, 2]);
}

#[tokio::test]
async fn the_same_request_counts_where_the_first_one_did() {
    let stage = stage([running(), done()]);
    stage.call(AgainByName).await.unwrap();
    assert_eq!(stage.clock.now(), 63 * SECOND);
}

#[tokio::test]
async fn a_connection_of_one_call_at_a_time_is_enough() {
    let there = Answer::json(200, json!({"state": "done", "result": "/files/1"}));
    let stage = staged([accepted(), there, done()], |config| config.limit(crate::Limit::concurrent(1)));
    assert_eq!(stage.call(ByResult).await.unwrap()["file"], "a.csv");
}

#[tokio::test]
async fn another_action_is_asked_with_what_the_first_answer_says() {
    let begun = Answer::json(201, json!({"job": {"id": 7}}));
    let stage = stage([begun, running(), done()]);
    stage.call(ByOther).await.unwrap();
    assert_eq!(stage.asked()[1..], ["GET https://desk.example/NET/jobs/7"; 2]);
}

#[tokio::test]
async fn a_failure_is_explained_and_leaves_no_doubt() {
    let failed = Answer::json(200, json!({"state": "failed", "code": "quota", "why": "no room"}));
    let begun = || Answer::status(202).header("azure-asyncoperation", "/jobs/7");
    let stage = stage([begun(), failed.clone(), begun(), failed]);
    for error in [
        stage.call(ByState).await.unwrap_err(),
        stage.call(ByState).start().await.unwrap().wait().await.unwrap_err(),
    ] {
        assert_eq!(
            (error.kind(), error.code(), error.message()),
            (Kind::Refused, Some("quota"), Some("no room"))
        );
        assert!(!error.is_outcome_unknown() && !error.is_retryable() && error.long_running().is_none());
        assert_eq!(error.action(), Some("machine"));
    }
}

#[tokio::test]
async fn a_failure_that_repeats_a_secret_input_hides_it() {
    let failed = || Answer::json(200, json!({"state": "failed", "why": "bad PIN 4711-0815"}));
    let begun = Answer::status(202).header("azure-asyncoperation", "/jobs/7");
    let stage = stage([failed(), begun, failed()]);
    for _ in 0..2 {
        let error = stage.call(ByState).await.unwrap_err();
        assert_eq!(error.message(), Some("bad PIN [redacted]"));
    }
}

#[tokio::test]
async fn an_output_that_does_not_fit_hides_what_it_repeats() {
    let misfit = || Answer::json(200, json!("xoxb-very-secret"));
    let stage = stage([accepted(), misfit(), accepted(), misfit(), misfit()]);
    let awaited = stage.call(ByUrlWords).await.unwrap_err();
    let mut begun = stage.call(ByUrlWords).start().await.unwrap();
    let mut resumed = LongRunning::<ByUrlWords>::resume(&stage.desk, begun.token()).unwrap();
    for error in [awaited, begun.wait().await.unwrap_err(), resumed.wait().await.unwrap_err()] {
        assert_eq!(error.kind(), Kind::Decode);
        assert!(error.to_string().contains("[redacted]") && !error.to_string().contains("xoxb"), "{error}");
    }
}

#[tokio::test]
async fn a_lost_question_does_not_lose_the_operation() {
    for lost in [Answer::status(404), Answer::status(410), Answer::status(403)] {
        let stage = stage([accepted(), lost, done()]);
        let error = stage.call(ByUrl).await.unwrap_err();
        assert!(error.is_outcome_unknown() && !error.is_retryable(), "{error}");
        let token = error.long_running().unwrap().clone();
        let mut again = LongRunning::<ByUrl>::resume(&stage.desk, token).unwrap();
        assert_eq!(again.wait().await.unwrap()["file"], "a.csv");
    }
}

#[tokio::test]
async fn questions_are_retried_as_reads() {
    let stage = stage([accepted(), Answer::status(503), Answer::cut(), done()]);
    stage.call(ByUrl).await.unwrap();
    assert_eq!(stage.asked().len(), 4);
}

#[tokio::test]
async fn a_redirect_to_what_came_of_it_is_followed() {
    let stage = stage([accepted(), Answer::status(303).header("location", "/files/1"), done()]);
    stage.call(ByUrl).await.unwrap();
    assert_eq!(stage.asked()[2], "GET https://desk.example/files/1");
}

#[tokio::test]
async fn credentials_go_to_no_foreign_host() {
    for address in
        ["https://evil.example/jobs/7", "http://desk.example/jobs/7", "https://jobs.example:8443/7"]
    {
        let stage = stage([Answer::status(202).header("location", address)]);
        let error = stage.call(ByUrl).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Redirect, "{error}");
        assert_eq!(stage.asked().len(), 1);
    }
    let stage = stage([]);
    let token = json!({"spoke": "acme-desk", "action": "export", "ask": "https://evil.example/7"});
    let token: LongRunningToken = serde_json::from_value(token).unwrap();
    let error = LongRunning::<ByUrl>::resume(&stage.desk, token).unwrap().wait().await.unwrap_err();
    assert_eq!(error.kind(), Kind::Redirect);
}

#[tokio::test]
async fn a_202_that_names_nobody_to_ask_is_an_error() {
    let stage = stage([Answer::status(202)]);
    let error = stage.call(ByUrl).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Decode);
    assert!(error.is_outcome_unknown() && error.to_string().contains("no address to ask"), "{error}");
}

#[tokio::test]
async fn the_calls_own_timeout_holds_for_the_whole() {
    let stage = stage([accepted(), Answer::status(202), Answer::status(202)]);
    let error = stage.call(ByUrl).timeout(5 * SECOND).await.unwrap_err();
    assert!(error.is_timeout() && error.is_outcome_unknown() && error.long_running().is_some(), "{error}");
    assert_eq!((stage.waits(), stage.clock.now()), (vec![2, 2], 4 * SECOND));
}

#[tokio::test]
async fn the_connections_call_timeout_holds_for_each_request_alone() {
    let patient = || std::iter::repeat_n(Answer::status(202), 40);
    let mut answers = vec![accepted()];
    answers.extend(patient());
    answers.push(done());
    let answers: [Answer; 42] = answers.try_into().unwrap();
    let stage = staged(answers, |config| config.call_timeout(10 * SECOND));
    stage.call(ByUrl).await.unwrap();
    assert_eq!(stage.clock.now(), 82 * SECOND);
}

#[tokio::test]
async fn asking_by_hand_says_when_to_ask_next() {
    let stage = stage([accepted(), Answer::status(202).header("retry-after", "9"), done()]);
    let mut begun = stage.call(ByUrl).start().await.unwrap();
    assert_eq!(begun.check().await.unwrap(), Progress::Running { next_in: 9 * SECOND });
    begun.wait().await.unwrap();
    assert_eq!(stage.waits(), [9]);
}

#[tokio::test]
async fn waiting_for_a_while_can_be_gone_on_with() {
    let stage = stage([accepted(), Answer::status(202), Answer::status(202), done()]);
    let mut begun = stage.call(ByUrl).start().await.unwrap();
    assert!(begun.wait_for(3 * SECOND).await.unwrap_err().is_timeout());
    begun.wait().await.unwrap();
    assert_eq!(stage.waits(), [2, 2, 2]);
}

#[tokio::test]
async fn a_token_is_picked_up_by_another_process() {
    let first = stage([Answer::json(201, json!({"job": {"id": 7}}))]);
    let begun = first.call(ByOther).start().await.unwrap();
    let text = serde_json::to_string(&begun.token()).unwrap();
    assert!(!text.contains("4711") && !text.contains("xoxb"), "{text}");
    assert!(!format!("{begun:?} {:?}", begun.token()).contains("NET"));
    drop((begun, first));

    let second = stage([running(), done()]);
    let token: LongRunningToken = serde_json::from_str(&text).unwrap();
    let mut resumed = LongRunning::<ByOther>::resume(&second.desk, token).unwrap();
    assert_eq!(resumed.wait().await.unwrap()["file"], "a.csv");
    assert_eq!(second.asked(), ["GET https://desk.example/NET/jobs/7"; 2]);
    assert_eq!(second.waits(), [2], "the first question comes at once");
}

#[tokio::test]
async fn an_address_that_repeats_a_credential_is_asked_and_stands_in_no_token() {
    let begun = Answer::status(202).header("location", "/xoxb-very-secret/jobs/7");
    let stage = stage([begun, Answer::status(202), done()]);
    let mut begun = stage.call(ByUrl).start().await.unwrap();
    let token = begun.token();
    assert!(!serde_json::to_string(&token).unwrap().contains("xoxb"));
    assert_eq!(begun.wait().await.unwrap()["file"], "a.csv");
    assert_eq!(stage.asked()[2], "GET https://desk.example/xoxb-very-secret/jobs/7");
    let error = LongRunning::<ByUrl>::resume(&stage.desk, token).unwrap().check().await.unwrap_err();
    assert!(error.to_string().contains("a secret stands in that address"), "{error}");
}

#[tokio::test]
async fn a_token_gives_no_caller_what_it_may_not_do() {
    let stage = stage([accepted()]);
    let token = stage.call(ByUrl).start().await.unwrap().token();
    let desk = stage.hub.caller("bot").unwrap().connect("desk").unwrap();
    assert_eq!(LongRunning::<ByUrl>::resume(&desk, token).unwrap_err().kind(), Kind::Denied);
}

#[tokio::test]
async fn a_token_of_another_action_is_refused_in_words() {
    let stage = stage([accepted()]);
    let token = stage.call(ByUrl).start().await.unwrap().token();
    let error = LongRunning::<Again>::resume(&stage.desk, token).unwrap_err();
    assert_eq!(error.kind(), Kind::Config);
    assert!(
        error.to_string().contains("the token is of `acme-desk.export`, not of `acme-desk.wait`"),
        "{error}"
    );
}

#[tokio::test]
async fn calls_by_name_wait_as_well() {
    let stage = stage([accepted(), Answer::status(202), done()]);
    let output = stage.hub.on("desk").invoke("export", json!({"name": "NET"})).await.unwrap();
    assert_eq!(output["file"], "a.csv");
}

#[tokio::test]
async fn a_vendor_in_a_hurry_is_waited_for() {
    let busy = || Answer::status(429).header("retry-after", "120");
    let stage = stage([accepted(), busy(), done()]);
    stage.call(ByUrl).await.unwrap();
    assert_eq!(stage.clock.now(), 122 * SECOND);
}

#[tokio::test]
async fn a_wait_of_nothing_is_no_wait_of_the_vendors() {
    let at_once = |answer: Answer| answer.header("retry-after", "0");
    let stage = stage([at_once(accepted()), at_once(Answer::status(202)), done()]);
    stage.call(ByUrl).await.unwrap();
    assert_eq!(stage.waits(), [2, 2]);
}

#[tokio::test]
async fn a_vendor_in_a_hurry_without_a_word_is_waited_for_as_declared() {
    let busy = || Answer::status(429);
    let stage = stage([accepted(), busy(), busy(), busy(), done()]);
    assert_eq!(stage.call(ByUrl).await.unwrap()["file"], "a.csv");
}

#[tokio::test]
async fn a_failure_that_repeats_the_credential_hides_it_in_another_process_too() {
    let begun = Answer::status(202).header("azure-asyncoperation", "/jobs/7");
    let failed = Answer::json(400, json!({"state": "failed", "why": "who is xoxb-very-secret?"}));
    let stage = stage([begun, failed]);
    let token = stage.call(ByState).start().await.unwrap().token();
    let error = LongRunning::<ByState>::resume(&stage.desk, token).unwrap().wait().await.unwrap_err();
    assert_eq!(error.message(), Some("who is [redacted]?"));
}

#[derive(Debug)]
struct Dropped(Arc<std::sync::Mutex<Vec<(crate::observe::Outcome, bool)>>>);

impl Observe for Dropped {
    fn call(&self, it: &CallRecord<'_>) {
        self.0.lock().unwrap().push((it.outcome, it.outcome_unknown));
    }
}

#[tokio::test]
async fn whoever_drops_the_wait_leaves_it_going_on() {
    let told = Arc::default();
    let clock = ManualClock::new();
    let hub = Hub::builder()
        .connection(
            "desk",
            ConnectionConfig::new("acme-desk").base_url("https://desk.example").auth(crate::trial::Token),
        )
        .transport(Scripted::new([accepted()]))
        .clock(clock)
        .observer(Dropped(Arc::clone(&told)))
        .build()
        .unwrap();
    let desk = hub.connect::<Desk>("desk").unwrap();
    let mut call = Call::new(ByUrl, &desk).into_future();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(std::future::Future::poll(std::pin::Pin::new(&mut call), &mut context).is_pending());
    drop(call);
    assert_eq!(*told.lock().unwrap(), [(crate::observe::Outcome::Dropped, true)]);
}

#[test]
fn an_operation_goes_anywhere() {
    fn goes_anywhere<T: Send + 'static>() {}
    goes_anywhere::<LongRunning<ByUrl>>();
    goes_anywhere::<Result<LongRunning<ByUrl>, Error>>();
}
