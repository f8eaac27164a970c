//! Secrets from the encrypted store beside the connections.

use std::path::Path;

use serde_json::json;
use spoke_runtime::store::{Store, StoreKey};
use spoke_runtime::{Answer, Connection, Hub, Scripted, Secret};

use crate::desk::{AcmeDesk, CreateTicket};

const CONNECTION: &str = "[connection.desk]\nspoke = \"acme-desk\"\nbase_url = \"https://desk.example\"\n\
                          settings = { region = \"eu\" }\nauth = { api_key = { secret = \"desk/dev\" } }\n";

/// What `desk` sends as its key.
async fn key_of(folder: &Path, secrets: &str) -> Result<String, spoke_runtime::Error> {
    let file = folder.join("connections.toml");
    std::fs::write(&file, format!("{CONNECTION}{secrets}")).unwrap();
    let transport = Scripted::by(|_| Answer::json(201, json!({"id": "7"})));
    let hub = Hub::builder().spoke::<AcmeDesk>().transport(transport.clone()).load(&file).await?;
    let desk: Connection<AcmeDesk> = hub.connect("desk")?;
    CreateTicket::new("NET", 1).on(&desk).await?;
    Ok(transport.requests().pop().unwrap().headers["x-api-key"].to_str().unwrap().to_owned())
}

fn fill(store: &Store, value: &str) {
    store.set("desk/dev", &Secret::from(value), "for a test").unwrap();
}

#[tokio::test]
async fn the_store_and_its_key_lie_beside_the_connections() {
    let folder = tempfile::tempdir().unwrap();
    let key = StoreKey::generate_identity();
    key.write_file(folder.path().join("secrets.key")).unwrap();
    fill(&Store::create(folder.path().join("secrets.age"), key).unwrap(), "k-1");
    assert_eq!(key_of(folder.path(), "").await.unwrap(), "k-1");
}

#[tokio::test]
async fn a_file_says_where_else_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let key = StoreKey::generate_identity();
    key.write_file(folder.path().join("other.key")).unwrap();
    fill(&Store::create(folder.path().join("other.age"), key).unwrap(), "k-2");
    let secrets = "[secrets]\nfile = \"other.age\"\nkey_file = \"other.key\"\n";
    assert_eq!(key_of(folder.path(), secrets).await.unwrap(), "k-2");
    let secrets = "[secrets]\nfile = \"other.age\"\nkey = { file = \"other.key\" }\n";
    let told = key_of(folder.path(), secrets).await.unwrap_err().to_string();
    assert!(
        told.contains("connections.toml:5:31: `connection.desk.auth.api_key`:"),
        "a key among comments: {told}"
    );
}

#[tokio::test]
async fn a_store_that_cannot_be_opened_is_told_where_its_secret_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let told = key_of(folder.path(), "").await.unwrap_err().to_string();
    assert!(told.contains("connections.toml:5:31: `connection.desk.auth.api_key`:"), "{told}");
    assert!(told.contains("secrets.key"), "{told}");
    let key = StoreKey::generate_identity();
    key.write_file(folder.path().join("secrets.key")).unwrap();
    Store::create(folder.path().join("secrets.age"), key)
        .unwrap()
        .set("desk/prod", &Secret::from("x"), "")
        .unwrap();
    let told = key_of(folder.path(), "").await.unwrap_err().to_string();
    assert!(
        told.ends_with("the store holds no secret of the name that stands here; did you mean `desk/prod`?"),
        "{told}"
    );
    let told = key_of(folder.path(), "[secrets]\nkeyring = \"acme\"\n").await.unwrap_err().to_string();
    assert!(told.contains("keyring"), "{told}");
}
