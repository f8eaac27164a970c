//! `spoke connections check`: whether each connection works.

mod finding;
mod mend;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use clap::Args;
use spoke_runtime::{ActionEntry, Catalog, DescribedConnection, DescribedFile, Hub, SpokeEntry};
use tokio::task::JoinSet;

use self::finding::{Finding, ask};
use super::{From, environment, find};
use crate::command::shelf;
use crate::failure::{Exit, Failure};
use crate::progress;
use crate::screen::{BAD, DIM, EXPECTED, GOOD, NAME, PLAIN, TITLE, plain, say, say_json};
use crate::table::Table;

/// Checks connections: opens each, signs in, and calls the action by which its spoke is verified
///
/// All are checked, also where one fails, and beside each failure stands what to do about it. The exit code is that of the
/// first that fails.
#[derive(Args, Debug)]
pub(crate) struct Check {
    /// Only these connections
    aliases: Vec<String>,
    #[command(flatten)]
    from: From,
    /// For connections of its spoke, calls this action in place of the spoke's own; it only reads and needs no inputs
    #[arg(long, value_name = "ACTION")]
    by: Vec<String>,
    /// How long each connection may take to sign in, and again to answer
    #[arg(long, value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..))]
    timeout: u64,
    /// Prints one JSON object a line, one for each connection
    #[arg(long)]
    json: bool,
}

/// A connection and what it is asked.
struct Asked<'a> {
    connection: &'a DescribedConnection,
    /// `None` where this binary does not know it.
    spoke: Option<&'a SpokeEntry>,
    action: Option<&'a ActionEntry>,
    /// Where relative files of secrets stand.
    folder: &'a Path,
    /// Whether it was asked for by name.
    is_named: bool,
}

impl Check {
    pub(super) async fn run(&self) -> Result<Exit, Failure> {
        let file = self.from.described()?;
        let catalog = shelf::catalog()?;
        let asked = self.asked(&file, &catalog)?;
        let hub = self.from.hub().open_later().load(&self.from.connections).await?;
        let what = || format!("checking {} connections", asked.len());
        let findings = progress::shown(what, self.ask_all(&hub, &asked)).await;
        let told: Vec<_> = asked.iter().zip(&findings).collect();
        match self.json {
            true => told.iter().try_for_each(|(asked, finding)| say_json(&finding.json(asked, &file)))?,
            false => say(self.report(&file, &told))?,
        }
        let exits = told.iter().map(|(asked, finding)| finding.exit(asked));
        Ok(exits.into_iter().find(|exit| *exit != Exit::Done).unwrap_or(Exit::Done))
    }

    /// The connections to check, in the order of their names.
    fn asked<'a>(&'a self, file: &'a DescribedFile, catalog: &'a Catalog) -> Result<Vec<Asked<'a>>, Failure> {
        let by = self.by(catalog)?;
        for alias in &self.aliases {
            find(file, alias)?;
        }
        let is_meant =
            |it: &&DescribedConnection| self.aliases.is_empty() || self.aliases.contains(&it.alias);
        let folder = self.from.connections.parent().unwrap_or(Path::new(""));
        let ask = |connection: &'a DescribedConnection| {
            let spoke = connection.text("spoke").and_then(|name| catalog.spoke(name));
            let verify = |spoke: &SpokeEntry| catalog.action(&format!("{}.{}", spoke.name, spoke.verify?));
            let action = spoke.and_then(|spoke| by.get(spoke.name).copied().or_else(|| verify(spoke)));
            let is_named = self.aliases.contains(&connection.alias);
            Asked { connection, spoke, action, folder, is_named }
        };
        Ok(file.connections.iter().filter(is_meant).map(ask).collect())
    }

    /// What `--by` says, by spoke.
    fn by<'a>(&self, catalog: &'a Catalog) -> Result<BTreeMap<&'a str, &'a ActionEntry>, Failure> {
        let mut by = BTreeMap::new();
        for name in &self.by {
            let (spoke, action) = shelf::action(catalog, name)?;
            if !is_harmless(action) {
                let others = harmless(spoke, None);
                let others = if others.is_empty() {
                    String::new()
                } else {
                    format!("; such are {}", others.join(", "))
                };
                return Err(Failure::usage(format!(
                    "`--by` takes an action that only reads and needs no inputs, and `{name}` is none{others}"
                )));
            }
            by.insert(spoke.name, action);
        }
        Ok(by)
    }

    async fn ask_all(&self, hub: &Hub, asked: &[Asked<'_>]) -> Vec<Finding> {
        let limit = Duration::from_secs(self.timeout);
        let mut asking = JoinSet::new();
        for (index, Asked { connection, spoke, action, .. }) in asked.iter().enumerate() {
            let (hub, alias) = (hub.clone(), connection.alias.clone());
            let (is_known, action) = (spoke.is_some(), action.map(|action| action.name.clone()));
            asking.spawn(async move {
                match is_known {
                    true => (index, ask(&hub, &alias, action.as_deref(), limit).await),
                    false => (index, Finding::Unknown),
                }
            });
        }
        let mut findings = asking.join_all().await;
        findings.sort_by_key(|(index, _)| *index);
        findings.into_iter().map(|(_, finding)| finding).collect()
    }

    fn report(&self, file: &DescribedFile, told: &[(&Asked<'_>, &Finding)]) -> String {
        let name = plain(&self.from.connections.display().to_string());
        let title = format!("{TITLE}{name}{TITLE:#}{}", plain(&environment(file)));
        let mut table = Table::new(2);
        for (asked, finding) in told {
            let style = match finding {
                Finding::Works { .. } => GOOD,
                Finding::SignsIn(_) | Finding::Unknown => EXPECTED,
                Finding::Fails(..) | Finding::Late(_) => BAD,
            };
            let action = asked.action.map_or("", |action| &action.name);
            let (word, sentence) = (finding.word(), finding.sentence(asked));
            table.row([(style, word), (NAME, &asked.connection.alias), (DIM, action), (PLAIN, &sentence)]);
        }
        if table.is_empty() {
            return format!("{title}\n  no connections");
        }
        let mut report = title;
        for (line, (asked, finding)) in table.to_string().lines().zip(told) {
            report = format!("{report}\n{line}");
            if let Some(mend) = finding.mend(asked) {
                report = format!("{report}\n    → {}", plain(&mend));
            }
        }
        report
    }
}

/// Whether a call of it changes nothing and needs nothing.
fn is_harmless(action: &ActionEntry) -> bool {
    action.effect == "read"
        && action.typed_only.is_none()
        && action.inputs.iter().all(|input| !input.required)
}

/// The spoke's other actions that may be called to see whether a connection works.
fn harmless(spoke: &SpokeEntry, except: Option<&str>) -> Vec<String> {
    let others = spoke.actions.iter().filter(|it| is_harmless(it) && Some(it.name.as_str()) != except);
    others.map(|it| format!("`{}`", it.name)).collect()
}
