//! Derived outputs, read from answers.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use serde_json::{Value, json};
use spoke_macros::Output;
use spoke_runtime::{Decode, Decoder, Fault, Path, Readable, Response, Secret, Step};

fn answer(status: u16, body: &str) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert("x-request-id", HeaderValue::from_static("9f3c"));
    headers.insert("x-remaining", HeaderValue::from_static("59"));
    Response::new(status, headers, Bytes::copy_from_slice(body.as_bytes()))
}

fn decode<T>(decoder: Decoder<T>, body: &str) -> Result<T, Fault> {
    (decoder.decode)(&answer(200, body), &[])
}

fn read<T: Readable>(body: &str) -> Result<T, Fault> {
    decode(Decode::<T>::DECODER, body)
}

fn fault<T: Readable>(body: &str) -> String {
    match read::<T>(body) {
        Ok(_) => panic!("{body} was read"),
        Err(fault) => fault.to_string(),
    }
}

fn as_json<T: Readable>(body: &str) -> Value {
    match (Decode::<T>::DECODER.untyped.json)(&answer(200, body), &[]) {
        Ok(json) => json,
        Err(fault) => panic!("{fault}"),
    }
}

/// A ticket.
#[derive(Debug, PartialEq, Output)]
struct Ticket {
    #[out(id)]
    ticket_id: String,
    #[out(links.self)]
    ticket_url: String,
    #[out(watchers[].email)]
    watchers: Vec<String>,
    #[out(assignee.name)]
    assignee: Option<String>,
    #[out(status())]
    status: u16,
    #[out(header("X-Request-Id"))]
    request_id: Option<String>,
}

const TICKET: &str = r#"{
    "id": "NET-1", "more": [1, {"x": null}],
    "links": {"self": "https://desk/1", "other": "y"},
    "watchers": [{"email": "a@x"}, {"name": "b", "email": "b@x"}],
    "assignee": {"name": "Ann"}
}"#;

#[test]
fn nested_members_become_flat_fields() {
    let expected = Ticket {
        ticket_id: "NET-1".to_owned(),
        ticket_url: "https://desk/1".to_owned(),
        watchers: vec!["a@x".to_owned(), "b@x".to_owned()],
        assignee: Some("Ann".to_owned()),
        status: 200,
        request_id: Some("9f3c".to_owned()),
    };
    assert_eq!(read::<Ticket>(TICKET).unwrap(), expected);
}

#[test]
fn the_same_answer_is_json_by_the_names_of_the_fields() {
    assert_eq!(
        as_json::<Ticket>(TICKET),
        json!({
            "ticket_id": "NET-1", "ticket_url": "https://desk/1", "watchers": ["a@x", "b@x"],
            "assignee": "Ann", "status": 200, "request_id": "9f3c",
        })
    );
}

