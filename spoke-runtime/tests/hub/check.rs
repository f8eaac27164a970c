//! Whether a connection works.

use std::sync::Arc;
use std::time::Duration;

use spoke_runtime::auth::{Authorize, Basic, Bearer, Credential, CredentialTable, Facts};
use spoke_runtime::{
    Action, Answer, BoxFuture, ConnectionConfig, Decode, Decoder, Hub, HubBuilder, Inputs, Kind, Listed,
    ManualClock, Method, Operation, Outgoing, Part, Scripted, Spoke, listed,
};

use crate::desk::AcmeDesk;

struct Club;

impl Spoke for Club {
    const NAME: &'static str = "club";
    const BASE: &'static [Part] = &[Part::Text("https://club.example")];
    const AUTH: &'static [&'static dyn Authorize] = &[&Bearer, &Tokens, &Basic];
    const VERIFY: Option<Listed<Self>> = Some(listed::<WhoAmI>());
}

struct WhoAmI;

impl Inputs for WhoAmI {}

impl Action for WhoAmI {
    type Spoke = Club;
    type Output = ();
    const OPERATION: &'static Operation =
        &Operation { target: &[Part::Text("/me")], ..Operation::new("who_am_i", Method::Get, "/me") };
    fn decoder() -> Decoder<()> {
        Decode::<()>::DECODER
    }
}

/// Fetches a token: `"good"` is there at once, `"bad"` is refused, any other never comes.
#[derive(Debug)]
struct Tokens;

#[derive(Debug)]
struct Token(String);

impl Authorize for Tokens {
    fn name(&self) -> &'static str {
        "tokens"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        Some(Arc::new(Token(table.text("client")?)))
    }
}

impl Credential for Token {
    fn prepare(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        Some(match self.0.as_str() {
            "good" => Box::pin(async { Ok(()) }),
            "bad" => Box::pin(async { Err("the issuer does not know the client `bad`".to_owned()) }),
            _ => Box::pin(std::future::pending()),
        })
    }

    fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        facts.scopes = Some(vec!["read".to_owned()]);
        facts.expires_in = Some(Duration::from_secs(3600));
        facts
    }

    fn apply(&self, _: &mut Outgoing) -> Result<(), String> {
        Ok(())
    }
}

const CONNECTIONS: &str = r#"
[connection.good]
spoke = "club"
auth = { tokens = { client = "good" } }

[connection.bad]
spoke = "club"
auth = { tokens = { client = "bad" } }

[connection.slow]
spoke = "club"
auth = { tokens = { client = "slow" } }
timeout = { call = "5s" }

[connection.lacking]
spoke = "club"
auth = { bearer = { env = "SPOKE_TEST_NOBODY_SETS_THIS" } }
"#;

fn club() -> HubBuilder {
    Hub::builder().spoke::<Club>().open_later().connections_toml(CONNECTIONS)
}

#[tokio::test]
async fn signing_in_tells_what_is_known() {
    let transport = Scripted::new([]);
    let hub = club().transport(transport.clone()).build().unwrap();
    let facts = hub.sign_in("good").await.unwrap();
    assert_eq!(facts.scopes.as_deref(), Some(&["read".to_owned()][..]));
    assert_eq!(facts.expires_in, Some(Duration::from_secs(3600)));
    assert!(transport.requests().is_empty(), "no action is called");
}

#[tokio::test]
async fn a_credential_that_is_refused_is_told_in_its_words() {
    let error = club().build().unwrap().sign_in("bad").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (Kind::Auth, Some("the issuer does not know the client `bad`"))
    );
}

#[tokio::test]
async fn a_credential_has_as_long_as_a_call() {
    let clock = ManualClock::leaping();
    let error = club().clock(clock.clone()).build().unwrap().sign_in("slow").await.unwrap_err();
    assert_eq!((error.kind(), clock.waits()), (Kind::Timeout, vec![Duration::from_secs(5)]));
}

#[tokio::test]
async fn one_that_cannot_be_opened_keeps_nobody_from_the_others() {
    let hub = club().build().unwrap();
    let error = hub.sign_in("lacking").await.unwrap_err();
    assert_eq!(error.kind(), Kind::Config);
    assert!(error.to_string().contains("`SPOKE_TEST_NOBODY_SETS_THIS` is not set"), "{error}");
    assert!(hub.sign_in("good").await.is_ok());
    let all = Hub::builder().spoke::<Club>().connections_toml(CONNECTIONS).build().unwrap_err();
    assert!(all.to_string().contains("SPOKE_TEST_NOBODY_SETS_THIS"), "{all}");
}

#[tokio::test]
async fn the_vendor_has_the_last_word() {
    let transport = Scripted::new([Answer::status(204), Answer::status(401), Answer::status(401)]);
    let hub = club().transport(transport.clone()).build().unwrap();
    assert_eq!(hub.verify("good").await.unwrap().status(), 204);
    assert_eq!(transport.requests()[0].url.as_str(), "https://club.example/me");
    assert_eq!(hub.verify("good").await.unwrap_err().kind(), Kind::Auth);
}

#[tokio::test]
async fn what_cannot_be_asked_is_told() {
    let config = ConnectionConfig::new("acme-desk").base_url("https://d.example").setting("region", "eu");
    let config = config.auth(Bearer::token("t"));
    let hub = Hub::builder().connection("desk", config.clone());
    let told = |error: spoke_runtime::Error| (error.kind(), error.to_string());
    let (kind, unknown) = told(hub.build().unwrap().verify("desk").await.unwrap_err());
    assert_eq!(kind, Kind::Config);
    assert!(unknown.contains("does not know the spoke `acme-desk` of `desk`; register it"), "{unknown}");
    let hub = Hub::builder().spoke::<AcmeDesk>().connection("desk", config).build().unwrap();
    let (_, silent) = told(hub.verify("desk").await.unwrap_err());
    assert!(silent.contains("`acme-desk` does not say which of its actions"), "{silent}");
    let (_, nobody) = told(hub.sign_in("dsek").await.unwrap_err());
    assert!(nobody.contains("there is no connection `dsek`; did you mean `desk`?"), "{nobody}");
}
