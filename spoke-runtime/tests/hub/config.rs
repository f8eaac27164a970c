//! What `connections.toml` may say, and how it is told what it may not.

use spoke_runtime::auth::{Anonymous, ApiKey, Authorize};
use spoke_runtime::{Answer, ConnectionConfig, Hub, Kind, ManualClock, Part, Scripted, Setting, Spoke};

use crate::desk::{AcmeDesk, CreateTicket, GetTicket};

/// Loads `text` with the desk registered, and gives the error's text.
fn mistakes(text: &str) -> String {
    let error = Hub::builder().spoke::<AcmeDesk>().connections_toml(text).build().unwrap_err();
    assert_eq!(error.kind(), Kind::Config);
    error.to_string()
}

/// A connection of the desk with these lines in it.
fn desk(lines: &str) -> String {
    format!("[connection.desk]\nspoke = \"acme-desk\"\nsettings = {{ region = \"eu\" }}\n{lines}")
}

const GOOD: &str = "base_url = \"https://desk.example\"\nauth = \"none\"\n";

#[test]
fn unknown_key_offers_the_nearest() {
    assert_eq!(
        mistakes(&desk(
            "base_ulr = \"https://desk.example\"\nbase_url = \"https://desk.example\"\nauth = \"none\""
        )),
        "connections.toml:4:1: unknown key `base_ulr` in `connection.desk`; did you mean `base_url`? allowed: `spoke`, \
         `extends`, `base_url`, `settings`, `auth`, `headers`, `timeout`, `retry`, `limit`, `limit_group`, `proxy`, `tls`, \
         `max_body`, `allow_http`"
    );
}

