//! Where credentials stand in a request.

use std::sync::Arc;

use spoke_runtime::auth::{Anonymous, ApiKey, Authorize, Basic, Bearer, Credential, CredentialTable};
use spoke_runtime::{
    Action, Answer, Call, ConnectionConfig, Decode, Decoder, Hub, Inputs, Method, Operation, Outgoing, Part,
    Scripted, Secret, Spoke,
};

/// Signs in nowhere, by default.
struct Plain;

impl Spoke for Plain {
    const NAME: &'static str = "plain";
    const BASE: &'static [Part] = &[Part::Text("https://plain.example/v1?")];
}

struct Ping;

impl Inputs for Ping {}

impl Action for Ping {
    type Spoke = Plain;
    type Output = ();
    const OPERATION: &'static Operation =
        &Operation { target: &[Part::Text("/ping")], ..Operation::new("ping", Method::Get, "/ping") };
    fn decoder() -> Decoder<()> {
        Decode::<()>::DECODER
    }
}

async fn sent(credential: impl Credential + 'static) -> Outgoing {
    let transport = Scripted::new([Answer::status(204)]);
    let config = ConnectionConfig::to::<Plain>().base_url("https://plain.example").auth(credential);
    let hub = Hub::builder().connection("plain", config).transport(transport.clone()).build().unwrap();
    Call::new(Ping, &hub.connect("plain").unwrap()).await.unwrap();
    transport.requests().remove(0)
}

#[tokio::test]
async fn bearer_token() {
    let request = sent(Bearer::token("t0ken")).await;
    assert_eq!(request.headers["authorization"], "Bearer t0ken");
    assert!(request.headers["authorization"].is_sensitive());
}

#[tokio::test]
async fn basic_login() {
    let request = sent(Basic::login("Aladdin", "open sesame").unwrap()).await;
    assert_eq!(request.headers["authorization"], "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert!(Basic::login("a:b", "c").is_err());
}

#[tokio::test]
async fn api_key_in_a_header() {
    let request = sent(ApiKey::header("x-api-key").key("k3y")).await;
    assert_eq!(request.headers["x-api-key"], "k3y");
    assert!(request.headers["x-api-key"].is_sensitive());
}

#[tokio::test]
async fn api_key_in_the_query_is_escaped() {
    let request = sent(ApiKey::query("key").key("a&b=c")).await;
    assert_eq!(request.url.as_str(), "https://plain.example/ping?key=a%26b%3Dc");
}

#[tokio::test]
async fn no_credentials() {
    let request = sent(Anonymous).await;
    assert!(!request.headers.contains_key("authorization"));
    assert_eq!(request.url.query(), None);
}

#[tokio::test]
async fn secret_that_no_header_carries_is_told_without_it() {
    let config =
        ConnectionConfig::to::<Plain>().base_url("https://plain.example").auth(Bearer::token("hun\nter2"));
    let hub = Hub::builder().connection("plain", config).transport(Scripted::new([])).build().unwrap();
    let error = Call::new(Ping, &hub.connect("plain").unwrap()).await.unwrap_err().to_string();
    assert!(error.contains("the secret for header `authorization` holds a character"), "{error}");
    assert!(!error.contains("ter2"), "{error}");
}

/// A scheme of one's own, by public items only.
#[derive(Debug)]
struct Signed;

#[derive(Debug)]
struct Signer {
    account: String,
    key: Secret<String>,
    tenant: Option<String>,
}

impl Authorize for Signed {
    fn name(&self) -> &'static str {
        "signed"
    }

    fn example(&self) -> &'static str {
        "{ account = \"7\", key = { env = \"SIGNING_KEY\" } }"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let (account, key) = (table.text("account"), table.secret("key"));
        let tenant = table.optional_text("tenant");
        Some(Arc::new(Signer { account: account?, key: key?, tenant }))
    }
}

impl Credential for Signer {
    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        let signature = format!("{}{}", self.account, self.tenant.as_deref().unwrap_or("-"));
        request.secret_header(http::HeaderName::from_static("x-signature"), &signature, &self.key)
    }
}

struct Bank;

impl Spoke for Bank {
    const NAME: &'static str = "bank";
    const BASE: &'static [Part] = &[Part::Text("https://bank.example")];
    const AUTH: &'static [&'static dyn Authorize] = &[&Signed];
}

struct Balance;

impl Inputs for Balance {}

impl Action for Balance {
    type Spoke = Bank;
    type Output = ();
    const OPERATION: &'static Operation = &Operation {
        target: &[Part::Text("/balance")],
        ..Operation::new("balance", Method::Get, "/balance")
    };
    fn decoder() -> Decoder<()> {
        Decode::<()>::DECODER
    }
}

#[tokio::test]
async fn scheme_of_ones_own() {
    let text = |auth: &str| format!("[connection.bank]\nspoke = \"bank\"\nauth = {{ signed = {auth} }}\n");
    let good = text("{ account = \"7\", key = { env = \"CARGO_PKG_NAME\" } }");
    let transport = Scripted::new([Answer::status(204)]);
    let hub =
        Hub::builder().spoke::<Bank>().connections_toml(good).transport(transport.clone()).build().unwrap();
    Call::new(Balance, &hub.connect("bank").unwrap()).await.unwrap();
    assert_eq!(transport.requests()[0].headers["x-signature"], "7-spoke-runtime");

    let bad = text("{ acount = \"7\", key = { env = \"CARGO_PKG_NAME\" }, tenant = 1 }");
    let told = Hub::builder().spoke::<Bank>().connections_toml(bad).build().unwrap_err().to_string();
    assert_eq!(
        told,
        "3 mistakes in the connections:
  connections.toml:3:19: `connection.bank.auth.signed` has no `account`; write `account = \"…\"`
  connections.toml:3:21: unknown key `acount` in `connection.bank.auth.signed`; did you mean `account`? allowed: `account`, `key`, `tenant`
  connections.toml:3:78: `connection.bank.auth.signed.tenant` takes a text in quotes, found a number"
    );
}

#[test]
fn spoke_without_ways_to_sign_in_takes_none() {
    let text = "[connection.plain]\nspoke = \"plain\"\nauth = { bearer = { env = \"X\" } }\n";
    let told = Hub::builder().spoke::<Plain>().connections_toml(text).build().unwrap_err().to_string();
    assert_eq!(
        told,
        "connections.toml:3:8: `connection.plain.auth` gives `bearer`, but `plain` declares no way to sign in; remove it"
    );
}

#[test]
fn two_ways_to_sign_in_of_one_name_are_refused() {
    struct Twice;
    impl Spoke for Twice {
        const NAME: &'static str = "twice";
        const AUTH: &'static [&'static dyn Authorize] = &[&ApiKey::header("x-key"), &ApiKey::query("key")];
    }
    assert_eq!(
        Hub::builder().spoke::<Twice>().build().unwrap_err().to_string(),
        "Hub::builder(): `twice` declares two ways to sign in called `api_key`; give one another name, such as \
         `ApiKey::query(\"key\").named(\"query_key\")`"
    );
}
