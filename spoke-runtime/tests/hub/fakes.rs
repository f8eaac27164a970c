//! Doubles: stubs answer on a hub without a network.

use std::time::Duration;

use serde_json::json;
use spoke_runtime::{Action, Answer, Hub, Kind, Output, Patch};

use crate::desk::{AcmeDesk, CreateTicket, GetTicket, Ticket, Upload};

/// Finds tickets by lists that may be absent, one in the body and one in the query.
#[derive(Action)]
#[action(AcmeDesk: POST "/search", query("owner" = owners))]
struct FindTickets {
    labels: Option<Vec<String>>,
    owners: Option<Vec<String>>,
}

#[tokio::test]
async fn stub_answers_through_the_real_decoding() {
    let hub = Hub::fake().stub::<CreateTicket>(|input| {
        assert_eq!(input["project"], "NET");
        assert_eq!(input["priority"], 2);
        assert_eq!(input["due"], json!(null));
        assert_eq!(input["labels"], json!([]));
        Answer::json(201, json!({"id": "7", "new": true}))
    });
    let desk = hub.connect::<AcmeDesk>("any name").unwrap();
    let ticket = CreateTicket::new("NET", 2).on(&desk).await.unwrap();
    assert_eq!(ticket, Ticket { id: "7".to_owned() });
}

#[tokio::test]
async fn answer_that_does_not_fit_is_a_decode_error() {
    let hub = Hub::fake().stub::<CreateTicket>(|_| Answer::json(201, json!({"id": 7})));
    let error = CreateTicket::new("NET", 2).on(&hub.connect("desk").unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Decode);
}

#[tokio::test]
async fn answers_are_judged() {
    let hub = Hub::fake()
        .stub::<CreateTicket>(|_| Answer::json(200, json!({"ok": false, "error": {"code": "taken"}})))
        .stub::<GetTicket<'_>>(|_| Answer::json(200, json!({"ok": false, "error": {"code": "bad_key"}})));
    let desk = hub.connect("desk").unwrap();
    assert_eq!(CreateTicket::new("NET", 2).on(&desk).await.unwrap_err().kind(), Kind::Conflict);
    assert_eq!(GetTicket::new("7").on(&desk).await.unwrap_err().kind(), Kind::Auth);
}

/// What acme-desk refuses with.
#[derive(Debug, PartialEq, Output)]
#[out(case = snake)]
enum DeskError {
    Taken,
    #[out("E-17")]
    QueueFull,
    #[out(other)]
    Other(String),
}

#[tokio::test]
async fn codes_are_words_of_an_enum() {
    let answer = |code: &str| Answer::json(409, json!({"error": {"code": code}}));
    let hub = Hub::fake()
        .stub::<CreateTicket>(move |_| answer("taken"))
        .stub::<CreateTicket>(move |_| answer("E-17"))
        .stub::<CreateTicket>(move |_| answer("\"new\""))
        .stub::<CreateTicket>(move |_| Answer::status(409));
    let desk = hub.connect("desk").unwrap();
    let mut codes = Vec::new();
    for _ in 0..4 {
        codes.push(CreateTicket::new("NET", 2).on(&desk).await.unwrap_err().code_as::<DeskError>());
    }
    let other = Some(DeskError::Other("\"new\"".to_owned()));
    assert_eq!(codes, [Some(DeskError::Taken), Some(DeskError::QueueFull), other, None]);
}

#[tokio::test]
async fn borrowing_actions_give_typed_inputs() {
    let hub = Hub::fake().stub::<GetTicket<'_>>(|input| {
        assert_eq!(input.json(), &json!({"id": "a/b", "fields": [1, 2]}));
        assert_eq!(input.request().url.as_str(), "https://fake.invalid/tickets/a%2Fb?field=1&field=2");
        Answer::json(200, json!({"id": input["id"]}))
    });
    let id = String::from("a/b");
    let get = GetTicket { fields: vec![1, 2], ..GetTicket::new(&id) };
    assert_eq!(get.on(&hub.connect("desk").unwrap()).await.unwrap().id, "a/b");
}

