//! Connections that are read anew while calls are under way.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use spoke_runtime::{Answer, Connection, Hub, Kind, ManualClock, Scripted};

use crate::desk::{AcmeDesk, CreateTicket};

fn file(host: &str, more: &str) -> String {
    format!(
        "[connection.desk]\nspoke = \"acme-desk\"\nbase_url = \"https://{host}\"\nsettings = {{ region = \"eu\" }}\n\
         auth = {{ api_key = {{ file = \"key\" }} }}\n{more}"
    )
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder.join(name), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

fn desk() -> Scripted {
    Scripted::by(|_| Answer::json(201, json!({"id": "7"})))
}

/// A hub of a folder with a key and connections to this host.
async fn hub(folder: &Path, transport: &Scripted, clock: &ManualClock, more: &str) -> Hub {
    write(folder, "key", "first");
    write(folder, "connections.toml", &file("one.example", more));
    Hub::builder()
        .spoke::<AcmeDesk>()
        .transport(transport.clone())
        .clock(clock.clone())
        .load(folder.join("connections.toml"))
        .await
        .unwrap()
}

async fn call(desk: &Connection<AcmeDesk>, transport: &Scripted) -> (String, String) {
    CreateTicket::new("NET", 1).on(desk).await.unwrap();
    let request = transport.requests().pop().unwrap();
    (request.url.host_str().unwrap().to_owned(), request.headers["x-api-key"].to_str().unwrap().to_owned())
}

#[tokio::test]
async fn the_next_call_goes_where_the_file_says_now() {
    let (folder, transport) = (tempfile::tempdir().unwrap(), desk());
    let hub = hub(folder.path(), &transport, &ManualClock::new(), "").await;
    let desk = hub.connect("desk").unwrap();
    assert_eq!(call(&desk, &transport).await, ("one.example".to_owned(), "first".to_owned()));
    let under_way = CreateTicket::new("NET", 1).on(&desk).into_future();
    write(folder.path(), "key", "second");
    write(folder.path(), "connections.toml", &file("two.example", ""));
    hub.reload().await.unwrap();
    under_way.await.unwrap();
    let request = transport.requests().pop().unwrap();
    assert_eq!(request.url.host_str(), Some("one.example"), "a call in flight finishes where it began");
    assert_eq!(request.headers["x-api-key"], "first");
    assert_eq!(call(&desk, &transport).await, ("two.example".to_owned(), "second".to_owned()));
}

#[tokio::test]
async fn a_file_with_mistakes_changes_nothing() {
    let (folder, transport) = (tempfile::tempdir().unwrap(), desk());
    let hub = hub(folder.path(), &transport, &ManualClock::new(), "").await;
    let desk = hub.connect("desk").unwrap();
    write(folder.path(), "connections.toml", &file("two.example", "base_ulr = 1\n"));
    let told = hub.reload().await.unwrap_err().to_string();
    assert!(told.contains("unknown key `base_ulr`"), "{told}");
    assert_eq!(call(&desk, &transport).await.0, "one.example");
}

#[tokio::test]
async fn a_connection_that_is_gone_refuses_and_comes_back() {
    let (folder, transport) = (tempfile::tempdir().unwrap(), desk());
    let hub = hub(folder.path(), &transport, &ManualClock::new(), "").await;
    let desk: Connection<AcmeDesk> = hub.connect("desk").unwrap();
    write(folder.path(), "connections.toml", "");
    hub.reload().await.unwrap();
    let error = CreateTicket::new("NET", 1).on(&desk).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Config);
    assert!(error.to_string().contains("the connection `desk` is no longer configured"), "{error}");
    assert_eq!((transport.requests().len(), hub.connections().len()), (0, 0));
    write(folder.path(), "connections.toml", &file("two.example", ""));
    hub.reload().await.unwrap();
    assert_eq!(call(&desk, &transport).await.0, "two.example");
}

#[tokio::test]
async fn grants_are_read_anew() {
    let (folder, transport) = (tempfile::tempdir().unwrap(), desk());
    let grants = |what: &str| format!("[caller.bot]\nallow = [\"{what}\"]\n");
    let hub = hub(folder.path(), &transport, &ManualClock::new(), &grants("acme-desk.*")).await;
    let bot = hub.caller("bot").unwrap();
    let desk: Connection<AcmeDesk> = bot.connect("desk").unwrap();
    call(&desk, &transport).await;
    write(folder.path(), "connections.toml", &file("one.example", &grants("acme-desk.get_ticket")));
    hub.reload().await.unwrap();
    assert_eq!(CreateTicket::new("NET", 1).on(&desk).await.unwrap_err().kind(), Kind::Denied);
    write(folder.path(), "connections.toml", &file("one.example", ""));
    hub.reload().await.unwrap();
    let told = CreateTicket::new("NET", 1).on(&desk).await.unwrap_err().to_string();
    assert!(told.contains("it may call nothing"), "a caller that is gone may do nothing: {told}");
}

#[tokio::test]
async fn what_a_limiter_has_counted_is_kept() {
    let (folder, transport, clock) = (tempfile::tempdir().unwrap(), desk(), ManualClock::new());
    let limit = "limit = { rate = \"1/h\" }\ntimeout = { call = \"1s\" }\n";
    let hub = hub(folder.path(), &transport, &clock, limit).await;
    let desk = hub.connect("desk").unwrap();
    call(&desk, &transport).await;
    write(folder.path(), "connections.toml", &file("two.example", limit));
    hub.reload().await.unwrap();
    let error = CreateTicket::new("NET", 1).on(&desk).await.unwrap_err();
    assert_eq!(error.kind(), Kind::RateLimited, "one call an hour, also across a reload");
    let other = "limit = { rate = \"2/h\" }\ntimeout = { call = \"1s\" }\n";
    write(folder.path(), "connections.toml", &file("two.example", other));
    hub.reload().await.unwrap();
    call(&desk, &transport).await;
}

#[tokio::test]
async fn a_watched_file_is_read_when_it_changes() {
    let (folder, transport, clock) = (tempfile::tempdir().unwrap(), desk(), ManualClock::new());
    let hub = hub(folder.path(), &transport, &clock, "").await;
    let desk = hub.connect("desk").unwrap();
    let (sender, mut told) = tokio::sync::mpsc::unbounded_channel();
    let every = Duration::from_secs(5);
    let watching = tokio::spawn(hub.watch(every, move |reloaded| {
        sender.send(reloaded.map_err(|error| error.to_string())).unwrap();
    }));
    let looks = Arc::new(Mutex::new(0));
    let ticking = {
        let (clock, looks) = (clock.clone(), Arc::clone(&looks));
        tokio::spawn(async move {
            loop {
                if clock.step() {
                    *looks.lock().unwrap() += 1;
                }
                tokio::task::yield_now().await;
            }
        })
    };
    write(folder.path(), "connections.toml", &file("longer-name.example", ""));
    assert_eq!(told.recv().await.unwrap(), Ok(()));
    assert_eq!(call(&desk, &transport).await.0, "longer-name.example");
    write(folder.path(), "connections.toml", &file("three.example", "nonsense = 1\n"));
    assert!(told.recv().await.unwrap().unwrap_err().contains("unknown key `nonsense`"));
    assert_eq!(call(&desk, &transport).await.0, "longer-name.example");
    drop((hub, desk));
    watching.await.unwrap();
    ticking.abort();
    assert!(clock.waits().iter().all(|wait| *wait == every), "{:?}", clock.waits());
    assert!(*looks.lock().unwrap() >= 2);
}
