//! TLS with an authority of the company's own, in both directions, through a proxy.

use std::path::Path;

use spoke_peers::{Server, or_skip};
use spoke_runtime::auth::MutualTls;
use spoke_runtime::prelude::*;
use spoke_runtime::{Error, Kind};

use super::certificates::{desk, written_to};
use super::relay::{PASSWORD, Relay, USERNAME};

/// A system that knows its clients by certificate.
#[derive(Debug, Spoke)]
#[spoke(name = "erp", auth = [MutualTls])]
struct Erp;

/// Tells who asks.
#[derive(Action)]
#[action(Erp: GET "/whoami" -> Client)]
struct WhoAmI {}

#[derive(Debug, Output)]
struct Client {
    client: String,
}

/// Asks with these lines under `tls`, by the file that a user would write.
async fn asked(folder: &Path, tls: &str, desk: &Server, relay: &Relay) -> Result<String, Error> {
    std::fs::write(folder.join("password"), PASSWORD).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder.join("password"), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let text = format!(
        "[connection.erp]\nspoke = \"erp\"\nbase_url = \"https://desk.internal:{}\"\nauth = {{ mtls = {{}} }}\n\
         retry = {{ attempts = 1 }}\ntls = {tls}\n\
         proxy = [{{ url = \"{}\", username = \"{USERNAME}\", password = {{ file = \"password\" }} }}]\n",
        desk.address().port(),
        relay.address(),
    );
    std::fs::write(folder.join("connections.toml"), text).unwrap();
    let hub = Hub::load(folder.join("connections.toml")).await?;
    who_am_i(&hub.connect::<Erp>("erp")?).await.map(|client| client.client)
}

#[tokio::test]
async fn both_sides_show_certificates() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let Some(()) = or_skip(written_to(folder)) else { return };
    let (Some(desk), Some([relay, other])) = (or_skip(desk(folder)), or_skip(Relay::both())) else { return };
    let own = "{ ca = \"own-ca.pem\", identity = { file = \"own-client.pem\" } }";
    assert_eq!(asked(folder, own, &desk, &relay).await.unwrap(), "spoke own");
    let only = "{ ca = [\"own-ca.pem\"], only_ca = true, identity = { file = \"own-client.pem\" } }";
    assert_eq!(asked(folder, only, &desk, &other).await.unwrap(), "spoke own");

    let stranger = "{ ca = \"other-ca.pem\", identity = { file = \"own-client.pem\" } }";
    let error = asked(folder, stranger, &desk, &relay).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Connect, "a server of an unknown authority: {error:?}");
    let foreign = "{ ca = \"own-ca.pem\", identity = { file = \"other-client.pem\" } }";
    let error = asked(folder, foreign, &desk, &relay).await.unwrap_err();
    assert!(error.status().is_none(), "a client of an unknown authority: {error:?}");
    let nobody = asked(folder, "{ ca = \"own-ca.pem\" }", &desk, &relay).await.unwrap_err();
    assert!(
        nobody.to_string().contains("signs in by a certificate, and the connection shows none"),
        "{nobody}"
    );
    let swapped =
        asked(folder, "{ ca = \"own-ca.pem\", identity = { file = \"own-ca.pem\" } }", &desk, &relay).await;
    let swapped = swapped.unwrap_err().to_string();
    assert!(swapped.contains("the identity holds no private key") || swapped.contains("chmod"), "{swapped}");
}
