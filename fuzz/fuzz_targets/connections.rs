//! The connections file: any text builds a hub or ends in an error, and neither shows a secret.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use spoke_runtime::prelude::*;
use spoke_runtime::{Kind, Scripted};
use toml::{Table, Value};

#[derive(Spoke)]
#[spoke(
    name = "desk",
    auth = [Bearer, Basic, ApiKey::header("x-api-key"), ApiKey::query("key").named("query_key"), Anonymous],
    base = "https://{region}.desk.example/{tenant}",
    settings(region: Region, tenant: Option<String>, shard: Option<u16>, strict: Option<bool>),
)]
struct Desk;

#[derive(Spoke)]
#[spoke(name = "shop", auth = [Bearer])]
struct Shop;

#[derive(Input, Output)]
#[input(case = snake)]
#[out(case = snake, closed)]
enum Region {
    Eu,
    Us,
}

#[derive(Action)]
#[action(Desk: GET "/tickets/{id}")]
struct GetTicket {
    id: u8,
}

#[derive(Action)]
#[action(Shop: GET "/orders/{id}")]
struct GetOrder {
    id: u8,
}

/// A secret written into the file, where none may stand.
const PLANTED: &str = "pl4nted-Secret";

/// A secret where one may stand: a variable that every system has, and that nothing else holds.
static VARIABLE: LazyLock<String> = LazyLock::new(|| std::env::var("PATH").unwrap());

fuzz_target!(|text: &str| {
    // A file of the system may have no end.
    if text.contains("/dev") || text.contains("/proc") || text.contains("/sys") || text.contains('\\') {
        return;
    }
    match toml::from_str::<Table>(text) {
        Ok(mut table) => {
            build(text, &[VARIABLE.as_str()]);
            if plant(&mut table) {
                build(&toml::to_string(&table).unwrap(), &[VARIABLE.as_str(), PLANTED]);
            }
        }
        // A broken text may hold a secret anywhere.
        Err(_) => build(&text.replace("SECRET", PLANTED), &[VARIABLE.as_str(), PLANTED]),
    }
});

/// The keys of a connection, and of what stands in it, under which secrets are read.
const SECRETS: &[&str] = &["auth", "identity", "password"];

/// Writes the secret in the place of every text where a connection or the store reads one, the names of variables and files
/// excepted. A place of its own for names that are shown, such as `username`, is Basic's.
fn plant(table: &mut Table) -> bool {
    let mut is_planted = false;
    for (name, value) in table.iter_mut() {
        is_planted |= match (name.as_str(), value) {
            ("connection", Value::Table(aliases)) => plant_in_all(aliases),
            ("environment", Value::Table(environments)) => {
                environments.iter_mut().fold(false, |is, (_, environment)| {
                    match environment.get_mut("connection") {
                        Some(Value::Table(aliases)) => plant_in_all(aliases) | is,
                        _ => is,
                    }
                })
            }
            ("secrets", Value::Table(secrets)) => {
                let kept =
                    secrets.iter_mut().filter(|(name, _)| ["key", "passphrase"].contains(&name.as_str()));
                kept.fold(false, |is, (name, value)| plant_under(name, value) | is)
            }
            _ => false,
        };
    }
    is_planted
}

fn plant_in_all(aliases: &mut Table) -> bool {
    aliases.iter_mut().fold(false, |is, (_, connection)| match connection {
        Value::Table(connection) => plant_in(connection) | is,
        _ => is,
    })
}

fn plant_in(table: &mut Table) -> bool {
    table.iter_mut().fold(false, |is, (name, value)| {
        let planted = match (name.as_str(), value) {
            (name, value) if SECRETS.contains(&name) => plant_under(name, value),
            ("proxy" | "tls", Value::Table(table)) => plant_in(table),
            ("proxy", Value::Array(list)) => list.iter_mut().fold(false, |is, one| match one {
                Value::Table(table) => plant_in(table) | is,
                _ => is,
            }),
            _ => false,
        };
        planted | is
    })
}

fn plant_under(name: &str, value: &mut Value) -> bool {
    match value {
        Value::String(_) if name == "file" => false,
        Value::String(text) => {
            *text = PLANTED.to_owned();
            true
        }
        Value::Array(list) => list.iter_mut().fold(false, |is, one| plant_under(name, one) | is),
        Value::Table(table) => table.iter_mut().fold(false, |is, (name, one)| plant_under(name, one) | is),
        _ => false,
    }
}

fn build(text: &str, secrets: &[&str]) {
    let hidden = |shown: String| {
        for secret in secrets {
            assert!(!shown.contains(secret), "shows `{secret}`: {shown}");
        }
    };
    let build = || {
        Hub::builder()
            .spoke::<Desk>()
            .spoke::<Shop>()
            .connections_toml(text)
            .transport(Scripted::new([]))
            .build()
    };
    let hub = match (build(), build()) {
        (Ok(hub), Ok(_)) => hub,
        (Err(error), Err(again)) => {
            assert_eq!(error.kind(), Kind::Config);
            assert_eq!(error.to_string(), again.to_string());
            hidden(error.to_string());
            return hidden(format!("{error:?}"));
        }
        (one, other) => panic!("{one:?}, then {other:?}"),
    };
    hidden(format!("{hub:?}"));
    // What is read once is read again.
    if let Err(error) = hub.caller("bot") {
        hidden(format!("{error}\n{error:?}"));
    }
    for (alias, spoke) in hub.connections() {
        let preview = match spoke.as_str() {
            "desk" => hub.connect::<Desk>(&alias).and_then(|desk| get_ticket(&desk, 7).preview()),
            "shop" => hub.connect::<Shop>(&alias).and_then(|shop| get_order(&shop, 7).preview()),
            _ => continue,
        };
        match preview {
            Ok(preview) => {
                assert!(["http", "https"].contains(&preview.url().scheme()), "{preview}");
                hidden(format!("{preview}\n{preview:?}\n{}", preview.as_curl()));
            }
            Err(error) => hidden(format!("{error}\n{error:?}")),
        }
    }
}
