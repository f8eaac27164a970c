//! The keys of a file of connections, as a schema says them; a test holds them to those that the runtime reads.

#![allow(dead_code, reason = "only the shape of these types is used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::Value;

/// The connections of a program: where each system is, how to sign in, and within which limits.
#[derive(JsonSchema)]
#[schemars(title = "connections.toml", deny_unknown_fields)]
pub(super) struct File {
    /// The connections by alias.
    connection: Option<BTreeMap<String, Connection>>,
    /// What each environment puts over them, by the environment's name.
    environment: Option<BTreeMap<String, Environment>>,
    /// The environment that the file means where neither the program nor `SPOKE_ENV` says another.
    default_environment: Option<String>,
    /// Who may call what, by the caller's name: a guard against mistakes inside one process.
    caller: Option<BTreeMap<String, Caller>>,
    /// Where the encrypted store is, and what opens it.
    secrets: Option<Secrets>,
}

/// An overlay: what it names is replaced, the rest stays.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Environment {
    /// Connections by alias, whole or in part.
    connection: Option<BTreeMap<String, Connection>>,
}

/// A connection to one account of one system.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Connection {
    /// The spoke that it leads to.
    spoke: Option<String>,
    /// The connection whose keys stand below this one's.
    extends: Option<String>,
    /// Where the system is: scheme, host and path.
    base_url: Option<String>,
    /// The settings that the spoke declares.
    settings: Option<BTreeMap<String, Value>>,
    auth: Option<Auth>,
    /// Headers of every request to the connection's own host; secret ones from a source.
    headers: Option<BTreeMap<String, Header>>,
    timeout: Option<Timeout>,
    retry: Option<Retry>,
    limit: Option<Limit>,
    /// One limiter for all connections that name this group.
    limit_group: Option<String>,
    proxy: Option<Proxies>,
    tls: Option<Tls>,
    /// The largest accepted body after decompression: `"64MiB"`, or a number of bytes.
    max_body: Option<Size>,
    /// Accepts a base URL without TLS on a host that is not this machine.
    allow_http: Option<bool>,
}

/// Filled in from the catalog.
#[derive(JsonSchema)]
pub(super) struct Auth {}

/// Where a secret is kept; one written out is refused.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Kept {
    /// The name of an environment variable.
    Env(String),
    /// The path of a file, relative to this one.
    File(String),
    /// The name of a secret in the store.
    Secret(String),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Header {
    Plain(String),
    Kept(Kept),
}

/// A duration such as `"10s"` (units: ms, s, m, h).
#[derive(JsonSchema)]
pub(super) struct Duration(#[schemars(regex(pattern = r"^[0-9]+ *(ms|s|m|h)$"))] String);

#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Size {
    Bytes(u64),
    Text(#[schemars(regex(pattern = r"^[0-9]+ *(B|KiB|MiB|GiB)$"))] String),
}

/// How long things may take.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Timeout {
    /// One attempt.
    attempt: Option<Duration>,
    /// A call, all its attempts and waits together.
    call: Option<Duration>,
    /// Until a connection to the host stands.
    connect: Option<Duration>,
}

/// How often a call is tried whose effect allows it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Retry {
    /// The most attempts, the first among them.
    attempts: Option<std::num::NonZeroU32>,
    /// The part of all calls that may be retries.
    #[schemars(range(min = 0.0))]
    budget: Option<f64>,
}

/// How much of all calls the vendor takes at a time.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("minProperties" = 1))]
pub(super) struct Limit {
    /// A count and a window: `"50/s"`, `"5000/h"`, `"100/10s"` (units: ms, s, m, h, d).
    rate: Option<String>,
    /// At most so many of the rate right after one another.
    burst: Option<std::num::NonZeroU32>,
    /// At most so many calls under way at once.
    concurrent: Option<std::num::NonZeroU32>,
}

/// The way to the system: a proxy, or several in the order in which they are preferred.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Proxies {
    One(Proxy),
    Several(Vec<Proxy>),
}

/// `http://`, `https://`, `socks5://` or `socks5h://`.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Proxy {
    Address(
        #[schemars(regex(pattern = r"^(https?|socks5h?)://[^@/?#]+/?$"))]
        String,
    ),
    WithLogin(WithLogin),
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct WithLogin {
    /// `http://relay.internal:3128`, without a login in it.
    #[schemars(regex(pattern = r"^(https?|socks5h?)://[^@/?#]+/?$"))]
    url: String,
    username: Option<String>,
    password: Option<Kept>,
}

/// Whom the connection trusts, and the certificate that it shows.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Tls {
    /// PEM files of authorities that are trusted, too.
    ca: Option<OneOrSeveral>,
    /// Trusts none but those.
    only_ca: Option<bool>,
    /// PEM with the chain and the private key.
    identity: Option<Kept>,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum OneOrSeveral {
    One(String),
    Several(Vec<String>),
}

/// What a caller may do.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Caller {
    /// Actions: `slack.post_message`, `slack.*`, `*`.
    allow: OneOrSeveral,
    /// Aliases that it may use, `*` for any letters; all of them where this is left out.
    connections: Option<OneOrSeveral>,
}

/// The encrypted store. It is opened by one of `key_file`, `key`, `passphrase` and `keyring`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Secrets {
    /// The store's file, `secrets.age` where this is left out.
    file: Option<String>,
    /// The key's file, `secrets.key` where this is left out.
    key_file: Option<String>,
    /// The key itself.
    key: Option<Kept>,
    passphrase: Option<Kept>,
    /// The name of an entry in the system's keyring.
    keyring: Option<String>,
}
