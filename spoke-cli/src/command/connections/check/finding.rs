//! What was found of one connection, and how that is told.

use std::time::Duration;

use serde_json::{Value, json};
use spoke_runtime::auth::Facts;
use spoke_runtime::{DescribedFile, Error, Hub, Kind, Reply};

use super::{Asked, mend};
use crate::failure::Exit;

/// What was found of one connection.
#[derive(Debug)]
pub(super) enum Finding {
    /// The vendor has answered.
    Works { facts: Facts, reply: Box<Reply<Value>> },
    /// It signs in, and its spoke does not say how more can be known.
    SignsIn(Facts),
    /// This binary does not know its spoke.
    Unknown,
    /// It does not work.
    Fails(Step, Error),
    /// It took too long.
    Late(Duration),
}

/// How far it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Its file, its secrets.
    Open,
    /// Its credential.
    SignIn,
    /// The word of its vendor.
    Verify,
}

/// Opens `alias`, signs in and calls `action`.
pub(super) async fn ask(hub: &Hub, alias: &str, action: Option<&str>, limit: Duration) -> Finding {
    let facts = match tokio::time::timeout(limit, hub.sign_in(alias)).await {
        Ok(Ok(facts)) => facts,
        Ok(Err(error)) if error.kind() == Kind::Config => return Finding::Fails(Step::Open, error),
        Ok(Err(error)) => return Finding::Fails(Step::SignIn, error),
        Err(_) => return Finding::Late(limit),
    };
    let Some(action) = action else { return Finding::SignsIn(facts) };
    match hub.on(alias).timeout(limit).reply(action, json!({})).await {
        Ok(reply) => Finding::Works { facts, reply: Box::new(reply) },
        Err(error) => Finding::Fails(Step::Verify, error),
    }
}

impl Finding {
    /// `ok`, or another word.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Finding::Works { .. } => "ok",
            Finding::SignsIn(_) => "signs in",
            Finding::Unknown => "skipped",
            Finding::Fails(..) | Finding::Late(_) => "failed",
        }
    }

    /// What is known, in a line.
    pub(super) fn sentence(&self, asked: &Asked<'_>) -> String {
        let spoke = asked.connection.text("spoke").unwrap_or("?");
        match self {
            Finding::Works { reply, .. } => {
                let milliseconds = reply.elapsed().as_secs_f64() * 1e3;
                format!("{}, {milliseconds:.1} ms{}", reply.status(), self.facts_told())
            }
            Finding::SignsIn(_) => {
                format!(
                    "`{spoke}` does not say by which action a connection is verified{}",
                    self.facts_told()
                )
            }
            Finding::Unknown => format!("this binary does not know the spoke `{spoke}`"),
            Finding::Fails(_, error) => short(error),
            Finding::Late(limit) => format!("not signed in after {} s", limit.as_secs()),
        }
    }

    /// What to do about it, where it fails.
    pub(super) fn mend(&self, asked: &Asked<'_>) -> Option<String> {
        match self {
            Finding::Works { .. } | Finding::SignsIn(_) => None,
            Finding::Unknown => {
                Some("check it from the program that has this spoke: `Hub::verify`".to_owned())
            }
            Finding::Fails(step, error) => Some(mend::mend(asked, *step, error)),
            Finding::Late(_) => Some(mend::late(asked)),
        }
    }

    /// How the command ends for this one alone; what is skipped counts only where it was asked for by name.
    pub(super) fn exit(&self, asked: &Asked<'_>) -> Exit {
        match self {
            Finding::Works { .. } | Finding::SignsIn(_) => Exit::Done,
            Finding::Unknown if asked.is_named => Exit::Config,
            Finding::Unknown => Exit::Done,
            // Nothing was asked for that could be done twice.
            Finding::Fails(Step::SignIn, _) => Exit::Config,
            Finding::Fails(_, error) => Exit::of(error),
            Finding::Late(_) => Exit::NoAnswer,
        }
    }

    /// The finding as an object.
    pub(super) fn json(&self, asked: &Asked<'_>, file: &DescribedFile) -> Value {
        let (error, reply) = match self {
            Finding::Fails(_, error) => (Some(error), None),
            Finding::Works { reply, .. } => (None, Some(&**reply)),
            Finding::SignsIn(_) | Finding::Unknown | Finding::Late(_) => (None, None),
        };
        let is_good = matches!(self, Finding::Works { .. } | Finding::SignsIn(_));
        let facts = self.facts();
        json!({
            "alias": asked.connection.alias,
            "spoke": asked.connection.text("spoke"),
            "environment": file.environment,
            "finding": self.word(),
            "action": asked.action.map(|action| &action.name),
            "status": reply.map(Reply::status).or_else(|| error.and_then(Error::status)),
            "elapsed_ms": reply.map(|reply| reply.elapsed().as_secs_f64() * 1e3),
            "scopes": self.scopes(),
            "expires_in_s": facts.and_then(|facts| facts.expires_in).map(|left| left.as_secs()),
            "output": reply.map(Reply::output),
            "kind": error.map(|error| error.kind().as_str()),
            "error": (!is_good).then(|| self.sentence(asked)),
            "mend": self.mend(asked),
            "exit_code": self.exit(asked) as u8,
        })
    }

    fn facts(&self) -> Option<&Facts> {
        match self {
            Finding::Works { facts, .. } | Finding::SignsIn(facts) => Some(facts),
            Finding::Unknown | Finding::Fails(..) | Finding::Late(_) => None,
        }
    }

    /// What the credential may do: by the word of its issuer, or of the vendor in an output called `scopes`.
    fn scopes(&self) -> Option<Vec<String>> {
        let of_issuer = self.facts().and_then(|facts| facts.scopes.clone());
        of_issuer.or_else(|| {
            let Finding::Works { reply, .. } = self else { return None };
            let text = reply.output()["scopes"].as_str()?;
            let scopes = text.split([',', ' ']).filter(|scope| !scope.is_empty());
            Some(scopes.map(str::to_owned).collect())
        })
    }

    fn facts_told(&self) -> String {
        let good = self.facts().and_then(|facts| facts.expires_in);
        let good = good.map_or_else(String::new, |left| format!(", good for {} s", left.as_secs()));
        match self.scopes() {
            None => good,
            Some(scopes) if scopes.is_empty() => format!("{good}; may nothing that is named"),
            Some(scopes) => format!("{good}; may {}", scopes.join(", ")),
        }
    }
}

/// The error without the call that stands beside it in the table.
fn short(error: &Error) -> String {
    match (error.status(), error.code(), error.message()) {
        (Some(status), None, None) => status.to_string(),
        (Some(status), Some(code), None) => format!("{status} {code}"),
        (Some(status), None, Some(message)) => format!("{status}: {message}"),
        (Some(status), Some(code), Some(message)) => format!("{status} {code}: {message}"),
        (None, _, _) => {
            let text = error.to_string();
            let call = error.spoke().zip(error.action()).zip(error.alias());
            let start = call.map(|((spoke, action), alias)| format!("{spoke}.{action} on `{alias}`: "));
            start.and_then(|start| text.strip_prefix(&start).map(str::to_owned)).unwrap_or(text)
        }
    }
}
