//! Profiles as people write them.

use std::path::Path;

use super::super::source::Source;
use super::Profile;

const CONFIG: &str = "\
[default]
region = eu-central-1
output = json

[profile ops]
role_arn = arn:aws:iam::123456789012:role/ops
source_profile = base
external_id = acme#7 ; not a comment
duration_seconds = 1800
role_session_name = nightly
s3 =
  addressing_style = path

[profile both]
role_arn = arn:aws:iam::123456789012:role/both
source_profile = both

[profile chain]
role_arn = arn:aws:iam::123456789012:role/chain
source_profile = ops

[profile circle]
role_arn = arn:aws:iam::123456789012:role/circle
source_profile = circular

[profile circular]
role_arn = arn:aws:iam::123456789012:role/circular
source_profile = circle

[profile pod]
role_arn = arn:aws:iam::123456789012:role/pod
web_identity_token_file = /var/run/token

[profile nobody]
role_arn = arn:aws:iam::123456789012:role/nobody

[profile metadata]
role_arn = arn:aws:iam::123456789012:role/x
credential_source = Ec2InstanceMetadata

[profile sso]
sso_session = acme

[profile device]
role_arn = arn:aws:iam::123456789012:role/x
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/mia
";

const CREDENTIALS: &str = "\
# People and machines.
[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = de/fa+ult=;#x

[base]
aws_access_key_id=AKIABASE
aws_secret_access_key=b4se
aws_session_token=t0ken

[both]
aws_access_key_id = AKIABOTH
aws_secret_access_key = b0th
";

fn resolved(name: &str) -> Result<Source, String> {
    let folder = tempfile::tempdir().unwrap();
    let (config, credentials) = (folder.path().join("config"), folder.path().join("credentials"));
    std::fs::write(&config, CONFIG).unwrap();
    std::fs::write(&credentials, CREDENTIALS).unwrap();
    let (config_file, credentials_file) = (Some(config), Some(credentials));
    Profile { name: name.to_owned(), config_file, credentials_file, sts_url: None }.resolved()
}

#[track_caller]
fn check_keys(source: &Source, id: &str, secret: &str, token: Option<&str>) {
    let Source::Keys(session) = source else { panic!("{source:?}") };
    let credentials = &session.credentials;
    assert_eq!((credentials.access_key_id(), credentials.secret_access_key()), (id, secret));
    assert_eq!(credentials.session_token(), token);
}

#[track_caller]
fn check_role(source: Source, name: &str) -> Source {
    let Source::Role(role) = source else { panic!("{source:?}") };
    assert_eq!(role.0.arn, format!("arn:aws:iam::123456789012:role/{name}"));
    role.1
}

#[track_caller]
fn check_refused(name: &str, expected: &str) {
    let fault = resolved(name).unwrap_err();
    assert!(fault.contains(expected), "{fault}");
}

#[test]
fn keys_stand_as_they_are() {
    check_keys(&resolved("default").unwrap(), "AKIADEFAULT", "de/fa+ult=;#x", None);
    check_keys(&resolved("base").unwrap(), "AKIABASE", "b4se", Some("t0ken"));
}

#[test]
fn a_role_is_taken_by_its_source() {
    let source = resolved("ops").unwrap();
    let Source::Role(role) = &source else { panic!("{source:?}") };
    assert_eq!(role.0.session_name.as_deref(), Some("nightly"));
    assert_eq!(role.0.external_id.as_deref(), Some("acme#7 ; not a comment"));
    assert_eq!(role.0.duration.map(|duration| duration.as_secs()), Some(1800));
    check_keys(&check_role(source, "ops"), "AKIABASE", "b4se", Some("t0ken"));
    check_keys(&check_role(resolved("both").unwrap(), "both"), "AKIABOTH", "b0th", None);
}

#[test]
fn roles_lead_to_roles_but_not_in_a_circle() {
    let ops = check_role(resolved("chain").unwrap(), "chain");
    check_keys(&check_role(ops, "ops"), "AKIABASE", "b4se", Some("t0ken"));
    check_refused("circle", "leads on and on by `source_profile`");
}

#[test]
fn a_token_file_is_a_source() {
    let source = resolved("pod").unwrap();
    let Source::WebIdentity(identity) = &source else { panic!("{source:?}") };
    assert_eq!(identity.token_file, Path::new("/var/run/token"));
}

#[test]
fn what_cannot_be_done_is_told() {
    check_refused("prod", "there is no profile `prod` in `");
    check_refused("nobody", "does not say who takes it; add `source_profile`");
    check_refused(
        "metadata",
        "`credential_source = Ec2InstanceMetadata`, which is not known here; allowed: `Environment`",
    );
    check_refused("sso", "gets its keys by `sso_session`, which is not known here");
    check_refused("device", "asks for a code of a device");
}
