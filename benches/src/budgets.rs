//! What may be spent: the budgets of one file, held against the figures of the tables.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Deserialize;

use crate::report::Table;

/// One line of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Whether CI holds it.
    pub kind: Kind,
    /// The most that may be spent.
    pub most: Option<f64>,
    /// What was spent when the line was written.
    pub recorded: Option<f64>,
    /// The share by which it may leave what was recorded.
    #[serde(default)]
    pub within: f64,
    /// The command that shows where it goes.
    pub look: String,
}

/// What kind of figure it is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Exact: held by CI.
    Count,
    /// Time, or a ratio of times: reported, never gated.
    Time,
}

/// The budgets by the name of their figure.
#[derive(Clone, Debug)]
pub struct Budgets(BTreeMap<String, Budget>);

impl Budgets {
    /// Those of `benches/budgets.toml`.
    ///
    /// # Errors
    ///
    /// Where the file is missing or says what no budget says, with its line.
    pub fn load() -> Result<Budgets, String> {
        let path = path();
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let tables: BTreeMap<String, BTreeMap<String, Budget>> =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let named = tables.into_iter().flat_map(|(table, figures)| {
            figures.into_iter().map(move |(figure, budget)| (format!("{table}.{figure}"), budget))
        });
        Ok(Budgets(named.collect()))
    }

    /// What is broken by these tables, one sentence each; a counted budget of a measured table that has no figure is broken too.
    pub fn broken(&self, tables: &[Table]) -> Vec<String> {
        let mut broken = Vec::new();
        for (name, budget) in &self.0 {
            let Some(table) =
                tables.iter().find(|table| name.split_once('.').is_some_and(|(of, _)| of == table.name))
            else {
                continue;
            };
            match table.figures.get(name) {
                _ if budget.kind == Kind::Time => {}
                Some(figure) => broken.extend(budget.fault(name, *figure)),
                None => broken.push(format!("{name}: was not measured; look: {}", budget.look)),
            }
        }
        broken
    }

    /// The figures that have budgets, side by side with them.
    pub fn table(&self, tables: &[Table]) -> Table {
        let mut side = Table::new(
            "budgets",
            "The budgets",
            &["figure", "measured", "at most", "recorded", "held by", "is"],
        );
        for (name, budget) in &self.0 {
            let Some(figure) = tables.iter().find_map(|table| table.figures.get(name)) else { continue };
            let or_none = |value: Option<f64>| value.map_or_else(|| "—".into(), amount);
            side.row([
                name.clone(),
                amount(*figure),
                or_none(budget.most),
                or_none(budget.recorded),
                match budget.kind {
                    Kind::Count => "CI".into(),
                    Kind::Time => "nobody: time".into(),
                },
                match (budget.fault(name, *figure), budget.most) {
                    (None, _) => "met".into(),
                    (Some(_), Some(most)) if *figure > most => "**over**".into(),
                    (Some(_), _) => "**not as recorded**".into(),
                },
            ]);
        }
        side
    }

    /// Writes what was measured in the place of what was recorded.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn record(tables: &[Table]) -> Result<(), String> {
        let path = path();
        let refused = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|error| refused(&error))?;
        let (mut new, mut figure) = (String::new(), None);
        for line in text.lines() {
            if let Some(head) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                let name = head.replacen(".\"", ".", 1).replace('"', "");
                figure = tables.iter().find_map(|table| table.figures.get(&name).copied());
            }
            match figure {
                Some(figure) if line.starts_with("recorded = ") => {
                    let _ = writeln!(new, "recorded = {}", plain(figure));
                }
                _ => {
                    let _ = writeln!(new, "{line}");
                }
            }
        }
        std::fs::write(&path, new).map_err(|error| refused(&error))
    }
}

impl Budget {
    /// What is wrong with this figure.
    fn fault(&self, name: &str, figure: f64) -> Option<String> {
        let is = format!("{name} is {}", amount(figure));
        let rule = match (self.most, self.recorded) {
            (Some(most), _) if figure > most => format!("at most {} may be spent", amount(most)),
            (_, Some(recorded)) if (figure - recorded).abs() > recorded.abs() * self.within + 0.005 => {
                format!(
                    "{} is recorded and {} % of it allowed; where the change is wanted, `SPOKE_ACCEPT=1 cargo run --release \
                 --manifest-path benches/Cargo.toml -- gates` records it",
                    amount(recorded),
                    amount(self.within * 100.0),
                )
            }
            _ => return None,
        };
        Some(format!("{is}: {rule}; look: {}", self.look))
    }
}

/// As people read it: `26,008`, `0.87`.
pub fn amount(value: f64) -> String {
    if value.abs() < 1_000.0 {
        return plain(value);
    }
    let whole = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0.0 { format!("-{text}") } else { text }
}

/// Two digits behind the point, where there is something to say.
fn plain(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn path() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "budgets.toml"].iter().collect()
}
