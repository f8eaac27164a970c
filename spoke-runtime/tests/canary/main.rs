//! Canaries: every secret of a program is a marked text, and nothing that people see or that lies on a disk holds one.
#![cfg(feature = "store")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod echo;
mod kiosk;
mod watch;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use spoke_runtime::prelude::*;
use spoke_runtime::store::{Store, StoreKey};
use spoke_runtime::{HubBuilder, Proxy, Secret};

use echo::Echo;
use kiosk::{Kiosk, OrderStock, Watcher, order_stock, sign_in_ways};
use watch::{Watch, finds};

/// Every secret that the program has; no other text holds this word.
const MARK: &str = "canary-";

fn secrets() -> Vec<(&'static str, String)> {
    let names = [
        "bearer", "basic", "key", "cookie", "query", "header", "client", "post", "refresh", "login", "proxy",
        "gateway",
    ];
    names.map(|name| (name, format!("{MARK}{name}-s3cret/+ü&"))).map(ascii_where_headers_are).to_vec()
}

/// What stands in a header, a form or a query as it is keeps to what each of them can carry.
fn ascii_where_headers_are((name, secret): (&'static str, String)) -> (&'static str, String) {
    match name {
        "basic" | "client" | "post" | "query" | "login" | "proxy" => (name, secret),
        _ => (name, format!("{MARK}{name}-s3cret")),
    }
}

/// A folder with a store of all secrets, its key, and the key with which claims are signed.
fn fill(folder: &Path) {
    let key = StoreKey::generate_identity();
    key.write_file(folder.join("secrets.key")).unwrap();
    let store = Store::create(folder.join("secrets.age"), key).unwrap();
    for (name, value) in secrets() {
        store.set(name, &Secret::from(value), "a canary").unwrap();
    }
    let pem = include_str!("../keys/p256_pkcs8.pem");
    store.set("signing", &Secret::from(pem), "a canary").unwrap();
}

fn builder(watch: &Watch) -> HubBuilder {
    Hub::builder().spoke::<Kiosk>().observer(Watcher(watch.clone()))
}

#[test]
fn the_search_finds_a_secret_in_every_dress() {
    let store = secrets();
    let (_, secret) = store.iter().find(|(name, _)| *name == "client").unwrap();
    for dress in watch::dressed(secret) {
        assert!(!finds(&store, &format!("x{dress}x")).is_empty(), "{dress}");
    }
    assert!(finds(&store, "nothing of that kind").is_empty());
}

#[tokio::test]
async fn nobody_sees_a_secret() {
    let watch = Watch::begin(secrets());
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let echo = Echo::start();
    let mut calls = 0;
    for (name, auth) in sign_in_ways(echo.address()) {
        for mode in ["ok", "fail", "code", "reject", "text", "moved", "cut"] {
            let file = folder.path().join("connections.toml");
            std::fs::write(&file, connection(&echo, &auth)).unwrap();
            let hub = match builder(&watch).load(&file).await {
                Ok(hub) => hub,
                Err(error) => panic!("{name}: {error}"),
            };
            watch.look("a hub", format!("{hub:?} {:?}", builder(&watch)));
            watch.look("a described file", format!("{:?}", builder(&watch).describe(&file).unwrap()));
            let kiosk: Connection<Kiosk> = hub.connect("kiosk").unwrap();
            let order =
                OrderStock { pin: Some(Secret::from(format!("{MARK}pin-s3cret"))), ..OrderStock::new(mode) };
            let call = order.on(&kiosk);
            let preview = call.preview().unwrap();
            watch
                .look("a preview", format!("{preview} {preview:?} {} {kiosk:?} {call:?}", preview.as_curl()));
            match call.reply().await {
                Ok(reply) => watch.look("a reply", format!("{reply:?}")),
                Err(error) => seen(&watch, error),
            }
            if let Ok(facts) = hub.facts("kiosk") {
                watch.look("facts", format!("{facts:?}"));
            }
            let by_name =
                hub.on("kiosk").invoke("order_stock", spoke_runtime::serde_json::json!({"mode": mode})).await;
            by_name.err().into_iter().for_each(|error| seen(&watch, error));
            calls += 1;
        }
    }
    assert!(calls >= 70, "{calls} calls");
    without_a_way(&watch, folder.path()).await;
    watch.look_into(folder.path());
    watch.end();
}

/// A connection with secrets wherever one can stand.
fn connection(echo: &Echo, auth: &str) -> String {
    format!(
        "[connection.kiosk]\nspoke = \"kiosk\"\nbase_url = \"http://{}\"\nauth = {auth}\nretry = {{ attempts = 1 }}\n\
         timeout = {{ call = \"5s\" }}\nheaders = {{ x-gateway-key = {{ secret = \"gateway\" }} }}\n",
        echo.address()
    )
}

/// Looks at an error as people do: printed, debugged, with its causes, and in a panic.
fn seen(watch: &Watch, error: Error) {
    watch.look("an error", format!("{error} {error:?} {error:#?} {:?} {:?}", error.code(), error.message()));
    let mut cause = std::error::Error::source(&error);
    while let Some(one) = cause {
        watch.look("a cause", format!("{one} {one:?}"));
        cause = one.source();
    }
    // The hook that watches has seen the message.
    catch_unwind(AssertUnwindSafe(|| expected_good(Err(error)))).unwrap_err();
}

/// What a program does that takes a failure for impossible.
fn expected_good(result: Result<(), Error>) {
    result.expect("it failed");
}

/// Proxies that are not there, files that are wrong, secrets that cannot be sent.
async fn without_a_way(watch: &Watch, folder: &Path) {
    let secret = |name: &str| secrets().into_iter().find(|(it, _)| *it == name).unwrap().1;
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for scheme in ["http", "socks5h"] {
        let text = format!(
            "[connection.kiosk]\nspoke = \"kiosk\"\nbase_url = \"https://kiosk.internal\"\nauth = {{ bearer = {{ secret = \"bearer\" }} }}\n\
             retry = {{ attempts = 1 }}\n\
             proxy = {{ url = \"{scheme}://{nobody}\", username = \"bot\", password = {{ secret = \"proxy\" }} }}\n"
        );
        let file = folder.join("connections.toml");
        std::fs::write(&file, text).unwrap();
        let hub = builder(watch).load(&file).await.unwrap();
        watch.look("a described file", format!("{:?}", builder(watch).describe(&file).unwrap()));
        let kiosk: Connection<Kiosk> = hub.connect("kiosk").unwrap();
        seen(watch, order_stock(&kiosk, "ok").await.unwrap_err());
        watch.look(
            "a proxy",
            format!("{:?}", Proxy::new("http://relay").unwrap().login("bot", secret("proxy"))),
        );
    }
    for wrong in [
        format!("auth = {{ bearer = {:?} }}", secret("bearer")),
        format!("auth = {{ basic = {{ username = \"bot\", password = {:?} }} }}", secret("basic")),
        format!("auth = {:?}", secret("bearer")),
        format!("auth = {{ bearer = {{ env = {:?} }} }}", secret("bearer")),
        format!("auth = {{ bearer = {{ file = {:?} }} }}", secret("bearer")),
        format!("auth = {{ bearer = {{ secret = {:?} }} }}", secret("bearer")),
        format!("auth = {{ bearer = {{ file = {:?} }} }}", secret("basic")),
        format!("auth = {{ bearer = {{ secret = {:?} }} }}", secret("basic")),
        format!("auth = \"none\"\nheaders = {{ x-token = {:?} }}", secret("header")),
        format!("auth = \"none\"\nproxy = \"http://bot:{}@relay\"", secret("bearer")),
        format!("auth = \"none\"\ntls = {{ identity = {:?} }}", secret("key")),
        "auth = \"none\"\ntls = { identity = { secret = \"key\" } }".to_owned(),
        format!("auth = {{ bearer = {} }}", secret("key")),
    ] {
        let text =
            format!("[connection.kiosk]\nspoke = \"kiosk\"\nbase_url = \"https://kiosk.example\"\n{wrong}\n");
        let file = folder.join("wrong.toml");
        std::fs::write(&file, text).unwrap();
        seen(watch, builder(watch).load(&file).await.unwrap_err());
        // What stands in the place of a name and looks like one is shown as one there.
        let is_named =
            wrong.contains("canary-bearer") && (wrong.contains("{ file") || wrong.contains("{ secret"));
        if let (Ok(described), false) = (builder(watch).describe(&file), is_named) {
            watch.look("a described file", format!("{described:?}"));
        }
        std::fs::remove_file(&file).unwrap();
    }
    let wrong_key = StoreKey::generate_identity();
    watch.look("a key", format!("{wrong_key:?}"));
    let error = Store::open(folder.join("secrets.age"), wrong_key).unwrap_err();
    watch.look("an error of the store", format!("{error} {error:?}"));
    let key = StoreKey::read_file(folder.join("secrets.key")).unwrap();
    let store = Store::open(folder.join("secrets.age"), key).unwrap();
    watch.look("a store", format!("{store:?} {:?} {:?}", store.list().unwrap(), store.history().unwrap()));
}
