//! What `connections.toml` may say about limits and retries, and what that does.

use std::time::Duration;

use spoke_runtime::{Answer, Clock, ConnectionConfig, Hub, HubBuilder, ManualClock, Retry, Scripted, rate};

use crate::desk::{AcmeDesk, GetTicket};

fn connection(alias: &str, lines: &str) -> String {
    format!(
        "[connection.{alias}]\nspoke = \"acme-desk\"\nsettings = {{ region = \"eu\" }}\n\
         base_url = \"https://desk.example\"\nauth = \"none\"\n{lines}\n"
    )
}

fn hub(text: &str) -> HubBuilder {
    Hub::builder().spoke::<AcmeDesk>().connections_toml(text)
}

/// What is wrong with these lines of a connection, which begin in line 6.
fn check(lines: &str, expected: &str) {
    assert_eq!(hub(&connection("desk", lines)).build().unwrap_err().to_string(), expected);
}

#[test]
fn limits_that_are_none() {
    check(
        "limit = { rate = \"10 a second\" }",
        "connections.toml:6:18: `connection.desk.limit.rate` takes a count and a window such as \"50/s\", \"20/m\", \"5000/h\" or \
         \"100/10s\" (units: ms, s, m, h, d), found `10 a second`",
    );
    check(
        "limit = { burst = 5 }",
        "connections.toml:6:9: `connection.desk.limit.burst` is a part of a rate, and there is none; write `rate = \"10/s\"` beside it",
    );
    check(
        "limit = {}",
        "connections.toml:6:9: `connection.desk.limit` is empty; write `rate = \"10/s\"` or `concurrent = 8`",
    );
    check(
        "limit = { rate = \"1/s\", concurrent = 0 }",
        "connections.toml:6:38: `connection.desk.limit.concurrent` takes a whole number from 1 on, found the number 0",
    );
    check(
        "limit = { concurent = 1 }",
        "connections.toml:6:11: unknown key `concurent` in `connection.desk.limit`; did you mean `concurrent`? allowed: `rate`, \
         `burst`, `concurrent`",
    );
    check(
        "limit = \"10/s\"",
        "connections.toml:6:9: `connection.desk.limit` takes a table in braces, found `10/s`",
    );
}

#[test]
fn budget_that_is_none() {
    check(
        "retry = { budget = \"20%\" }",
        "connections.toml:6:20: `connection.desk.retry.budget` takes the part of all calls that may be retries, such as 0.2, found `20%`",
    );
    check(
        "retry = { budget = -0.5 }",
        "connections.toml:6:20: `connection.desk.retry.budget` takes the part of all calls that may be retries, such as 0.2, found \
         the number -0.5",
    );
}

#[test]
fn group_that_does_not_agree() {
    let two = |one: &str, other: &str| {
        let text = format!("{}{}", connection("a", one), connection("b", other));
        hub(&text).build().unwrap_err().to_string()
    };
    assert_eq!(
        two("limit_group = \"token\"\nlimit = { rate = \"10/s\" }", "limit_group = \"token\""),
        "connections.toml:13:15: `connection.b` is in the limit group `token`, as `connection.a` is (connections.toml:6:15), and says \
         no `limit` where that one says `limit` = 10/s; a group has one `limit`"
    );
    let text = format!(
        "{}[connection.b]\nspoke = \"slack\"\nlimit_group = \"token\"\n",
        connection("a", "limit_group = \"token\"")
    );
    assert_eq!(
        hub(&text).build().unwrap_err().to_string(),
        "connections.toml:9:15: `connection.b` is in the limit group `token`, as `connection.a` is (connections.toml:6:15), which \
         leads to `acme-desk` and not to `slack`; a group is for connections of one spoke"
    );
}

/// When each of these calls was sent, in milliseconds: one after another, by these aliases.
async fn sent(builder: HubBuilder, aliases: &[&str]) -> Vec<u128> {
    let clock = ManualClock::leaping();
    let transport = Scripted::by(|_| Answer::json(200, spoke_runtime::serde_json::json!({"id": "7"})));
    let hub = builder.transport(transport).clock(clock.clone()).build().unwrap();
    let mut sent = Vec::new();
    for alias in aliases {
        let _ = GetTicket::new("7").on(&hub.connect(alias).unwrap()).await;
        sent.push(clock.now().as_millis());
    }
    sent
}

#[tokio::test]
async fn the_connections_own_limit_holds_its_calls_back() {
    let desk = connection("desk", "limit = { rate = \"2/s\", concurrent = 8 }");
    assert_eq!(sent(hub(&desk), &["desk"; 4]).await, [0, 0, 1050, 1050]);
}

#[tokio::test]
async fn a_limit_in_code_does_the_same() {
    let config = ConnectionConfig::to::<AcmeDesk>()
        .setting("region", "eu")
        .base_url("https://desk.example")
        .auth(spoke_runtime::auth::Anonymous)
        .limit(rate("1/s"));
    assert_eq!(sent(Hub::builder().connection("desk", config), &["desk"; 2]).await, [0, 1050]);
}

#[tokio::test]
async fn aliases_of_a_group_share_one_limiter() {
    let limit = "limit_group = \"token\"\nlimit = { rate = \"1/s\" }";
    let both = format!("{}{}", connection("a", limit), connection("b", limit));
    assert_eq!(sent(hub(&both), &["a", "b", "a"]).await, [0, 1050, 2100]);
    let apart = both.replacen("limit_group = \"token\"", "", 1);
    assert_eq!(sent(hub(&apart), &["a", "b", "a"]).await, [0, 0, 1050]);
}

#[tokio::test]
async fn a_vendor_that_keeps_failing_is_spared_and_the_error_says_so() {
    let transport = Scripted::by(|_| Answer::status(503));
    let text = connection("desk", "retry = { attempts = 2, budget = 0.1 }");
    let hub = hub(&text).transport(transport.clone()).clock(ManualClock::leaping()).build().unwrap();
    let desk = hub.connect::<AcmeDesk>("desk").unwrap();
    let mut last = String::new();
    for _ in 0..100 {
        last = GetTicket::new("7").on(&desk).await.unwrap_err().to_string();
    }
    // A reserve of ten, and a tenth of a hundred calls.
    assert_eq!(transport.requests().len(), 100 + 10 + 10);
    let mut spared = String::new();
    for _ in 0..2 {
        spared = GetTicket::new("7").on(&desk).await.unwrap_err().to_string();
    }
    assert!(last.contains("2 attempts"), "{last}");
    assert!(spared.contains("; not tried again: the connection has spent its retries ("), "{spared}");
}

#[tokio::test]
async fn a_call_that_could_not_be_sent_in_time_says_when_it_could() {
    let text = connection("desk", "limit = { rate = \"1/m\" }\ntimeout = { call = \"10s\" }");
    let transport = Scripted::by(|_| Answer::status(404));
    let hub = hub(&text).transport(transport.clone()).clock(ManualClock::leaping()).build().unwrap();
    let desk = hub.connect::<AcmeDesk>("desk").unwrap();
    let _ = GetTicket::new("7").on(&desk).await;
    let error = GetTicket::new("7").on(&desk).retry(Retry::none()).await.unwrap_err();
    assert!(error.is_rate_limited() && error.is_retryable(), "{error}");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(63)));
    assert_eq!(
        error.to_string(),
        "acme-desk.get_ticket on `desk`: the limits of the connection let it be sent in 63 s at the earliest \
         (GET /tickets/{id}, nothing was sent)"
    );
    assert_eq!(transport.requests().len(), 1);
}
