//! Pages at addresses: where they may lead, and who signs in there.

use serde_json::Value;

use super::vendor::{ByUrl, Desk, Tickets, items, read, tickets, vendor};
use crate::action::Action;
use crate::error::Kind;
use crate::fail::{Source, Step};
use crate::input::{Inputs, Lend, TextField};
use crate::operation::{Method, Operation, Parameter};
use crate::output::{Decode, DecodeForeign, Decoder};
use crate::pages::{NextUrl, Paged, Pages};
use crate::schema::Schema;
use crate::secret::Secret;
use crate::template::{Pair, Part, Value as Sent};
use crate::transport::Scripted;
use crate::trial::{QueryToken, TOKEN, Trial};

/// The second page's URL and sign-in, where the first leads to `next`.
async fn follow(next: &str) -> (String, String) {
    let (trial, desk) = vendor(Scripted::new([tickets([0], next), tickets([1], Value::Null)]));
    let (ids, error) = read(&mut items(ByUrl(Some("0")), &desk)).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(ids, [0, 1]);
    let second = &trial.transport.requests()[1];
    let sign_in = second.headers.get("authorization").map_or("", |value| value.to_str().unwrap());
    (second.url.to_string(), sign_in.to_owned())
}

#[tokio::test]
async fn addresses_are_whole_or_relative_to_the_page() {
    let signed = format!("Bearer {TOKEN}");
    for (next, expected) in [
        ("https://desk.example/tickets?at=3", "https://desk.example/tickets?at=3"),
        ("https://desk.example:443/other#top", "https://desk.example/other"),
        ("/v2/tickets?at=3", "https://desk.example/v2/tickets?at=3"),
        ("?at=3&x=%26", "https://desk.example/tickets?at=3&x=%26"),
        ("HTTPS://DESK.EXAMPLE/x", "https://desk.example/x"),
        ("//%64esk.example/x", "https://desk.example/x"),
        ("//pages.acme.example/7", "https://pages.acme.example/7"),
    ] {
        assert_eq!(follow(next).await, (expected.to_owned(), signed.clone()), "{next}");
    }
}

