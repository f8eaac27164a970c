//! What a file says of its connections, without opening any.

use spoke_runtime::{Error, Hub, HubBuilder, Schema, Setting, Shown, Spoke};

struct Vault;

impl Spoke for Vault {
    const NAME: &'static str = "vault";
    const SETTINGS: &'static [Setting] = &[
        Setting { name: "region", required: true, schema: Schema::Text },
        Setting { name: "vault", required: false, schema: Schema::Secret(&Schema::Text) },
    ];
}

const FILE: &str = r#"
default_environment = "dev"

[connection.common]
timeout = { attempt = "5s", call = "60s" }

[connection.vault]
extends = "common"
spoke = "vault"
base_url = "https://vault.dev.example"
settings = { region = "eu", vault = "hunter2" }
auth = { bearer = { env = "SPOKE_TEST_NOBODY_SETS_THIS" } }

[environment.prod.connection.vault]
base_url = "https://vault.example"
timeout = { attempt = "2s" }

[environment.prod.connection.more]
spoke = "vault"
base_url = "https://more.example"
settings = { region = "us" }
auth = "none"
"#;

/// Each value of every connection: `vault base_url = https://… (6:12)`.
fn told(hub: HubBuilder, text: &str) -> Result<Vec<String>, Error> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("connections.toml");
    std::fs::write(&file, text).unwrap();
    let described = hub.describe(&file)?;
    assert!(!format!("{described:?}").contains("hunter2"), "{described:?}");
    let place = format!("{}:", file.display());
    let mut told = vec![format!("{:?} of {:?}", described.environment, described.environments)];
    for connection in described.connections {
        for value in connection.values {
            let place = value.place.replace(&place, "");
            told.push(format!("{} {} = {} ({place})", connection.alias, value.key, value.shown));
        }
    }
    Ok(told)
}

#[test]
fn an_environment_is_put_over_what_a_connection_extends() {
    let dev = told(Hub::builder().spoke::<Vault>(), FILE).unwrap();
    let expected = [
        r#"Some("dev") of ["dev", "prod"]"#,
        "vault auth.bearer = env SPOKE_TEST_NOBODY_SETS_THIS (12:19)",
        "vault base_url = https://vault.dev.example (10:12)",
        "vault extends = common (8:11)",
        "vault settings.region = eu (11:23)",
        "vault settings.vault = (not shown) (11:37)",
        "vault spoke = vault (9:9)",
        "vault timeout.attempt = 5s (5:23)",
        "vault timeout.call = 60s (5:36)",
    ];
    assert_eq!(dev, expected);
    let prod = told(Hub::builder().spoke::<Vault>().environment("prod"), FILE).unwrap();
    for expected in [
        "more settings.region = us (21:23)",
        "vault base_url = https://vault.example (15:12)",
        "vault timeout.attempt = 2s (16:23)",
        "vault timeout.call = 60s (5:36)",
    ] {
        assert!(prod.iter().any(|line| line == expected), "no `{expected}` in {prod:#?}");
    }
}

#[test]
fn mistakes_are_told_once() {
    let mistakes = told(Hub::builder(), "[connection.a]\nspok = \"x\"").unwrap_err().to_string();
    assert!(mistakes.contains("2 mistakes"), "{mistakes}");
    let circle =
        "[connection.a]\nspoke = \"x\"\nextends = \"b\"\n[connection.b]\nspoke = \"x\"\nextends = \"a\"";
    let mistakes = told(Hub::builder(), circle).unwrap_err().to_string();
    assert_eq!(mistakes.matches("leads in a circle").count(), 1, "{mistakes}");
    let nowhere = Hub::builder().describe("/no/such.toml").unwrap_err().to_string();
    assert!(nowhere.contains("`/no/such.toml` cannot be read"), "{nowhere}");
}

#[test]
fn a_secret_is_no_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("connections.toml");
    std::fs::write(&file, FILE).unwrap();
    let described = Hub::builder().spoke::<Vault>().describe(&file).unwrap();
    let vault = described.connection("vault").unwrap();
    assert_eq!((vault.text("spoke"), vault.text("settings.vault")), (Some("vault"), None));
    assert_eq!(vault.signs_in_by(), Some("bearer"));
    assert!(matches!(vault.value("auth.bearer").unwrap().shown, Shown::Source("env", Some(_))));
    assert!(described.connection("common").is_none(), "it has no spoke, and is there to be extended");
}
