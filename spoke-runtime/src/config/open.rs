//! From a configured connection and its spoke to a site that calls run on.

use std::sync::Arc;

use crate::auth::{Anonymous, Authorize, Credential, CredentialTable, Means};
use crate::clock::Clock;
use crate::declaration::Declaration;
use crate::near::{advice, quoted};
use crate::observe::Observe;
use crate::retry::Budget;
use crate::secret::SecretStore;
use crate::site::{Base, Guard, Site};
use crate::transport::{CONNECT_TIMEOUT, NetworkOptions, Networks, Scripted, Tls, Transport};

use super::base::base;
use super::connection::{Auth, ConnectionConfig};
use super::headers::open_headers;
use super::mistakes::Mistakes;
use super::proxy::open_proxies;
use super::secret_source::SecretSources;
use super::settings::settings;
use super::tls::{TlsAt, open_tls};
use super::value::{Spot, Value};

/// The largest accepted body where a connection sets nothing else, in bytes after decompression: 64 MiB. Answers of APIs
/// are far smaller, and a runaway one must not take the process with it.
pub const MAX_BODY: u64 = 64 << 20;

/// What all connections of a hub share.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    /// What stands in the place of the network.
    pub(crate) transport: Option<Arc<dyn Transport>>,
    pub(crate) networks: Arc<Networks>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) observers: Vec<Arc<dyn Observe>>,
    /// Where secrets are kept.
    pub(crate) store: Option<Arc<dyn SecretStore>>,
}

/// Opens `alias`; `None` where something was noted.
pub(crate) fn open(
    alias: &str,
    config: &ConnectionConfig,
    spoke: &'static Declaration,
    shared: &Shared,
    mistakes: &Mistakes,
) -> Option<Site> {
    let before = mistakes.count();
    let settings = settings(alias, config, spoke, mistakes);
    let base = base(alias, config, spoke, &settings, mistakes);
    let sources = SecretSources { folder: config.folder.as_deref(), store: shared.store.as_deref() };
    let headers = open_headers(alias, &config.headers, sources, mistakes);
    let transport = transport(alias, config, sources, shared, mistakes);
    // How it signs in is looked at even where something else is wrong: all mistakes are told at once.
    let site = Arc::new(Site {
        alias: alias.to_owned(),
        base: base.unwrap_or(Base::Slots(&[])),
        settings,
        credential: Anonymous::shared(),
        headers: headers.unwrap_or_default().into(),
        guard: Guard::Open,
        transport: transport.unwrap_or_else(|| Arc::new(Scripted::new([]))),
        clock: Arc::clone(&shared.clock),
        retry: config.retry.clone().unwrap_or_default(),
        budget: Arc::new(Budget::new()),
        limiter: config.limiter(),
        attempt_timeout: config.attempt_timeout,
        call_timeout: config.call_timeout,
        max_body: config.max_body.unwrap_or(MAX_BODY),
        observers: shared.observers.clone(),
    });
    let shows_certificate = config.tls.as_ref().is_some_and(TlsAt::has_identity);
    let means = Means::new(Arc::clone(&site), spoke, shared.store.clone(), shows_certificate);
    let credential = credential(alias, config, spoke, sources, &means, mistakes);
    if mistakes.count() > before {
        return None;
    }
    Some(Site { credential: credential?, ..Site::clone(&site) })
}

/// The way to the connection's host: what the program has put in its place, or a network of these proxies and this TLS.
fn transport(
    alias: &str,
    config: &ConnectionConfig,
    sources: SecretSources<'_>,
    shared: &Shared,
    mistakes: &Mistakes,
) -> Option<Arc<dyn Transport>> {
    let proxies = open_proxies(alias, &config.proxy, sources, mistakes);
    let tls = match &config.tls {
        Some(tls) => open_tls(alias, tls, sources, mistakes),
        None => Some(Tls::new()),
    };
    let options = NetworkOptions {
        connect_timeout: config.connect_timeout.unwrap_or(CONNECT_TIMEOUT),
        tls: tls?,
        ..NetworkOptions::default()
    };
    let proxies = proxies?;
    if let Some(transport) = &shared.transport {
        return Some(Arc::clone(transport));
    }
    match shared.networks.get(options, &proxies, &shared.clock) {
        Ok(network) => Some(network),
        Err(error) => {
            mistakes.note(&config.place, format!("`connection.{alias}`: {error}"));
            None
        }
    }
}

