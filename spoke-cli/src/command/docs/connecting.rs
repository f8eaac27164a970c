//! What an integration connects to: addresses, settings, TLS, proxies, and how a call travels.

use spoke_runtime::{SpokeEntry, defaults};

use crate::shape::Shape;

use super::Subject;
use super::diagram;
use super::markdown::{Markdown, code, codes, words};

pub(super) fn write(subject: &Subject<'_>, page: &mut Markdown) {
    let spoke = subject.spoke;
    page.heading(2, "What it connects to");
    page.table(["what", "is"], facts(spoke));
    page.table(
        ["setting of the connection", "type", "required", "stands in", "says"],
        spoke.settings.iter().map(|setting| {
            let places = setting.places.iter().map(|it| format!("{} {}", it.part, code(&it.name)));
            let places: Vec<String> = places.collect();
            [
                code(setting.name),
                Shape::of(&setting.schema).words(),
                yes(setting.required),
                if places.is_empty() { "where an action names it".to_owned() } else { places.join(", ") },
                words(setting.docs),
            ]
        }),
    );
    page.paragraph("A connection, in `connections.toml`:");
    page.fence("toml", &connection(spoke));
    page.heading(3, "How a call travels");
    page.fence("mermaid", &diagram::flow(spoke));
    page.fence("mermaid", &diagram::sequence(subject));
}

pub(super) fn yes(is: bool) -> String {
    if is { "yes".to_owned() } else { String::new() }
}

fn facts(spoke: &SpokeEntry) -> Vec<[String; 2]> {
    let mut facts = Vec::new();
    let mut fact = |what: &str, is: String| facts.push([what.to_owned(), is]);
    fact(
        "address",
        match &spoke.base {
            Some(base) => format!("{}, unless the connection says `base_url`", code(base)),
            None => "what the connection says as `base_url`".to_owned(),
        },
    );
    if !spoke.hosts.is_empty() {
        fact("other hosts that may get its credentials", codes(spoke.hosts.iter().copied()));
    }
    let asks: Vec<&str> = spoke.auth.iter().flat_map(|way| way.asks.iter().copied()).collect();
    if !asks.is_empty() {
        fact("asked for credentials, by the ways to sign in that need it", codes(asks));
    }
    fact("protocol", "HTTP/1.1 or HTTP/2 over TLS; plain `http://` only to this machine, or where the connection says `allow_http = true`".to_owned());
    fact("TLS", "the platform's authorities, and those of `tls = { ca = \"…\" }`, or with `only_ca = true` those alone; a client certificate by `tls = { identity = … }`; no switch trusts everybody".to_owned());
    fact("proxies", "what the connection says as `proxy`: `http`, `https`, `socks5` or `socks5h`, several in order; environment variables are not read".to_owned());
    fact(
        "redirects",
        format!(
            "only of what reads, at most {}; credentials go to none but the connection's own host and the hosts named here",
            defaults::MAX_REDIRECTS
        ),
    );
    fact(
        "time",
        format!(
            "{} s to connect, {} s for an attempt, unless an action or the connection says otherwise",
            defaults::CONNECT_TIMEOUT.as_secs(),
            defaults::ATTEMPT_TIMEOUT.as_secs()
        ),
    );
    fact(
        "sent along",
        "`traceparent` (W3C Trace Context) and `x-spoke-call-id`, by which a call is found again in logs"
            .to_owned(),
    );
    facts
}

/// The smallest connection, with what may be said about the network.
fn connection(spoke: &SpokeEntry) -> String {
    let name = spoke.name;
    let mut toml = format!("[connection.{name}]\nspoke = \"{name}\"\n");
    let mut line = |line: &str| toml.extend([line, "\n"]);
    if spoke.base.is_none() {
        line("base_url = \"https://…\"");
    }
    let required = spoke.settings.iter().filter(|setting| setting.required);
    let settings: Vec<String> = required.map(|setting| format!("{} = \"…\"", setting.name)).collect();
    if !settings.is_empty() {
        line(&format!("settings = {{ {} }}", settings.join(", ")));
    }
    for (index, way) in spoke.auth.iter().enumerate() {
        line(&format!("{}{}", if index == 0 { "" } else { "# or " }, way.example));
    }
    line("# proxy = [\"socks5h://relay.example:1080\"]");
    line("# tls = { ca = \"internal-ca.pem\", identity = { file = \"client.pem\" } }");
    toml
}
