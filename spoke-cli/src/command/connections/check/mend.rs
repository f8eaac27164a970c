//! What to do about a connection that does not work.

use std::error::Error as StdError;
use std::io;

use spoke_runtime::{Error, Kind, Shown};

use super::finding::Step;
use super::{Asked, harmless};

/// What to do about `error`.
pub(super) fn mend(asked: &Asked<'_>, step: Step, error: &Error) -> String {
    match (step, error.kind()) {
        (Step::Open, _) | (_, Kind::Config | Kind::Input) => open(asked),
        (Step::SignIn, Kind::Auth) => format!(
            "no token was given: see that the client and its secret are right and may ask for this; they come from {}",
            sources(asked)
        ),
        (_, Kind::Auth) => format!(
            "the vendor does not take this credential: it is wrong, revoked, expired, or for another host; it comes from {}",
            sources(asked)
        ),
        (_, Kind::Forbidden) => forbidden(asked, error),
        (_, Kind::NotFound | Kind::Redirect) => {
            format!("nothing of this vendor is there: see {}", base(asked))
        }
        (_, Kind::RateLimited) => match error.retry_after() {
            Some(wait) => format!("the vendor takes no more calls now; try again in {} s", wait.as_secs()),
            None => "the vendor takes no more calls now; try again later".to_owned(),
        },
        (_, Kind::Server) => "the vendor is in trouble, not the connection; try again later".to_owned(),
        (_, Kind::Connect) => unreached(asked, error),
        (_, Kind::Timeout) => late(asked),
        (_, Kind::Transport | Kind::TooLarge | Kind::Decode) => format!(
            "what answered is not this vendor's interface, such as a page to sign in or a proxy: see {}",
            base(asked)
        ),
        _ => format!("see {} and the credential from {}", base(asked), sources(asked)),
    }
}

/// What to do where it does not answer in time.
pub(super) fn late(asked: &Asked<'_>) -> String {
    format!(
        "see that the host is reached from here, through a proxy where there must be one: {}",
        base(asked)
    )
}

/// Looks at the sources as they are now, for whoever opens has told only the first that is missing.
fn open(asked: &Asked<'_>) -> String {
    let is_missing = |name: &&str| std::env::var_os(name).is_none_or(|value| value.is_empty());
    let variables: Vec<String> = named(asked, "env").filter(is_missing).map(|it| format!("`{it}`")).collect();
    if !variables.is_empty() {
        return format!("set {} in the environment of this process", variables.join(" and "));
    }
    let is_missing = |name: &&str| !asked.folder.join(name).exists();
    if let Some(name) = named(asked, "file").find(is_missing) {
        return format!(
            "write the secret into the file `{name}`; a relative path starts at the folder of the connections file"
        );
    }
    if let Some(name) = named(asked, "secret").next() {
        return format!("see that the store can be opened here, and holds `{name}`");
    }
    format!("mend the connection at {}", asked.connection.place)
}

fn forbidden(asked: &Asked<'_>, error: &Error) -> String {
    let Some(action) = asked.action else {
        return "the credential is accepted, and may not do this".to_owned();
    };
    let name = &action.name;
    let needed = demanded(error).unwrap_or_else(|| action.scopes.join(" "));
    if !needed.is_empty() {
        return format!("the credential is accepted, and lacks what `{name}` needs: {needed}");
    }
    let others = asked.spoke.map_or_else(Vec::new, |spoke| harmless(spoke, Some(name)));
    match others.first() {
        None => format!("the credential is accepted, and may not call `{name}`"),
        Some(other) => format!(
            "the credential is accepted, and may not call `{name}`; where it need not, check by another: --by {}",
            other.trim_matches('`')
        ),
    }
}

/// The scopes that the answer asks for, as RFC 6750 has it in section 3: `WWW-Authenticate: Bearer …, scope="…"`.
fn demanded(error: &Error) -> Option<String> {
    let header = error.headers()?.get("www-authenticate")?.to_str().ok()?;
    let (_, rest) = header.split_once("scope=\"")?;
    rest.split('"').next().map(str::to_owned)
}

fn unreached(asked: &Asked<'_>, error: &Error) -> String {
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(one) = cause {
        if one.downcast_ref::<io::Error>().is_some_and(|it| it.kind() == io::ErrorKind::ConnectionRefused) {
            return format!("nobody listens there: see {}", base(asked));
        }
        // No type of these errors is anybody's but their library's; what they say is all there is.
        let text = one.to_string();
        if text.contains("certificate") {
            return format!(
                "the host's certificate is not trusted here: see {} and the CA under `tls`",
                base(asked)
            );
        }
        if text.contains("dns error") || text.contains("lookup address") {
            return format!("there is no host of this name: see {}", base(asked));
        }
        cause = one.source();
    }
    late(asked)
}

/// The base URL and where it stands.
fn base(asked: &Asked<'_>) -> String {
    match asked.connection.value("base_url") {
        Some(url) => format!("`base_url` {} ({})", url.shown, url.place),
        None => match asked.spoke.and_then(|spoke| spoke.base.as_deref()) {
            Some(base) => format!("the spoke's own base {base}"),
            None => "the connection's `base_url`".to_owned(),
        },
    }
}

/// Where its secrets come from.
fn sources(asked: &Asked<'_>) -> String {
    let values = asked.connection.values.iter().filter(|it| matches!(it.shown, Shown::Source(..)));
    let sources: Vec<String> = values.map(|it| format!("{} ({})", it.shown, it.place)).collect();
    if sources.is_empty() {
        format!("the connection at {}", asked.connection.place)
    } else {
        sources.join(", ")
    }
}

/// The names that stand in sources of this kind.
fn named<'a>(asked: &Asked<'a>, wanted: &'static str) -> impl Iterator<Item = &'a str> {
    asked.connection.values.iter().filter_map(move |value| match &value.shown {
        Shown::Source(kind, Some(name)) if *kind == wanted => Some(name.as_str()),
        _ => None,
    })
}