#[test]
fn absent_and_null_are_none() {
    for assignee in ["", r#","assignee":null"#, r#","assignee":{}"#, r#","assignee":{"name":null}"#] {
        let body = format!(r#"{{"id":"1","links":{{"self":"u"}},"watchers":[]{assignee}}}"#);
        let ticket = read::<Ticket>(&body).unwrap();
        assert_eq!(ticket.assignee, None, "{body}");
        assert!(ticket.watchers.is_empty());
    }
}

#[test]
fn faults_name_path_expected_found_and_byte() {
    assert_eq!(fault::<Ticket>("{}"), "id: missing");
    assert_eq!(fault::<Ticket>(""), "id: missing");
    assert_eq!(fault::<Ticket>("null"), "id: missing");
    assert_eq!(fault::<Ticket>("[]"), "the body: expected object, found list (byte 0)");
    assert_eq!(fault::<Ticket>(r#"{"id": 7}"#), "id: expected string, found number 7 (byte 7)");
    assert_eq!(
        fault::<Ticket>(r#"{"id":"1","links":{"self":"u"},"watchers":[{"email":"a"},{}]}"#),
        "watchers[1].email: missing"
    );
    assert_eq!(
        fault::<Ticket>(r#"{"id":"1","links":"none"}"#),
        "links: expected object, found string \"none\" (byte 18)"
    );
    assert_eq!(fault::<Ticket>(r#"{"id":"1","links":{}}"#), "links.self: missing");
    assert_eq!(
        fault::<Ticket>(r#"{"id":"1" "links":{}}"#),
        "the body: no JSON: expected `,` or `}` (byte 10)"
    );
    assert_eq!(
        fault::<Ticket>(&TICKET.replace("}\n}", "}\n} x")),
        "the body: no JSON: expected the end of the body (byte 203)"
    );
}

#[derive(Debug, PartialEq, Output)]
struct Labels {
    labels: Vec<Label>,
}

#[derive(Debug, PartialEq, Output)]
struct Label {
    id: u64,
    #[out("odd.key")]
    odd: Option<i8>,
}

#[test]
fn nested_outputs_stand_in_lists() {
    let labels: Labels = read(r#"{"labels":[{"id":18446744073709551615,"odd.key":-128},{"id":0}]}"#).unwrap();
    assert_eq!(labels.labels, [Label { id: u64::MAX, odd: Some(-128) }, Label { id: 0, odd: None }]);
    assert_eq!(
        fault::<Labels>(r#"{"labels":[{"id":1},{"id":"x7"}]}"#),
        "labels[1].id: expected integer, found string \"x7\" (byte 26)"
    );
    assert_eq!(
        fault::<Labels>(r#"{"labels":[{"id":1,"odd.key":128}]}"#),
        "labels[0].\"odd.key\": expected integer from -128 to 127, found number 128 (byte 29)"
    );
    assert_eq!(
        fault::<Labels>(r#"{"labels":[{"id":1.0}]}"#),
        "labels[0].id: expected integer, found number 1.0 (byte 17)"
    );
    assert_eq!(fault::<Labels>(r#"{"labels":[{}]}"#), "labels[0].id: missing");
    assert_eq!(fault::<Labels>(r#"{"labels":{}}"#), "labels: expected list, found object (byte 10)");
}

#[derive(Debug, Default, PartialEq, Output)]
struct Lists {
    #[out(groups[].users[].email)]
    emails: Vec<String>,
    #[out(groups[].owner.name)]
    owners: Vec<Option<String>>,
    #[out(groups[0].id)]
    first: Option<u32>,
    #[out(groups)]
    groups: Vec<Value>,
    #[out(tags, default)]
    tags: Vec<String>,
}

#[test]
fn several_brackets_flatten_into_one_list() {
    let lists: Lists = read(
        r#"{"groups":[
            {"id":7,"users":[{"email":"a"},{"email":"b"}],"owner":{"name":"x"}},
            {"users":[],"owner":null},
            {"users":[{"email":"c"}]}
        ],"tags":null}"#,
    )
    .unwrap();
    assert_eq!(lists.emails, ["a", "b", "c"]);
    assert_eq!(lists.owners, [Some("x".to_owned()), None, None]);
    assert_eq!(lists.first, Some(7));
    assert_eq!(lists.groups.len(), 3);
    assert!(lists.tags.is_empty());
    assert_eq!(
        fault::<Lists>(r#"{"groups":[{"users":[]},{"owner":{}}]}"#),
        "groups[1].users[].email: missing"
    );
    assert_eq!(
        fault::<Lists>(r#"{"groups":[{"users":[{"email":"a"},{"email":null}]}]}"#),
        "groups[0].users[1].email: expected string, found null (byte 44)"
    );
    assert_eq!(
        as_json::<Lists>(r#"{"groups":[{"users":[{"email":"a"}]}]}"#),
        json!({"emails": ["a"], "owners": [null], "groups": [{"users": [{"email": "a"}]}]})
    );
}

#[derive(Debug, PartialEq, Output)]
struct Names {
    #[out([].name)]
    names: Vec<String>,
}

#[test]
fn a_body_may_be_a_list() {
    assert_eq!(read::<Names>(r#"[{"name":"a"},{"name":"b"}]"#).unwrap().names, ["a", "b"]);
    assert!(read::<Names>("[]").unwrap().names.is_empty());
    assert_eq!(fault::<Names>("{}"), "the body: expected list, found object (byte 0)");
    assert_eq!(fault::<Names>(r#"[{"name":"a"},7]"#), "[1]: expected object, found number 7 (byte 14)");
}

#[derive(Debug, PartialEq, Output)]
#[out(case = kebab)]
enum State {
    InProgress,
    #[out("DONE")]
    Done,
    #[out(other)]
    Other(String),
}

#[derive(Debug, PartialEq, Output)]
#[out(closed)]
enum Parity {
    Even,
    Odd,
}

#[derive(Debug, PartialEq, Output)]
struct Work {
    state: State,
    parity: Option<Parity>,
}

#[test]
fn words_are_open_unless_closed() {
    assert_eq!(read::<Work>(r#"{"state":"in-progress"}"#).unwrap().state, State::InProgress);
    assert_eq!(read::<Work>(r#"{"state":"DONE","parity":"Odd"}"#).unwrap().parity, Some(Parity::Odd));
    assert_eq!(read::<Work>(r#"{"state":"new"}"#).unwrap().state, State::Other("new".to_owned()));
    assert_eq!(
        fault::<Work>(r#"{"state":"DONE","parity":"both"}"#),
        "parity: expected one of `Even`, `Odd`, found string \"both\" (byte 25)"
    );
    assert_eq!(fault::<Work>(r#"{"state":3}"#), "state: expected string, found number 3 (byte 9)");
}

#[derive(Debug, PartialEq, Output)]
enum Filed {
    #[out(when = 201)]
    Created(Label),
    #[out(when = [202, 203])]
    Accepted(Job),
    #[out(when = 204)]
    Nothing,
}

#[derive(Debug, PartialEq, Output)]
struct Job {
    #[out(header("x-request-id"))]
    id: String,
    #[out(header("x-remaining"))]
    remaining: u32,
    #[out(text())]
    text: String,
    #[out(body())]
    raw: Bytes,
}

#[test]
fn answers_are_told_apart_by_their_status() {
    let read = |status, body| (Decode::<Filed>::DECODER.decode)(&answer(status, body), &[]);
    assert_eq!(read(201, r#"{"id":1}"#).unwrap(), Filed::Created(Label { id: 1, odd: None }));
    let job =
        Job { id: "9f3c".to_owned(), remaining: 59, text: "no json".to_owned(), raw: Bytes::from("no json") };
    assert_eq!(read(203, "no json").unwrap(), Filed::Accepted(job));
    assert_eq!(read(204, "").unwrap(), Filed::Nothing);
    assert_eq!(
        read(200, "").unwrap_err().to_string(),
        "status(): expected one of 201, 202, 203, 204, found 200"
    );
}

#[derive(Debug, PartialEq, Output)]
struct Tree {
    name: String,
    #[out(children, default)]
    children: Vec<Tree>,
    parent: Option<Box<Tree>>,
}

#[derive(Debug, PartialEq, Output)]
struct Page<T> {
    items: Vec<T>,
    #[out(paging.next)]
    next: Option<String>,
}

#[test]
fn outputs_may_hold_themselves_and_be_generic() {
    let tree: Tree =
        read(r#"{"name":"a","children":[{"name":"b","children":[]}],"parent":{"name":"p"}}"#).unwrap();
    assert_eq!(tree.children[0].name, "b");
    assert_eq!(tree.parent.unwrap().name, "p");
    let page: Page<Label> = read(r#"{"items":[{"id":1}],"paging":{"next":"n"}}"#).unwrap();
    assert_eq!(page.items, [Label { id: 1, odd: None }]);
}

#[derive(Debug, Default, PartialEq, serde::Deserialize)]
struct Foreign {
    x: i32,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
struct Undefault(bool);

#[derive(Debug, PartialEq, Output)]
struct Mixed {
    foreign: Foreign,
    #[out(foreign.x)]
    again: i32,
    maybe: Option<Undefault>,
    many: Vec<Foreign>,
    #[out(many[].x)]
    each: Vec<i32>,
    #[out(pairs[].at)]
    pairs: Vec<(u8, u8)>,
    map: BTreeMap<String, Option<u8>>,
    secret: Secret<String>,
    key: Key,
}

#[derive(Debug, PartialEq, Output)]
struct Key(String);

const MIXED: &str = r#"{
    "foreign": {"x": 1, "y": 2}, "many": [{"x": 2}, {"x": 3}], "pairs": [{"at": [1, 2]}],
    "map": {"a": 1, "b": null}, "secret": "hush", "key": "K\u0041\ud83d\ude00"
}"#;

#[test]
fn foreign_types_are_read_by_serde_in_their_place() {
    let mixed: Mixed = read(MIXED).unwrap();
    assert_eq!((mixed.foreign, mixed.again, mixed.maybe), (Foreign { x: 1 }, 1, None));
    assert_eq!((mixed.many.len(), mixed.each, mixed.pairs), (2, vec![2, 3], vec![(1, 2)]));
    assert_eq!(mixed.map["b"], None);
    assert_eq!(mixed.key, Key("KA😀".to_owned()));
    assert_eq!(
        fault::<Mixed>(&MIXED.replace("\"x\": 1", "\"x\": true")),
        "foreign: invalid type: boolean `true`, expected i32 (byte 26)"
    );
    assert_eq!(
        fault::<Mixed>(&MIXED.replace("\"hush\"", "[\"hush\"]")),
        "secret: expected string, found [redacted] (byte 134)"
    );
}

#[test]
fn json_by_name_hides_secrets_and_keeps_foreign_values() {
    assert_eq!(
        as_json::<Mixed>(MIXED),
        json!({
            "foreign": {"x": 1, "y": 2}, "again": 1, "many": [{"x": 2}, {"x": 3}], "each": [2, 3],
            "pairs": [[1, 2]], "map": {"a": 1, "b": null}, "secret": "[redacted]", "key": "KA😀",
        })
    );
}

#[derive(Debug, PartialEq, Output)]
#[out(root = data.ticket, case = camel)]
struct Rooted {
    created_at: String,
}

const RESULT: Path = &[Step::Member("result")];

#[test]
fn the_root_is_entered_and_an_outputs_own_replaces_it() {
    let under = |body| (Decode::<Label>::DECODER.decode)(&answer(200, body), RESULT);
    assert_eq!(under(r#"{"ok":true,"result":{"id":3}}"#).unwrap().id, 3);
    assert_eq!(under(r#"{"ok":true}"#).unwrap_err().to_string(), "result.id: missing");
    assert_eq!(
        under(r#"{"result":{"id":false}}"#).unwrap_err().to_string(),
        "result.id: expected integer, found false (byte 16)"
    );
    let own = |body| (Decode::<Rooted>::DECODER.decode)(&answer(200, body), RESULT);
    assert_eq!(own(r#"{"data":{"ticket":{"createdAt":"now"}}}"#).unwrap().created_at, "now");
    let list = |body| (Decode::<Vec<u8>>::DECODER.decode)(&answer(200, body), RESULT);
    assert_eq!(list(r#"{"result":[1,2]}"#).unwrap(), [1, 2]);
    assert_eq!(
        list(r#"{"result":[1,"2"]}"#).unwrap_err().to_string(),
        "result[1]: expected integer, found string \"2\" (byte 13)"
    );
    assert_eq!(list("{}").unwrap_err().to_string(), "result: missing");
}

#[test]
fn any_type_of_serde_may_stand_after_the_arrow() {
    use spoke_runtime::lend::*;
    let foreign = |body| (Decode::<Undefault>::NEW.decoder().decode)(&answer(200, body), RESULT);
    assert_eq!(foreign(r#"{"result":true}"#).unwrap(), Undefault(true));
    assert_eq!(
        foreign(r#"{"result":7}"#).unwrap_err().to_string(),
        "result: invalid type: integer `7`, expected a boolean (byte 10)"
    );
    let pair = (Decode::<(u8, Foreign)>::NEW.decoder().decode)(&answer(200, r#"[1,{"x":2}]"#), &[]);
    assert_eq!(pair.unwrap(), (1, Foreign { x: 2 }));
    assert_eq!((Decode::<Option<Undefault>>::NEW.decoder().decode)(&answer(204, ""), &[]).unwrap(), None);
    assert_eq!((Decode::<Undefault>::NEW.decoder().untyped.sample)(RESULT), json!({"result": true}));
    assert_eq!(decode(Decode::<Value>::DECODER, "[1]").unwrap(), json!([1]));
    for body in ["", "no json", "{}", "\u{0}"] {
        decode(Decode::<()>::DECODER, body).unwrap();
    }
}

/// A thread whose lists are read through it.
#[derive(Debug, Output)]
struct Thread {
    #[out(answers[])]
    answers: Vec<Thread>,
    #[out(people[].name)]
    people: Vec<String>,
    #[out(more.title)]
    title: Option<String>,
    parent: Option<Box<Thread>>,
}

#[test]
fn a_sample_ends_its_lists_where_it_ends_its_depth() {
    let thread = Thread::sample();
    assert_eq!((thread.people, thread.title.as_deref()), (vec!["text".to_owned()], Some("text")));
    assert!(thread.parent.is_some() && thread.answers.len() == 1);
}

#[test]
fn samples_are_accepted_by_their_own_output() {
    fn accepted<T: Readable + std::fmt::Debug>() {
        for root in [&[] as Path, RESULT] {
            let sample = (Decode::<T>::DECODER.untyped.sample)(root).to_string();
            let read = (Decode::<T>::DECODER.decode)(&answer(201, &sample), root);
            assert!(read.is_ok(), "{sample}: {}", read.unwrap_err());
        }
    }
    accepted::<Ticket>();
    accepted::<Labels>();
    accepted::<Lists>();
    accepted::<Names>();
    accepted::<Work>();
    accepted::<Filed>();
    accepted::<Thread>();
    accepted::<Tree>();
    accepted::<Page<Label>>();
    accepted::<Rooted>();
    accepted::<()>();
    accepted::<Vec<Option<BTreeMap<String, Tree>>>>();
    let ticket = Ticket::sample();
    assert_eq!((ticket.ticket_id.as_str(), ticket.status, ticket.watchers.len()), ("text", 200, 1));
    assert_eq!(ticket.request_id.as_deref(), Some("text"));
    assert_eq!(Job::sample().remaining, 1);
    assert_eq!(Mixed::sample().key, Key("text".to_owned()));
    assert_eq!(Filed::sample(), Filed::Created(Label { id: 1, odd: Some(1) }));
    assert_eq!(State::sample(), State::InProgress);
}

#[test]
fn two_members_of_one_name_leave_the_last() {
    assert_eq!(read::<Label>(r#"{"id":1,"id":2}"#).unwrap().id, 2);
}

#[test]
fn an_answer_that_may_be_empty_is_asked_its_questions_where_it_is_not() {
    let ticket = read::<Option<Ticket>>(TICKET).unwrap().unwrap();
    assert_eq!((ticket.ticket_id.as_str(), ticket.status), ("NET-1", 200));
    assert_eq!(read::<Option<Ticket>>("").unwrap(), None);
    assert_eq!(read::<Option<Ticket>>("null").unwrap(), None);
    assert_eq!(as_json::<Option<Ticket>>("null"), Value::Null);
    assert_eq!(as_json::<Option<Ticket>>(TICKET)["status"], 200);
}

#[derive(Debug, Output)]
struct Folder {
    inside: Option<Box<Folder>>,
    beside: Vec<Folder>,
}

#[test]
fn an_output_that_holds_itself_is_read_as_deep_as_json_goes() {
    let nested = |depth| {
        let open = "{\"beside\": [], \"inside\": ".repeat(depth);
        format!("{open}null{}", "}".repeat(depth)).replacen("null", "{\"beside\": []}", 1)
    };
    assert!(read::<Folder>(&nested(120)).is_ok());
    assert_eq!(as_json::<Folder>(&nested(120))["beside"], json!([]));
    assert!(fault::<Folder>(&nested(100_000)).contains("too deep"));
}
