//! The keys of one connection.

use std::collections::BTreeMap;

use crate::retry::Retry;

use super::connection::{Auth, ConnectionConfig};
use super::headers::headers;
use super::limit::limit;
use super::proxy::proxies;
use super::section::Section;
use super::sizes::{BUDGET, SIZE, budget, size};
use super::tls::tls;
use super::value::{Spot, Value};

/// What stands in the table of a connection; `None` where it leads to no spoke.
pub(super) fn connection(section: &Section<'_>) -> Option<ConnectionConfig> {
    let spoke = section.needed("spoke", "\"…\"").and_then(|_| section.text("spoke"));
    // What it extends is below it already.
    section.get("extends");
    let base_url = section.text("base_url");
    let settings = section.section("settings");
    let auth = section.get("auth").map_or(Auth::Unsaid, |spot| Auth::Written(spot.clone()));
    let headers = section.section("headers").map(|section| headers(&section)).unwrap_or_default();
    let timeout = section.section("timeout").map(|section| timeouts(&section)).unwrap_or_default();
    let retry = section.section("retry").map(|section| retry(&section));
    let limit = section.section("limit").and_then(|section| limit(&section));
    let limit_group = section.text("limit_group");
    let proxy = proxies(section);
    let tls = section.section("tls").map(|section| tls(&section));
    let max_body = section.measured("max_body", SIZE, size);
    let allow_http = section.boolean("allow_http").unwrap_or_default();
    Some(ConnectionConfig {
        base_url,
        settings_are_unread: settings.is_none() && section.get("settings").is_some(),
        settings: settings.map(|settings| by_name(&settings)).unwrap_or_default(),
        auth,
        headers,
        attempt_timeout: timeout.attempt,
        call_timeout: timeout.call,
        connect_timeout: timeout.connect,
        retry,
        limit,
        limit_group,
        proxy,
        tls,
        max_body,
        allow_http,
        ..ConnectionConfig::at(spoke?, section.place().clone())
    })
}

#[derive(Default)]
struct Timeouts {
    attempt: Option<std::time::Duration>,
    call: Option<std::time::Duration>,
    connect: Option<std::time::Duration>,
}

fn timeouts(section: &Section<'_>) -> Timeouts {
    let timeouts = Timeouts {
        attempt: section.duration("attempt"),
        call: section.duration("call"),
        connect: section.duration("connect"),
    };
    section.finish();
    timeouts
}

fn retry(section: &Section<'_>) -> Retry {
    let attempts = section.count("attempts", 1);
    let budget = section.measured("budget", BUDGET, budget);
    section.finish();
    let own = attempts.map_or(Retry::new(), |attempts| Retry::new().attempts(attempts));
    budget.map_or(own.clone(), |share| own.budget(share))
}

fn by_name(settings: &Section<'_>) -> BTreeMap<String, Spot<Value>> {
    settings.entries().iter().map(|(name, value)| (name.value.clone(), value.clone())).collect()
}