#[tokio::test]
async fn inputs_that_were_left_out_are_missing() {
    let hub = Hub::fake().stub::<FindTickets>(|_| Answer::json(200, json!({})));
    let desk = hub.connect("desk").unwrap();
    FindTickets::new().on(&desk).await.unwrap();
    FindTickets::new().labels(Vec::new()).owners(Vec::new()).on(&desk).await.unwrap();
    let inputs: Vec<_> = hub.requests().into_iter().map(|sent| sent.inputs).collect();
    assert_eq!(inputs, [json!({}), json!({"labels": [], "owners": []})]);
}

#[tokio::test]
async fn stubs_answer_in_order_and_the_last_one_stays() {
    let hub = Hub::fake()
        .stub::<CreateTicket>(|_| Answer::status(429).header("retry-after", "2"))
        .stub::<CreateTicket>(|_| Answer::json(201, json!({"id": "7"})));
    let desk = hub.connect("desk").unwrap();
    let reply = CreateTicket::new("NET", 2).on(&desk).reply().await.unwrap();
    assert_eq!(reply.attempts(), 2);
    assert!(hub.clock().waits().iter().any(|wait| *wait >= Duration::from_secs(2)));
    CreateTicket::new("NET", 2).on(&desk).await.unwrap();
    let keys: Vec<_> =
        hub.requests().iter().map(|it| it.header("idempotency-key").unwrap().to_owned()).collect();
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[1], keys[2]);
}

#[tokio::test]
async fn cut_answer_has_an_unknown_outcome() {
    let hub = Hub::fake().stub::<Upload>(|_| Answer::cut());
    let error = spoke_runtime::Call::new(Upload, &hub.connect("desk").unwrap()).await.unwrap_err();
    assert!(error.is_outcome_unknown());
    assert_eq!(hub.requests().len(), 1);
}

#[tokio::test]
async fn ready_output_skips_judging_and_decoding() {
    let hub = Hub::fake()
        .stub_output::<CreateTicket>(|input| Ok(Ticket { id: input["project"].as_str().unwrap().to_owned() }))
        .stub_output::<GetTicket<'_>>(|_| Err(Answer::status(404)));
    let desk = hub.connect("desk").unwrap();
    assert_eq!(CreateTicket::new("NET", 2).on(&desk).await.unwrap().id, "NET");
    assert!(GetTicket::new("7").on(&desk).await.unwrap_err().is_not_found());
    let by_name = hub.on("desk").invoke("create_ticket", json!({"project": "NET", "priority": 1})).await;
    assert!(by_name.unwrap_err().to_string().contains("stub a call by name with `.stub`"));
}

#[tokio::test]
async fn action_that_nobody_stubbed_is_named() {
    let hub = Hub::fake();
    let error = CreateTicket::new("NET", 2).on(&hub.connect("desk").unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Config);
    assert!(
        error.to_string().contains("nothing stands in for `acme-desk.create_ticket` on this fake hub"),
        "{error}"
    );
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn requests_are_kept_with_secrets_hidden() {
    let hub = Hub::fake().stub::<CreateTicket>(|input| {
        assert_eq!(input["pin"], "[redacted]");
        Answer::json(201, json!({"id": "7"}))
    });
    let create =
        CreateTicket { pin: Some("hunter2".into()), due: Patch::Null, ..CreateTicket::new("NET", 2) };
    create.on(&hub.connect("desk").unwrap()).await.unwrap();
    let requests = hub.requests();
    let request = &requests[0];
    assert_eq!(request.method.as_str(), "POST");
    assert_eq!(request.url.path(), "/projects/NET/tickets");
    assert_eq!(request.json(), json!({"priority": 2, "labels": [], "due": null, "pin": "[redacted]"}));
    assert_eq!(request.header("x-region"), Some("eu"));
    assert_eq!(
        (request.spoke, request.action, request.alias.as_str(), request.attempt),
        ("acme-desk", "create_ticket", "desk", 1)
    );
    assert!(!format!("{requests:?}").contains("hunter2"));
}

#[tokio::test]
async fn stub_may_call_its_own_hub() {
    let hub = Hub::fake().stub::<GetTicket<'_>>(|_| Answer::json(200, json!({"id": "inner"})));
    let clone = hub.clone();
    let hub = hub.stub::<CreateTicket>(move |_| {
        assert_eq!(clone.requests().len(), 1);
        Answer::json(201, json!({"id": "outer"}))
    });
    assert_eq!(CreateTicket::new("NET", 1).on(&hub.connect("desk").unwrap()).await.unwrap().id, "outer");
}
