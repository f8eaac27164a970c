//! What a connection's file may not say, and how it is told.

use spoke_aws::Aws;
use spoke_runtime::prelude::*;

#[track_caller]
fn check(auth: &str, expected: &[&str]) {
    let toml = format!(
        "[connection.aws]\nspoke = \"aws\"\nsettings = {{ region = \"eu-central-1\" }}\nauth = {{ aws = {auth} }}\n"
    );
    let hub = Hub::builder().spoke::<Aws>().connections_toml(toml).build();
    let told = hub.err().map(|error| error.to_string()).unwrap_or_default();
    let mistakes = told.lines().filter(|line| line.contains("connections.toml:")).count();
    assert_eq!(mistakes, expected.len(), "{told}");
    for sentence in expected {
        assert!(told.contains(sentence), "{sentence}\nis not in\n{told}");
    }
}

#[test]
fn a_whole_table_is_none() {
    check("{ profile = \"ops\" }", &[]);
    check(
        "{ access_key_id = \"AKIA\", secret_access_key = { env = \"PATH\" }, session_token = { env = \"PATH\" } }",
        &[],
    );
    check(
        "{ web_identity = { role_arn = \"arn:aws:iam::1:role/x\", token_file = \"t\", duration = \"1h\" } }",
        &[],
    );
    check(
        "{ assume_role = { role_arn = \"arn:aws:iam::1:role/x\", external_id = \"e\", session_name = \"s\", sts_url = \"https://sts.x\", \
         from = { assume_role = { role_arn = \"arn:aws:iam::1:role/y\", from = { profile = \"p\" } } } } }",
        &[],
    );
}

#[test]
fn no_source() {
    check("{ }", &["`connection.aws.auth.aws` does not say where the keys come from; write"]);
}

#[test]
fn two_sources() {
    check(
        "{ profile = \"a\", source = \"environment\" }",
        &["`connection.aws.auth.aws.profile`: the keys come from one place, and `source` names one already"],
    );
}

#[test]
fn all_mistakes_at_once() {
    check(
        "{ assume_role = { duration = \"1m\", sesion_name = \"x\", from = { access_key_id = \"AKIA\" } } }",
        &[
            "`connection.aws.auth.aws.assume_role` has no `role_arn`",
            "`connection.aws.auth.aws.assume_role.duration`: a session lasts 15 minutes to 12 hours",
            "`connection.aws.auth.aws.assume_role.from` has no `secret_access_key`",
            "unknown key `sesion_name` in `connection.aws.auth.aws.assume_role`; did you mean `session_name`?",
        ],
    );
}

#[test]
fn a_secret_that_is_written_out_is_not_shown() {
    let secret = "{ access_key_id = \"AKIA\", secret_access_key = \"hunter2\" }";
    check(secret, &["a secret is not written into the file"]);
    let toml = format!("[connection.aws]\nspoke = \"aws\"\nauth = {{ aws = {secret} }}\n");
    let told = Hub::builder().spoke::<Aws>().connections_toml(toml).build().unwrap_err().to_string();
    assert!(!told.contains("hunter2"), "{told}");
}

#[test]
fn what_is_no_role_and_no_source() {
    check(
        "{ web_identity = { role_arn = \"ops\", token_file = \"t\" } }",
        &[
            "`connection.aws.auth.aws.web_identity.role_arn`: it is no role; write `arn:aws:iam::ACCOUNT:role/NAME`",
        ],
    );
    check(
        "{ source = \"metadata\" }",
        &["`connection.aws.auth.aws.source`: no such source; allowed: \"environment\", \"web_identity\""],
    );
    check(
        "{ assume_role = { role_arn = \"arn:aws:iam::1:role/x\" } }",
        &["`connection.aws.auth.aws.assume_role` does not say who takes the role; write"],
    );
    check(
        "{ assume_role = \"ops\" }",
        &["`connection.aws.auth.aws.assume_role` takes a table in braces, found a text"],
    );
}

#[test]
fn the_region_is_needed() {
    let toml = "[connection.aws]\nspoke = \"aws\"\nauth = { aws = { profile = \"ops\" } }\n";
    let told = Hub::builder().spoke::<Aws>().connections_toml(toml).build().unwrap_err().to_string();
    assert!(told.contains("`connection.aws` lacks the setting `region`"), "{told}");
}
