//! Acme Desk, tested as its user would: no server, no network, the real encoding and decoding.

use std::time::Duration;

use spoke_acme_desk::{
    AcmeDesk, CloseTicket, CreateTicket, GetTicket, Priority, SearchTickets, State, UpdateTicket,
    close_ticket, create_ticket, get_ticket, search_tickets, update_ticket,
};
use spoke_runtime::FakeHub;
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::{Value, json};

fn desk(hub: &FakeHub) -> Connection<AcmeDesk> {
    hub.connect("desk").expect("every alias exists on a fake hub")
}

fn ticket() -> Value {
    json!({
        "id": "T7",
        "state": "open",
        "links": {"self": "https://desk.acme.example/t/T7"},
        "watchers": [{"email": "joan@acme.example"}, {"email": "ada@acme.example"}],
    })
}

#[tokio::test]
async fn a_ticket_is_filed() {
    let hub = Hub::fake().stub::<CreateTicket>(|input| {
        assert_eq!(input["project"], "NET");
        Answer::json(201, ticket())
    });

    let filed = create_ticket(&desk(&hub), "NET", "disk full", Priority::High)
        .with(|ticket| ticket.external_ref("INC0010001"))
        .await
        .unwrap();

    assert_eq!(filed.ticket_id, "T7");
    assert_eq!(filed.ticket_url, "https://desk.acme.example/t/T7");
    assert_eq!(filed.watchers, ["joan@acme.example", "ada@acme.example"]);

    let sent = &hub.requests()[0];
    assert_eq!(sent.url.path(), "/api/v1/projects/NET/tickets");
    assert_eq!(
        sent.json(),
        json!({
            "title": "[HIGH] disk full",
            "priority": "HIGH",
            "external_ref": "INC0010001",
            "source": "spoke",
        })
    );
}

#[tokio::test]
async fn an_attempt_that_is_lost_is_sent_again_with_the_same_key() {
    let hub = Hub::fake()
        .stub::<CreateTicket>(|_| Answer::cut())
        .stub::<CreateTicket>(|_| Answer::status(503).header("retry-after", "2"))
        .stub::<CreateTicket>(|_| Answer::json(201, ticket()));

    let reply = create_ticket(&desk(&hub), "NET", "disk full", Priority::Low).reply().await.unwrap();

    assert_eq!(reply.attempts(), 3);
    let keys: Vec<_> =
        hub.requests().iter().map(|sent| sent.header("idempotency-key").map(str::to_owned)).collect();
    assert!(keys[0].is_some() && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    assert!(hub.clock().waits()[1] >= Duration::from_secs(2));
}

#[tokio::test]
async fn a_mail_is_never_sent_twice() {
    let hub = Hub::fake().stub::<CloseTicket>(|_| Answer::cut());

    let lost = close_ticket(&desk(&hub), "T7", "disk replaced").await.unwrap_err();

    assert!(lost.is_outcome_unknown());
    assert_eq!(lost.attempts(), 1);
}

#[tokio::test]
async fn a_refusal_reads_well_and_answers_questions() {
    let hub = Hub::fake().stub::<CreateTicket>(|_| {
        Answer::json(422, json!({"error": {"code": "title_too_long", "message": "at most 80 characters"}}))
            .header("x-request-id", "9f3c")
    });

    let refused = create_ticket(&desk(&hub), "NET", "disk full", Priority::High).await.unwrap_err();

    assert_eq!((refused.kind(), refused.status()), (Kind::Invalid, Some(422)));
    assert_eq!((refused.code(), refused.request_id()), (Some("title_too_long"), Some("9f3c")));
    assert_eq!(
        refused.to_string(),
        "acme-desk.create_ticket on `desk`: 422 title_too_long: at most 80 characters \
         (POST /api/v1/projects/{project}/tickets, request 9f3c, 1 attempt)"
    );
}

#[tokio::test]
async fn a_ticket_is_read_with_its_comments() {
    let hub = Hub::fake().stub::<GetTicket>(|_| {
        let comment = json!({"author": {"profile": {"name": "Ada"}}, "body": {"text": "on it"}});
        let page = json!({"title": "disk full", "state": "parked", "assignee": null, "comments": [comment]});
        Answer::json(200, page).header("etag", "\"3\"")
    });

    let page = get_ticket(&desk(&hub), "T7").await.unwrap();

    assert_eq!(page.state, State::Other("parked".to_owned()));
    assert_eq!(page.assignee, None);
    assert_eq!((page.comments[0].author.name.as_str(), page.comments[0].text.as_str()), ("Ada", "on it"));
    assert_eq!(page.version.as_deref(), Some("\"3\""));
}

#[tokio::test]
async fn an_answer_that_does_not_fit_says_where() {
    let hub = Hub::fake()
        .stub::<GetTicket>(|_| Answer::json(200, json!({"title": 7, "state": "open", "comments": []})));

    let unfit = get_ticket(&desk(&hub), "T7").await.unwrap_err();

    assert_eq!(unfit.kind(), Kind::Decode);
    assert!(unfit.to_string().contains("title: expected string, found number 7"), "{unfit}");
}

#[tokio::test]
async fn each_label_is_a_query_value() {
    let hub = Hub::fake()
        .stub::<SearchTickets>(|_| Answer::json(200, json!({"items": [ticket()], "page": {"total": 41}})));

    let found = search_tickets(&desk(&hub), "disk & fan")
        .with(|search| search.labels(vec!["network".to_owned(), "p1".to_owned()]).limit(1))
        .await
        .unwrap();

    assert_eq!((found.tickets.len(), found.total), (1, 41));
    let query = hub.requests()[0].url.query().map(str::to_owned);
    assert_eq!(query.as_deref(), Some("sort=newest&q=disk%20%26%20fan&label=network&label=p1&limit=1"));
}

#[tokio::test]
async fn a_member_is_left_alone_cleared_or_set() {
    let hub = Hub::fake().stub::<UpdateTicket>(|_| Answer::json(200, ticket()));

    update_ticket(&desk(&hub), "T7")
        .with(|change| change.assignee("ada@acme.example").maybe_due_date(Patch::Null))
        .await
        .unwrap();

    assert_eq!(hub.requests()[0].json(), json!({"assignee": "ada@acme.example", "dueDate": null}));
}

#[test]
fn a_call_can_be_looked_at_before_it_is_sent() {
    let hub = Hub::fake();

    let preview = close_ticket(&desk(&hub), "T7", "it's done").preview().unwrap();

    assert_eq!(
        preview.as_curl(),
        "curl --request POST --globoff 'https://fake.invalid/api/v1/tickets/T7/close' \
         --header 'content-type: application/json' --data-raw '{\"resolution\":\"it'\\''s done\"}'"
    );
    assert!(hub.requests().is_empty());
}

#[tokio::test]
async fn an_action_is_called_by_its_name() {
    let hub = Hub::fake().stub::<CreateTicket>(|_| Answer::json(201, ticket()));

    let inputs = json!({"project": "NET", "title": "disk full", "priority": "HIGH"});
    let filed = hub.on("desk").invoke("create_ticket", inputs).await.unwrap();
    assert_eq!(filed["ticket_id"], "T7");

    let inputs = json!({"project": "NET", "title": "disk full", "priority": "URGENT"});
    let refused = hub.on("desk").invoke("create_ticket", inputs).await.unwrap_err();
    assert_eq!(refused.kind(), Kind::Input);
}
