//! oauth2-mock-server, <https://www.npmjs.com/package/oauth2-mock-server>: a lenient issuer whose tokens are claims.

use std::process::Command;

use spoke_peers::{Missing, Package, Registry, Server, or_skip};
use spoke_runtime::auth::{AuthorizationCode, ClientCredentials};
use spoke_runtime::prelude::*;

use super::browser::Ann;
use super::shelf::Shelf;
use crate::installed;

const MOCK: Package = Package {
    folder: "oauth2-mock-server-9.3.0",
    registry: Registry::Npm,
    pins: &["oauth2-mock-server@9.3.0"],
    before: Some("2026-11-01"),
    keep: &[],
};

fn mock() -> Result<Server, Missing> {
    let mut node = Command::new("node");
    node.arg(MOCK.installed(&installed())?.join("node_modules/.bin/oauth2-mock-server"));
    node.args(["-a", "127.0.0.1", "-p", "0"]);
    Server::start(node)
}

#[derive(Debug, Spoke)]
#[spoke(
    name = "mock",
    auth = [
        ClientCredentials::at("/token"),
        AuthorizationCode::at("/authorize", "/token"),
    ],
)]
struct Mock;

/// Who somebody is.
#[derive(Action)]
#[action(Mock: GET "/userinfo" -> UserInfo)]
struct GetUserInfo;

#[derive(Debug, Output)]
struct UserInfo {
    sub: String,
}

fn hub(server: &Server, auth: &str, shelf: &Shelf) -> Hub {
    let text = format!("[connection.mock]\nspoke = \"mock\"\nbase_url = {:?}\nauth = {auth}\n", server.url());
    Hub::builder().spoke::<Mock>().connections_toml(text).secrets(shelf.clone()).build().unwrap()
}

#[tokio::test]
async fn a_program_signs_in() {
    let Some(server) = or_skip(mock()) else { return };
    let auth = "{ client_credentials = { client_id = \"any\", client_secret = { secret = \"s\" }, scopes = [\"a\"] } }";
    let hub = hub(&server, auth, &Shelf::with("s", "any"));
    assert_eq!(get_user_info(&hub.connect("mock").unwrap()).await.unwrap().sub, "johndoe");
}

#[tokio::test]
async fn a_person_signs_in_and_stays_signed_in() {
    let Some(server) = or_skip(mock()) else { return };
    let auth = "{ authorization_code = { client_id = \"any\", client_auth = \"none\", scopes = [\"openid\"], tokens = { secret = \"it\" } } }";
    let shelf = Shelf::default();
    let first = hub(&server, auth, &shelf);
    first.login("mock", None, &Ann).await.unwrap();
    assert_eq!(shelf.record("it")["access_token"].as_str().unwrap().split('.').count(), 3);
    assert_eq!(get_user_info(&first.connect("mock").unwrap()).await.unwrap().sub, "johndoe");
    // The next run has the refresh token alone.
    let refresh = shelf.record("it")["refresh_token"].as_str().unwrap().to_owned();
    let next = hub(&server, auth, &Shelf::with("it", &refresh));
    assert_eq!(get_user_info(&next.connect("mock").unwrap()).await.unwrap().sub, "johndoe");
}