fn credential(
    alias: &str,
    config: &ConnectionConfig,
    spoke: &Declaration,
    sources: SecretSources<'_>,
    means: &Means,
    mistakes: &Mistakes,
) -> Option<Arc<dyn Credential>> {
    match &config.auth {
        Auth::Given(credential) => Some(credential.joined(means).unwrap_or_else(|| Arc::clone(credential))),
        Auth::Unsaid if signs_in_optionally(spoke) => Some(Anonymous::shared()),
        Auth::Unsaid => {
            mistakes.note(
                &config.place,
                format!(
                    "`connection.{alias}` does not say how to sign in; {}, or `auth = \"none\"` to call without credentials",
                    ways(spoke)
                ),
            );
            None
        }
        Auth::Written(spot) => written(alias, spot, spoke, sources, means, mistakes),
    }
}

fn written(
    alias: &str,
    spot: &Spot<Value>,
    spoke: &Declaration,
    sources: SecretSources<'_>,
    means: &Means,
    mistakes: &Mistakes,
) -> Option<Arc<dyn Credential>> {
    let path = format!("connection.{alias}.auth");
    let wrong = |sentence: String| {
        mistakes.note(&spot.place, sentence);
        None
    };
    match &spot.value {
        Value::Text(word) if word == Anonymous.name() => Some(Anonymous::shared()),
        Value::Table(table) if spoke.auth.is_empty() => {
            let names = quoted(table.iter().map(|(name, _)| name.value.as_str()));
            wrong(format!(
                "`{path}` gives {names}, but `{}` declares no way to sign in; remove it",
                spoke.name
            ))
        }
        Value::Table(table) => match table.as_slice() {
            [(name, own)] => match scheme(&name.value, spoke) {
                Some(scheme) => {
                    let before = mistakes.count();
                    let path = format!("{path}.{}", name.value);
                    let table = CredentialTable::new(path.clone(), own, sources, means, mistakes);
                    let opened = scheme.open(&table);
                    table.finish();
                    if opened.is_none() && mistakes.count() == before {
                        mistakes.note(&own.place, format!("`{path}` was refused"));
                    }
                    opened
                }
                None => {
                    let advice = advice(&name.value, names(spoke));
                    mistakes.note(
                        &name.place,
                        format!("`{}` has no way to sign in called `{}`{advice}", spoke.name, name.value),
                    );
                    None
                }
            },
            [] => wrong(format!("`{path}` is empty; {}", ways(spoke))),
            _ => wrong(format!(
                "`{path}` gives several ways to sign in, and a connection uses one; {}",
                ways(spoke)
            )),
        },
        other => {
            wrong(format!("`{path}` takes a table or \"none\", found {}; {}", other.kind(), ways(spoke)))
        }
    }
}

fn scheme(name: &str, spoke: &Declaration) -> Option<&'static dyn Authorize> {
    spoke.auth.iter().copied().find(|scheme| scheme.name() == name)
}

fn signs_in_optionally(spoke: &Declaration) -> bool {
    spoke.auth.is_empty() || scheme(Anonymous.name(), spoke).is_some()
}

fn names(spoke: &Declaration) -> impl Iterator<Item = &'static str> + Clone {
    spoke.auth.iter().map(|scheme| scheme.name())
}

/// What to write, one example for each way.
fn ways(spoke: &Declaration) -> String {
    if spoke.auth.is_empty() {
        return format!("`{}` declares no way to sign in; leave `auth` out", spoke.name);
    }
    let examples = spoke
        .auth
        .iter()
        .filter(|scheme| scheme.name() != Anonymous.name())
        .map(|scheme| format!("`auth = {{ {} = {} }}`", scheme.name(), scheme.example()));
    format!("write {}", examples.collect::<Vec<_>>().join(" or "))
}
