//! Signing in as the installation of an app, against the sandbox and by a script.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

use spoke_github::repositories::get_repository;
use spoke_github::sandbox::{APP, Forge, INSTALLATION};
use spoke_github::{AppKey, GitHub};
use spoke_runtime::auth::{SigningKey, TokenCredential};
use spoke_runtime::sandbox::Server;
use spoke_runtime::serde_json::{Value, json};
use spoke_runtime::{Answer, Connection, ConnectionConfig, Error, Hub, Scripted, Secret};

/// A key that was made for this test, in GitHub's form (PKCS#1).
const KEY: &str = include_str!("app/key.pem");

async fn sandbox() -> Server<Forge> {
    Forge::new().repository("acme", "infra").serve().await.unwrap()
}

fn connect(base: &str, members: &str) -> Result<Connection<GitHub>, Error> {
    let name = format!("app-{:?}.pem", std::thread::current().id());
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, KEY).unwrap();
    // A secret that others may read is refused.
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let text = format!(
        "[connection.github]\nspoke = \"github\"\nbase_url = {base:?}\nauth = {{ app = {{ {members}, private_key = {{ file = {path:?} }} }} }}\n"
    );
    Hub::builder().spoke::<GitHub>().connections_toml(text).build()?.connect("github")
}

#[tokio::test]
async fn an_installation_signs_in() {
    let github = sandbox().await;
    let connection = connect(github.url(), "app_id = \"12345\", installation_id = \"678\"").unwrap();
    assert_eq!((APP, INSTALLATION), ("12345", "678"));
    assert_eq!(get_repository(&connection, "acme", "infra").await.unwrap().full_name, "acme/infra");
}

#[tokio::test]
async fn what_is_wrong_is_told_with_what_to_do() {
    let github = sandbox().await;
    for (members, told) in [
        (
            "app_id = \"7\", installation_id = \"678\"",
            "(401): 'Issuer' claim ('iss') must be an Integer or a client id of a known app; check `app_id`",
        ),
        ("app_id = \"12345\", installation_id = \"../9\"", "(404): Not Found; check `installation_id`"),
    ] {
        let error =
            get_repository(&connect(github.url(), members).unwrap(), "acme", "infra").await.unwrap_err();
        assert!(error.is_auth() && error.to_string().contains(told), "{error}");
    }
    let told = connect(github.url(), "app_id = \"1\", installation_id = \"2\", permissions = [\"issues\"]");
    assert!(told.unwrap_err().to_string().contains("a permission is written `issues:write`"));
}

#[tokio::test]
async fn claims_are_traded_for_a_narrow_token() {
    let granted =
        json!({"token": "ghs_1", "expires_at": "2026-01-01T01:00:00Z", "permissions": {"issues": "write"}});
    let refused = Answer::json(404, json!({"message": "Not Found"}));
    let sent =
        Scripted::new([Answer::json(201, granted).header("date", "Thu, 01 Jan 2026 00:00:00 GMT"), refused]);
    let key = SigningKey::from_pem(&Secret::from(KEY)).unwrap();
    let app = AppKey::new(APP, INSTALLATION, key).repositories(["infra"]);
    let config = ConnectionConfig::to::<GitHub>()
        .base_url("https://ghe.example/api/v3")
        .auth(TokenCredential::new(app));
    let hub = Hub::builder().connection("github", config).transport(sent.clone()).build().unwrap();
    get_repository(&hub.connect("github").unwrap(), "acme", "infra").await.unwrap_err();
    let requests = sent.requests();
    assert_eq!(requests[0].url.as_str(), "https://ghe.example/api/v3/app/installations/678/access_tokens");
    let body: Value = spoke_runtime::serde_json::from_slice(requests[0].bytes().unwrap()).unwrap();
    assert_eq!(body, json!({"repositories": ["infra"]}));
    assert_eq!(requests[1].headers["authorization"], "Bearer ghs_1");
}
