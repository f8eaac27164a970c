//! Tables: as Markdown for people, as JSON for programs, and the figures that budgets speak of.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// One table, with the figures behind it.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is called in files: `runtime`.
    pub name: &'static str,
    /// What it shows, as one line.
    pub title: String,
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
    /// What a reader must know to read it right: one sentence each.
    pub notes: Vec<String>,
    /// Exact numbers by name, `layers.instructions`: what the budgets name.
    pub figures: BTreeMap<String, f64>,
}

impl Table {
    /// An empty one.
    pub fn new(name: &'static str, title: impl Into<String>, columns: &[&str]) -> Table {
        Table {
            name,
            title: title.into(),
            columns: columns.iter().map(|it| (*it).to_owned()).collect(),
            rows: Vec::new(),
            notes: Vec::new(),
            figures: BTreeMap::new(),
        }
    }

    /// One more row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// One more sentence below it.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// One more figure, `TABLE.NAME`.
    pub fn figure(&mut self, name: impl AsRef<str>, value: f64) {
        self.figures.insert(format!("{}.{}", self.name, name.as_ref()), value);
    }

    /// The figures of the last report of this name, without its rows; `None` where there is none.
    pub fn reported(name: &'static str) -> Option<Table> {
        let text = std::fs::read_to_string(folder().join(format!("{name}.json"))).ok()?;
        let report: Value = serde_json::from_str(&text).ok()?;
        let figures = serde_json::from_value(report.get("figures")?.clone()).ok()?;
        Some(Table { figures, ..Table::new(name, "", &[]) })
    }

    /// As Markdown, with a heading.
    pub fn markdown(&self) -> String {
        let mut text = format!("## {}\n\n", self.title);
        let line = |text: &mut String, cells: &[String]| {
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        };
        line(&mut text, &self.columns);
        let _ = writeln!(text, "|{}", "---|".repeat(self.columns.len()));
        for row in &self.rows {
            line(&mut text, row);
        }
        for note in &self.notes {
            let _ = write!(text, "\n{note}\n");
        }
        text
    }

    /// As JSON: title, columns, rows, notes, figures.
    pub fn json(&self) -> Value {
        json!({
            "title": self.title,
            "columns": self.columns,
            "rows": self.rows,
            "notes": self.notes,
            "figures": self.figures,
        })
    }

    /// Prints it, and writes it as `NAME.md` and `NAME.json` to the folder of reports.
    pub fn publish(&self) {
        println!("\n{}", self.markdown());
        let folder = folder();
        let written = std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::write(folder.join(format!("{}.md", self.name)), self.markdown()))
            .and_then(|()| {
                std::fs::write(folder.join(format!("{}.json", self.name)), format!("{:#}\n", self.json()))
            });
        if let Err(error) = written {
            eprintln!("{}: {error}", folder.display());
        }
    }
}

/// Where reports are written: `reports` in the target folder.
pub fn folder() -> PathBuf {
    target().join("reports")
}

/// The target folder, in which this program stands two folders deep.
pub fn target() -> PathBuf {
    let own = std::env::current_exe().expect("the program has a path");
    own.ancestors().nth(2).map_or_else(|| PathBuf::from("target"), Path::to_path_buf)
}
