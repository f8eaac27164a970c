//! Everything that the derives write, written by hand against the public contract: law 3.

mod derived;
mod hand;
mod same;

use serde_json::{Value, json};
use spoke_runtime::{
    Action, Answer, Connection, ConnectionConfig, Finds, Hub, ManualClock, Operation, Outgoing, Page, Paged,
    Scripted, Spoke, TextField, sample_of,
};

use same::{Same, described};

/// A hub that gives these answers, and what was sent.
fn desk<S: Spoke>(answers: impl IntoIterator<Item = Answer>) -> (Connection<S>, Scripted) {
    let wire = Scripted::new(answers);
    let config =
        ConnectionConfig::to::<S>().base_url("https://desk.example").auth(spoke_runtime::auth::Anonymous);
    let hub = Hub::builder()
        .connection("desk", config)
        .transport(wire.clone())
        .clock(ManualClock::leaping())
        .build()
        .unwrap();
    (hub.connect("desk").unwrap(), wire)
}

fn filed() -> Answer {
    let body = json!({
        "id": "7",
        "links": { "self": "https://desk.example/7" },
        "watchers": [{ "email": "joan@acme.example" }, { "email": "ada@acme.example" }],
        "state": "parked",
    });
    Answer::json(201, body).header("x-request-id", "9f3c")
}

/// What was sent, without what differs from call to call.
fn shown(wire: &Scripted) -> Vec<String> {
    let line = |request: &Outgoing| {
        let body = request.bytes().map(|body| String::from_utf8_lossy(body).into_owned());
        let headers =
            ["content-type", "idempotency-key", "x-source"].map(|name| request.headers.get(name).cloned());
        format!("{} {} {headers:?} {body:?}", request.method.as_str(), request.url)
    };
    wire.requests().iter().map(line).collect()
}

#[test]
fn the_operation_is_the_same() {
    let pairs: [(&Operation, &Operation); 3] = [
        (hand::CreateTicket::OPERATION, derived::CreateTicket::OPERATION),
        (hand::ListTickets::OPERATION, derived::ListTickets::OPERATION),
        (hand::ListWatchers::OPERATION, derived::ListWatchers::OPERATION),
    ];
    for (hand, derived) in pairs {
        assert_eq!(described(hand), described(derived));
    }
}

#[test]
fn the_spoke_is_the_same() {
    assert_eq!(Same::of::<hand::AcmeDesk>(), Same::of::<derived::AcmeDesk>());
}

#[test]
fn the_output_is_the_same() {
    let by_hand = spoke_runtime::json_schema(hand::CreateTicket::decoder().untyped.schema);
    let derived = spoke_runtime::json_schema(derived::CreateTicket::decoder().untyped.schema);
    assert_eq!(by_hand, derived);
    let by_hand: Value = (hand::CreateTicket::decoder().untyped.sample)(&[]);
    let derived: Value = (derived::CreateTicket::decoder().untyped.sample)(&[]);
    assert_eq!(by_hand, derived);
}

#[test]
fn the_page_is_the_same() {
    fn page<A: Paged>(action: &A, output: A::Output) -> String
    where
        A::Output: Page<Item = String>,
    {
        let lent = |index| format!("{:?}", matches!(action.text(index), TextField::Absent));
        format!(
            "{:?} {} {:?} {:?} {:?}",
            <A::Output as Page>::ITEMS,
            output.count(),
            lent(0),
            lent(1),
            output.into_items()
        )
    }
    assert_eq!(<hand::Ticket as Finds<String>>::AT, <derived::Ticket as Finds<String>>::AT);
    let by_hand = page(&hand::ListWatchers::new("NET"), sample_of());
    assert_eq!(by_hand, page(&derived::ListWatchers::new("NET"), sample_of()));
}

#[tokio::test]
async fn the_request_and_the_answer_are_the_same() {
    let (connection, by_hand) = desk([filed(), filed(), Answer::json(200, json!([]))]);
    let priority = hand::Priority::High;
    let first = hand::create_ticket(&connection, "NET", "disk \"full\"", priority)
        .with(|ticket| ticket.external_ref("INC7"))
        .idempotency_key("k1")
        .await
        .unwrap();
    let call = hand::CreateTicket::new("a/b", "é", hand::Priority::Low).on(&connection);
    call.idempotency_key("k2").await.unwrap();
    hand::ListTickets::new().maybe_limit(Some(5)).on(&connection).await.unwrap();

    let (connection, derived) = desk([filed(), filed(), Answer::json(200, json!([]))]);
    let priority = derived::Priority::High;
    let second = derived::create_ticket(&connection, "NET", "disk \"full\"", priority)
        .with(|ticket| ticket.external_ref("INC7"))
        .idempotency_key("k1")
        .await
        .unwrap();
    let call = derived::CreateTicket::new("a/b", "é", derived::Priority::Low).on(&connection);
    call.idempotency_key("k2").await.unwrap();
    derived::ListTickets::new().maybe_limit(Some(5)).on(&connection).await.unwrap();

    assert_eq!(shown(&by_hand), shown(&derived));
    assert_eq!(format!("{first:?}"), format!("{second:?}"));
    assert_eq!(
        (first.ticket_id.as_str(), first.status, first.state),
        ("7", 201, hand::State::Other("parked".into()))
    );
}

#[test]
fn words_are_read_and_written_alike() {
    for word in ["LOW", "HIGH", "low", ""] {
        let by_hand =
            word.parse::<hand::Priority>().map(|it| format!("{it:?} {it}")).map_err(|it| it.to_string());
        let derived =
            word.parse::<derived::Priority>().map(|it| format!("{it:?} {it}")).map_err(|it| it.to_string());
        assert_eq!(by_hand, derived);
    }
}
