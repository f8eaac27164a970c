//! Secrets in the middle of headers, and in cookies.

use spoke_runtime::auth::HeaderTemplate;
use spoke_runtime::prelude::*;
use spoke_runtime::{Answer, Hub, Scripted};

use crate::shelf::Shelf;

#[derive(Debug, Spoke)]
#[spoke(
    name = "booth",
    base = "https://booth.example",
    auth = [
        HeaderTemplate::new(&[("authorization", "Token key=\"{key}\", secret=\"{secret}\""), ("x-key", "{key}")]),
        ApiKey::cookie("sid"),
    ],
)]
struct Booth;

#[derive(Action)]
#[action(Booth: GET "/seats", header("cookie" = "theme=dark"))]
struct ListSeats;

fn booth(auth: &str, transport: &Scripted) -> Result<Hub, Error> {
    let text = format!("[connection.booth]\nspoke = \"booth\"\nauth = {auth}\n");
    let shelf = Shelf::with("key", "k-1234");
    shelf.put("secret", "s-5678");
    shelf.put("odd", "a;b");
    Hub::builder().spoke::<Booth>().connections_toml(text).transport(transport.clone()).secrets(shelf).build()
}

const HEADERS: &str = "{ headers = { key = { secret = \"key\" }, secret = { secret = \"secret\" } } }";

#[tokio::test]
async fn secrets_stand_inside_of_headers() {
    let sent = Scripted::new([Answer::status(204)]);
    list_seats(&booth(HEADERS, &sent).unwrap().connect("booth").unwrap()).await.unwrap();
    let headers = &sent.requests()[0].headers;
    assert_eq!(headers["authorization"], "Token key=\"k-1234\", secret=\"s-5678\"");
    assert_eq!(headers["x-key"], "k-1234");
    assert!(headers["authorization"].is_sensitive() && headers["x-key"].is_sensitive());
}

#[tokio::test]
async fn a_preview_and_an_error_show_what_is_no_secret() {
    let told = Answer::text(403, "who is k-1234 with s-5678?");
    let hub = booth(HEADERS, &Scripted::new([told])).unwrap();
    let seats = hub.connect("booth").unwrap();
    let shown = list_seats(&seats).preview().unwrap().to_string();
    assert!(shown.contains("Token key=\"[redacted]\", secret=\"[redacted]\""), "{shown}");
    let error = list_seats(&seats).await.unwrap_err().to_string();
    assert!(error.contains("who is [redacted] with [redacted]?"), "{error}");
}

#[test]
fn every_missing_secret_is_told() {
    let told =
        booth("{ headers = { kee = { secret = \"key\" } } }", &Scripted::new([])).unwrap_err().to_string();
    assert!(told.contains("has no `key`; write `key = { env = \"NAME\" }`"), "{told}");
    assert!(told.contains("has no `secret`; write `secret = { env = \"NAME\" }`"), "{told}");
    assert!(told.contains("unknown key `kee`") && told.contains("did you mean `key`?"), "{told}");
}

#[tokio::test]
async fn a_cookie_stands_beside_others() {
    let sent = Scripted::new([Answer::text(401, "no session k-1234")]);
    let hub = booth("{ api_key = { secret = \"key\" } }", &sent).unwrap();
    let seats = hub.connect("booth").unwrap();
    assert!(list_seats(&seats).preview().unwrap().to_string().contains("theme=dark; sid=[redacted]"));
    let error = list_seats(&seats).await.unwrap_err().to_string();
    assert_eq!(sent.requests()[0].headers["cookie"], "theme=dark; sid=k-1234");
    assert!(error.contains("no session [redacted]"), "{error}");
    let hub = booth("{ api_key = { secret = \"odd\" } }", &sent).unwrap();
    let error = list_seats(&hub.connect("booth").unwrap()).await.unwrap_err().to_string();
    assert!(
        error.contains("the secret for cookie `sid` holds a character that no cookie can carry"),
        "{error}"
    );
}
