//! A spoke that declares every way to sign in, on a scripted transport.

use std::collections::BTreeMap;
use std::path::PathBuf;

use spoke_runtime::auth::{
    ApiKey, AuthorizationCode, Authorize, ClientCredentials, DeviceCode, JwtBearer, RefreshToken,
};
use spoke_runtime::prelude::*;
use spoke_runtime::{ManualClock, Outgoing, Scripted};

use crate::shelf::Shelf;

/// Sells nothing.
#[derive(Debug, Spoke)]
#[spoke(
    name = "kiosk",
    base = "https://api.kiosk.example/v1",
    auth = [
        ApiKey::cookie("sid"),
        ClientCredentials::at("https://id.kiosk.example/token").scopes(&["stock:read"]),
        ClientCredentials::at("https://id.kiosk.example/{tenant}/token").named("tenant"),
        ClientCredentials::at("/oauth/token").named("at_home"),
        ClientCredentials::anywhere().named("anywhere"),
        ClientCredentials::at("https://meet.example/oauth/token")
            .grant_type("account_credentials")
            .member("account_id")
            .constant("flavour", "sweet")
            .named("account_credentials"),
        RefreshToken::at("https://id.kiosk.example/token"),
        JwtBearer::at("https://id.kiosk.example/token").scopes(&["stock:read"]),
        JwtBearer::at("https://id.kiosk.example/token").scopes(&["a", "b"]).claims_scopes().audience("kiosk").named("service_account"),
        AuthorizationCode::at("https://id.kiosk.example/authorize?tenant=7", "https://id.kiosk.example/token")
            .page("access_type", "offline")
            .device("https://id.kiosk.example/device"),
        DeviceCode::at("https://id.kiosk.example/device", "https://id.kiosk.example/token").scopes(&["stock:read"]),
    ],
    actions = [ListStock],
)]
pub(crate) struct Kiosk;

/// Lists the stock.
#[derive(Action)]
#[action(Kiosk: GET "/stock")]
pub(crate) struct ListStock;

/// A hub with the connection `kiosk`, which signs in like this.
pub(crate) fn hub(auth: &str, transport: &Scripted, clock: &ManualClock, shelf: &Shelf) -> Hub {
    try_hub(auth, transport, clock, shelf).unwrap()
}

pub(crate) fn try_hub(
    auth: &str,
    transport: &Scripted,
    clock: &ManualClock,
    shelf: &Shelf,
) -> Result<Hub, Error> {
    let text = format!("[connection.kiosk]\nspoke = \"kiosk\"\nauth = {auth}\n");
    Hub::builder()
        .spoke::<Kiosk>()
        .connections_toml(text)
        .transport(transport.clone())
        .clock(clock.clone())
        .secrets(shelf.clone())
        .build()
}

/// The error of loading a connection that signs in like this.
pub(crate) fn mistake(auth: &str) -> String {
    let (transport, clock) = (Scripted::new([]), ManualClock::leaping());
    try_hub(auth, &transport, &clock, &Shelf::default()).unwrap_err().to_string()
}

/// Calls once.
pub(crate) async fn call(hub: &Hub) -> Result<(), Error> {
    list_stock(&hub.connect("kiosk").unwrap()).await
}

/// The members of a form that was sent.
pub(crate) fn form(request: &Outgoing) -> BTreeMap<String, String> {
    let body = request.bytes().unwrap_or_default();
    url::form_urlencoded::parse(body).into_owned().collect()
}

pub(crate) fn bearer(request: &Outgoing) -> &str {
    request.headers["authorization"].to_str().unwrap()
}

/// A file that lives as long as the folder, and that nobody else may read: `{ file = "…" }`.
pub(crate) fn file(folder: &tempfile::TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    path
}

/// What the declaration says, for messages.
pub(crate) fn scheme(name: &str) -> &'static dyn Authorize {
    *Kiosk::AUTH.iter().find(|scheme| scheme.name() == name).unwrap()
}