/// The error of a list whose first page leads to `next`.
async fn refused(next: &str, words: &str) {
    for prefetch in [0, 1] {
        let (trial, desk) = vendor(Scripted::new([tickets([0], next)]));
        let (ids, error) = read(&mut items(ByUrl(None), &desk).prefetch(prefetch)).await;
        let error = error.unwrap();
        assert_eq!((ids, error.kind(), trial.sent()), (vec![0], Kind::Redirect, 1), "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(error.page_token().is_some());
    }
}

#[tokio::test]
async fn no_page_is_asked_for_elsewhere() {
    refused("https://evil.example/tickets?at=3", "the next page is at `evil.example`, which is neither")
        .await;
    refused("https://desk.example.evil.example/", "is at `desk.example.evil.example`").await;
    refused("//evil.example/", "is at `evil.example`").await;
    refused("\\\\evil.example\\x", "is at `evil.example`").await;
    refused("https:\\\\evil.example", "is at `evil.example`").await;
    refused("/\t/evil.example/", "is at `evil.example`").await;
    refused("https://%65vil.example/", "is at `evil.example`").await;
    refused("https://desk.example./", "is at `desk.example.`").await;
    refused("https://[::1]/", "is at `[::1]`").await;
    refused("https://pages.acme.example./", "is at `pages.acme.example.`").await;
    refused("https://desk.example:8443/", "is at `desk.example:8443`").await;
    refused("https://pages.acme.example:8443/", "is at `pages.acme.example:8443`").await;
    refused("http://desk.example/tickets", "is at `http://desk.example`: only https leaves").await;
    refused("ftp://desk.example/tickets", "only https leaves").await;
    refused("https://a:b@desk.example/tickets", "with a user name or password").await;
    refused("https://desk.example@evil.example/", "with a user name or password").await;
}

#[tokio::test]
async fn what_is_no_address_is_told() {
    refused("https://", "the next page's address is none").await;
}

#[tokio::test]
async fn a_page_that_leads_to_its_own_address_is_an_end() {
    let (_, desk) = vendor(Scripted::new([tickets([0], "?at=1"), tickets([1], "/tickets?at=1")]));
    let (ids, error) = read(&mut items(ByUrl(None), &desk)).await;
    assert_eq!((ids, error.unwrap().kind()), (vec![0, 1], Kind::Paging));
}

/// A connection that signs in by its query.
fn signed_by_query(transport: Scripted) -> (Trial, crate::Connection<super::vendor::Desk>) {
    use std::sync::Arc;

    let mut trial = Trial::new(crate::Method::Get, crate::Effect::Read, transport);
    trial.credential = Arc::new(QueryToken);
    let site = Arc::try_unwrap(trial.site_on(Arc::new(trial.transport.clone()))).expect("nobody else has it");
    let declaration = crate::Declaration::of::<super::vendor::Desk>();
    let desk = crate::Connection::new(crate::connection::Alias::new(declaration, site));
    (trial, desk)
}

#[tokio::test]
async fn a_credential_in_the_next_address_is_placed_once_and_kept_out_of_tokens() {
    let next = format!("/tickets?at=3&api_key={TOKEN}");
    let (trial, desk) = signed_by_query(Scripted::new([tickets([0], &*next), tickets([1], Value::Null)]));
    let mut stream = items(ByUrl(None), &desk);
    assert_eq!(stream.next().await.unwrap().unwrap().id, 0);
    let token = serde_json::to_string(&stream.token()).unwrap();
    assert!(!token.contains(TOKEN) && token.contains("at=3"), "{token}");
    assert_eq!(read(&mut stream).await.0, [1]);
    let sent = trial.transport.requests()[1].url.to_string();
    assert_eq!(sent, format!("https://desk.example/tickets?at=3&api_key={TOKEN}"));
}

#[tokio::test]
async fn a_credential_that_cannot_be_taken_out_is_not_kept() {
    let next = format!("/{TOKEN}/tickets");
    let (trial, desk) = signed_by_query(Scripted::new([tickets([0], &*next)]));
    let (_, error) = read(&mut items(ByUrl(None), &desk)).await;
    let error = error.unwrap();
    assert_eq!((error.kind(), trial.sent()), (Kind::Redirect, 1));
    assert!(!error.to_string().contains(TOKEN), "{error}");
    assert!(!serde_json::to_string(error.page_token().unwrap()).unwrap().contains(TOKEN));
}

/// A list whose query holds a secret input.
struct BySecret(Secret<String>);

impl Inputs for BySecret {
    fn text(&self, _: usize) -> TextField<'_> {
        Lend(&self.0).text()
    }
}

impl Action for BySecret {
    type Spoke = Desk;
    type Output = Tickets;
    const OPERATION: &'static Operation = &Operation {
        target: &[Part::Text("/tickets")],
        query: &[Pair { name: "pin", value: Sent::Field(0) }],
        inputs: &[Parameter::required("pin", "", Schema::Secret(&Schema::Text))],
        pages: Some(&Pages { from: Some(Source::Body(&[Step::Member("next")])), ..Pages::new(&NextUrl) }),
        ..Operation::new("list_tickets", Method::Get, "/tickets")
    };
    fn decoder() -> Decoder<Tickets> {
        <Decode<Tickets> as DecodeForeign<Tickets>>::DECODER
    }
}

impl Paged for BySecret {}

#[tokio::test]
async fn a_secret_input_is_kept_out_of_tokens_and_sent_all_the_same() {
    let (trial, desk) =
        vendor(Scripted::new([tickets([0], "?at=3&pin=4711-0815"), tickets([1], Value::Null)]));
    let mut stream = items(BySecret(Secret::from("4711-0815")), &desk);
    assert_eq!(stream.next().await.unwrap().unwrap().id, 0);
    assert!(!serde_json::to_string(&stream.token()).unwrap().contains("4711"));
    assert_eq!(read(&mut stream).await.0, [1]);
    assert_eq!(trial.transport.requests()[1].url.query(), Some("at=3&pin=4711-0815"));
}
