//! What every call is given: the same as by the clients of the runner.

/// The owner of the repository.
pub const OWNER: &str = "acme";
/// The repository.
pub const REPOSITORY: &str = "desk";
/// The issue's number.
pub const NUMBER: u64 = 1;
/// The channel that a message goes to.
pub const CHANNEL: &str = "C0123ABCDEF";
/// What the message says.
pub const TEXT: &str = "disk full on db-1";
/// The token of GitHub and Slack.
pub const TOKEN: &str = "ghp_0123456789abcdef";
/// The name that a client gives itself where it is asked for one.
pub const USER_AGENT: &str = "bench/0.1";
/// The bucket, its object and the function.
pub const BUCKET: &str = "bucket";
/// The object's key.
pub const KEY: &str = "object";
/// The function that is invoked.
pub const FUNCTION: &str = "resize";
/// What it is invoked with.
pub const PAYLOAD: &[u8] = br#"{"key":"photos/2026/kari.png"}"#;
/// The identity that signs for AWS: the one of its documentation.
pub const ACCESS_KEY: &str = "AKIAIOSFODNN7EXAMPLE";
/// Its secret, of the documentation too.
pub const SECRET_KEY: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
/// The region.
pub const REGION: &str = "eu-central-1";