#[test]
fn all_mistakes_come_in_one_error_in_the_order_of_the_file() {
    let text = "\
[conection.x]
[connection.desk]
spoke = \"acme-desk\"
base_url = \"ftp://desk.example\"
auth = { bearer = { env = \"X\" } }
timeout = { attempt = 10, cal = \"1s\" }
retry = { attempts = 0 }
max_body = \"64MB\"
allow_http = \"yes\"
settings = { region = \"mars\", colour = \"red\", shard = \"x\" }
";
    assert_eq!(
        mistakes(text),
        "11 mistakes in the connections:
  connections.toml:1:2: unknown key `conection` at the top; did you mean `connection`? allowed: `connection`, `environment`, `default_environment`, `caller`, `secrets`
  connections.toml:4:12: `connection.desk.base_url` takes `https://`, found the scheme `ftp`
  connections.toml:5:10: `acme-desk` has no way to sign in called `bearer`; allowed: `api_key`, `basic`
  connections.toml:6:23: `connection.desk.timeout.attempt` takes a duration such as \"10s\" (units: ms, s, m, h), found the number 10
  connections.toml:6:27: unknown key `cal` in `connection.desk.timeout`; did you mean `call`? allowed: `attempt`, `call`, `connect`
  connections.toml:7:22: `connection.desk.retry.attempts` takes a whole number from 1 on, found the number 0
  connections.toml:8:12: `connection.desk.max_body` takes a size such as \"64MiB\" (units: B, KiB, MiB, GiB) or a number of bytes, found `64MB`
  connections.toml:9:14: `connection.desk.allow_http` takes `true` or `false`, found `yes`
  connections.toml:10:23: `connection.desk.settings.region` takes one of `eu`, `us`, found `mars`
  connections.toml:10:40: unknown setting `colour` in `connection.desk`: `acme-desk` does not declare it; allowed: `region`, `shard`
  connections.toml:10:55: `connection.desk.settings.shard` takes a whole number, found `x`"
    );
}

#[test]
fn broken_toml_is_told_by_line_without_showing_the_line() {
    let text = "[connection.desk]\nspoke = \"acme-desk\"\nauth = { api_key = xoxb-secret }\n";
    let told = mistakes(text);
    assert!(told.contains("connections.toml:3:20: this is no TOML:"), "{told}");
    assert!(!told.contains("xoxb"), "{told}");
}

#[test]
fn missing_spoke() {
    assert_eq!(
        mistakes("[connection.desk]\nbase_url = \"https://desk.example\"\n"),
        "connections.toml:1:13: `connection.desk` has no `spoke`; write `spoke = \"…\"`"
    );
}

#[test]
fn missing_setting_base_url_and_auth() {
    assert_eq!(
        mistakes("[connection.desk]\nspoke = \"acme-desk\"\n"),
        "3 mistakes in the connections:
  connections.toml:1:13: `connection.desk` does not say how to sign in; write `auth = { api_key = { env = \"API_KEY\" } }` or `auth = { basic = { username = \"bot\", password = { env = \"PASSWORD\" } } }`, or `auth = \"none\"` to call without credentials
  connections.toml:1:13: `connection.desk` has no `base_url`, and `acme-desk` has none of its own; write `base_url = \"https://…\"`
  connections.toml:1:13: `connection.desk` lacks the setting `region`, which `acme-desk` needs; write `settings = { region = \"eu\" }`"
    );
}

#[test]
fn connection_that_is_no_table() {
    assert_eq!(
        mistakes("[connection]\ndesk = \"acme-desk\"\n"),
        "connections.toml:2:8: `connection.desk` takes the keys of a connection, found `acme-desk`"
    );
}

#[test]
fn plain_http_leaves_only_to_this_machine_or_where_allowed() {
    let base = |url: &str, more: &str| desk(&format!("base_url = \"{url}\"\nauth = \"none\"\n{more}"));
    for good in ["http://localhost:80", "http://127.0.0.1:8080/api", "http://[::1]:1", "http://x.localhost"] {
        Hub::builder().spoke::<AcmeDesk>().connections_toml(base(good, "")).build().unwrap();
    }
    let allowed = base("http://desk.internal", "allow_http = true");
    Hub::builder().spoke::<AcmeDesk>().connections_toml(allowed).build().unwrap();
    assert_eq!(
        mistakes(&base("http://desk.internal/", "")),
        "connections.toml:4:12: `connection.desk.base_url` is `http://desk.internal/`, where credentials would travel \
         unencrypted; use `https://`, or write `allow_http = true` beside it"
    );
    assert!(mistakes(&base("http://localhost.evil.example", "")).contains("unencrypted"));
}

#[test]
fn base_url_with_more_than_a_place_is_refused_and_not_shown() {
    for url in
        ["https://bot:hunter2@desk.example", "https://desk.example?token=hunter2", "desk.example?hunter2"]
    {
        let told = mistakes(&desk(&format!("base_url = \"{url}\"\nauth = \"none\"")));
        assert!(told.starts_with("connections.toml:4:12: `connection.desk.base_url`"), "{told}");
        assert!(!told.contains("hunter2"), "{told}");
    }
}

#[test]
fn connection_to_another_spoke_names_both() {
    struct Slack;
    impl Spoke for Slack {
        const NAME: &'static str = "slack";
    }
    let hub = Hub::builder().spoke::<AcmeDesk>().connections_toml(desk(GOOD)).build().unwrap();
    assert_eq!(
        hub.connect::<Slack>("desk").unwrap_err().to_string(),
        "`desk` is a connection to `acme-desk`, not to `slack` (connections.toml:2:9)"
    );
    assert_eq!(
        hub.connect::<AcmeDesk>("dsk").unwrap_err().to_string(),
        "there is no connection `dsk`; did you mean `desk`? allowed: `desk`"
    );
}

#[test]
fn two_spokes_of_one_name_are_refused_naming_both() {
    struct Impostor;
    impl Spoke for Impostor {
        const NAME: &'static str = "acme-desk";
    }
    let both = "two spokes are called `acme-desk`: `hub::desk::AcmeDesk` and";
    let error = Hub::builder().spoke::<AcmeDesk>().spoke::<Impostor>().build().unwrap_err();
    assert!(error.to_string().contains(both), "{error}");

    let known = Hub::builder().spoke::<AcmeDesk>().connections_toml(desk(GOOD)).build().unwrap();
    assert!(known.connect::<Impostor>("desk").unwrap_err().to_string().contains(both));

    let late = Hub::builder().connections_toml(desk(GOOD)).build().unwrap();
    late.connect::<AcmeDesk>("desk").unwrap();
    assert!(late.connect::<Impostor>("desk").unwrap_err().to_string().contains(both));
}

#[test]
fn unregistered_spokes_are_checked_when_they_are_asked_for() {
    let hub = Hub::builder().connections_toml(desk("base_url = \"https://desk.example\"")).build().unwrap();
    let told = hub.connect::<AcmeDesk>("desk").unwrap_err().to_string();
    assert!(
        told.starts_with("connections.toml:1:13: `connection.desk` does not say how to sign in"),
        "{told}"
    );
}

#[test]
fn one_alias_twice() {
    let error = Hub::builder()
        .connections_toml(desk(GOOD))
        .connection("desk", ConnectionConfig::to::<AcmeDesk>())
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "connection `desk`, made in code: there are two connections `desk`; rename one"
    );
}

#[test]
fn mistakes_made_in_code_name_the_connection() {
    let error = Hub::builder()
        .spoke::<AcmeDesk>()
        .connection(
            "desk",
            ConnectionConfig::new("acme-desk").setting("region", "eu").base_url("nowhere").auth(Anonymous),
        )
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "connection `desk`, made in code: `connection.desk.base_url` takes an absolute URL such as \
         \"https://api.example.com\", found `nowhere`: relative URL without a base"
    );
}

#[tokio::test]
async fn file_is_loaded_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("connections.toml");
    let missing = Hub::load(&path).await.unwrap_err();
    assert!(missing.to_string().contains("cannot be read"), "{missing}");

    std::fs::write(&path, "[connection.desk]\nspok = \"acme-desk\"\n").unwrap();
    let error = Hub::load(&path).await.unwrap_err().to_string();
    assert!(error.contains(&format!("{}:2:1: unknown key `spok`", path.display())), "{error}");

    std::fs::write(&path, desk(GOOD)).unwrap();
    let hub = Hub::load(&path).await.unwrap();
    assert_eq!(
        format!("{:?}", hub.connect::<AcmeDesk>("desk").unwrap()),
        "Connection { alias: \"desk\", spoke: \"acme-desk\" }"
    );
}

#[tokio::test]
async fn settings_timeouts_attempts_and_limits_reach_the_call() {
    let transport = Scripted::by(|attempt| {
        assert_eq!(attempt.max_body, 1024);
        Answer::status(503)
    });
    let clock = ManualClock::leaping();
    let lines =
        format!("{GOOD}retry = {{ attempts = 2 }}\nmax_body = \"1KiB\"\ntimeout = {{ call = \"1m\" }}\n");
    let hub = Hub::builder()
        .spoke::<AcmeDesk>()
        .connections_toml(desk(&lines))
        .transport(transport.clone())
        .clock(clock)
        .build()
        .unwrap();
    let desk = hub.connect("desk").unwrap();
    let error = GetTicket::new("7").on(&desk).await.unwrap_err();
    assert_eq!(error.attempts(), 2);
    let requests = transport.requests();
    assert_eq!(requests[0].url.as_str(), "https://desk.example/tickets/7");
    assert_eq!(requests[0].headers["x-region"], "eu");
}

#[tokio::test]
async fn call_timeout_ends_a_call_that_hangs() {
    let lines = format!("{GOOD}timeout = {{ call = \"5s\" }}\n");
    let hub = Hub::builder()
        .spoke::<AcmeDesk>()
        .connections_toml(desk(&lines))
        .transport(Scripted::by(|_| Answer::hang()))
        .clock(ManualClock::leaping())
        .build()
        .unwrap();
    let error = CreateTicket::new("NET", 1).on(&hub.connect("desk").unwrap()).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(error.is_outcome_unknown());
}

#[test]
fn clones_of_a_hub_share_its_connections() {
    let hub = Hub::builder().connections_toml(desk(GOOD)).build().unwrap();
    let clone = hub.clone();
    drop(hub);
    let connection = clone.connect::<AcmeDesk>("desk").unwrap();
    assert_eq!(connection.clone().alias(), "desk");
}

struct Cloud;

impl Spoke for Cloud {
    const NAME: &'static str = "cloud";
    const BASE: &'static [Part] =
        &[Part::Text("https://"), Part::Setting("region"), Part::Text(".cloud.example/v1")];
    const SETTINGS: &'static [Setting] =
        &[Setting { name: "region", required: true, schema: spoke_runtime::Schema::Text }];
    const AUTH: &'static [&'static dyn Authorize] = &[&ApiKey::query("key"), &Anonymous];
}

#[test]
fn spoke_base_is_filled_from_settings() {
    let text =
        |region: &str| format!("[connection.c]\nspoke = \"cloud\"\nsettings = {{ region = \"{region}\" }}\n");
    Hub::builder().spoke::<Cloud>().connections_toml(text("eu-1")).build().unwrap();
    let evil = Hub::builder().spoke::<Cloud>().connections_toml(text("evil.example/")).build().unwrap_err();
    assert_eq!(
        evil.to_string(),
        "connections.toml:3:23: `connection.c`: `region`, part of the base URL, is `evil.example/`: a value in a host is one DNS label \
         (letters, digits and inner hyphens, at most 63)"
    );
}

#[test]
fn zero_timeouts_are_refused() {
    let told = mistakes(&desk(&format!("{GOOD}timeout = {{ call = \"0s\" }}")));
    assert!(told.contains("takes a duration"), "{told}");
}
