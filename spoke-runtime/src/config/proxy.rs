//! `proxy = "socks5h://relay:1080"`, a list of them, or `{ url = "…", username = "…", password = { secret = "…" } }`.

use crate::transport::Proxy;

use super::mistakes::Mistakes;
use super::secret_source::{SecretAt, SecretSources};
use super::section::Section;
use super::value::{Place, Spot, Value};

/// What a proxy looks like, for messages.
const PROXY: &str = "the address of a proxy such as \"http://relay.internal:3128\" or \"socks5h://relay.internal:1080\", a table \
                     `{ url = \"…\", username = \"…\", password = { secret = \"…\" } }`, or a list of them";

/// A proxy, its password perhaps yet to be read from where it is kept.
#[derive(Clone, Debug)]
pub(super) struct ProxyAt {
    proxy: Proxy,
    login: Option<(String, SecretAt)>,
}

impl From<Proxy> for ProxyAt {
    fn from(proxy: Proxy) -> Self {
        ProxyAt { proxy, login: None }
    }
}

/// What stands under `proxy`; an empty list is none, also where the connection below has one.
pub(super) fn proxies(section: &Section<'_>) -> Vec<ProxyAt> {
    let Some(spot) = section.get("proxy") else { return Vec::new() };
    let path = section.path_of("proxy");
    match &spot.value {
        Value::List(list) => list.iter().filter_map(|one| proxy(&path, one, section.mistakes())).collect(),
        _ => proxy(&path, spot, section.mistakes()).into_iter().collect(),
    }
}

fn proxy(path: &str, spot: &Spot<Value>, mistakes: &Mistakes) -> Option<ProxyAt> {
    match &spot.value {
        Value::Text(url) => at(path, url, &spot.place, mistakes).map(ProxyAt::from),
        Value::Table(table) => {
            let section = Section::new(path.to_owned(), &spot.place, table, mistakes);
            let url =
                section.needed("url", "\"http://relay.internal:3128\"").and_then(|_| section.text("url"));
            let proxy = url.and_then(|url| at(&section.path_of("url"), &url.value, &url.place, mistakes));
            let username = section.text("username");
            let password = section.get("password");
            section.finish();
            let login = match (username, password) {
                (Some(username), Some(password)) => {
                    let path = section.path_of("password");
                    let password = SecretAt::written(&path, password, mistakes);
                    password.map(|password| (username.value, password))
                }
                (None, None) => None,
                (Some(_), None) => {
                    section.needed("password", "{ env = \"NAME\" }");
                    None
                }
                (None, Some(_)) => {
                    section.needed("username", "\"…\"");
                    None
                }
            };
            proxy.map(|proxy| ProxyAt { proxy, login })
        }
        other => {
            mistakes.note(&spot.place, format!("`{path}` takes {PROXY}; found {}", other.kind()));
            None
        }
    }
}

fn at(path: &str, url: &str, place: &Place, mistakes: &Mistakes) -> Option<Proxy> {
    match Proxy::new(url) {
        Ok(proxy) => Some(proxy),
        Err(rule) => {
            mistakes.note(place, format!("`{path}` {rule}"));
            None
        }
    }
}

/// The proxies with their passwords; `None` where something was noted.
pub(super) fn open_proxies(
    alias: &str,
    proxies: &[ProxyAt],
    sources: SecretSources<'_>,
    mistakes: &Mistakes,
) -> Option<Vec<Proxy>> {
    let opened: Vec<_> = proxies
        .iter()
        .map(|ProxyAt { proxy, login }| match login {
            None => Some(proxy.clone()),
            Some((username, password)) => {
                let path = format!("connection.{alias}.proxy.password");
                let password = sources.read_at(&path, password, mistakes)?;
                Some(proxy.clone().login(username, password))
            }
        })
        .collect();
    opened.into_iter().collect()
}
