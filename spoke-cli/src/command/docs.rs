//! `spoke docs`: the document about an integration that a company asks for, made from the catalog.

mod action;
mod connecting;
mod diagram;
mod failures;
mod markdown;
mod rights;

use std::path::PathBuf;

use clap::Args;
use spoke_runtime::{ActionEntry, SpokeEntry};

use super::shelf;
use crate::failure::{Exit, Failure};
use crate::paging::{Page, Paging};
use crate::screen::{plain, say, summary};

use markdown::{Markdown, anchor, code, words};

/// Writes the document about an integration, as Markdown: what it connects to, rights, requests, outputs, retries, errors
///
/// It is made from the catalog alone, so that it says what the actions do. Its diagrams are Mermaid.
#[derive(Args, Debug)]
pub(crate) struct Docs {
    /// The spoke: `slack`
    spoke: String,
    /// Only this action of it: `post_message`
    #[arg(long, value_name = "NAME")]
    action: Option<String>,
    /// Writes the document into this file, in place of stdout
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    paging: Paging,
}

impl Docs {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let text = document(&self.spoke, self.action.as_deref())?;
        match &self.out {
            None => {
                let mut page = Page::default();
                page.line(text.trim_end());
                self.paging.show(&page)?;
            }
            Some(file) => {
                std::fs::write(file, text).map_err(|error| Failure::unwritten(file, &error))?;
                say(file.display())?;
            }
        }
        Ok(Exit::Done)
    }
}

/// The document about a spoke, or about one action of it, as Markdown: what `spoke docs` writes.
///
/// # Errors
/// Where there is no such spoke or action, with the nearest.
pub fn document(spoke: &str, action: Option<&str>) -> Result<String, Failure> {
    let catalog = shelf::catalog()?;
    let spoke = shelf::spoke(&catalog, spoke)?;
    let only = match action {
        None => None,
        Some(name) if name.contains('.') => Some(shelf::action(&catalog, name)?.1),
        Some(name) => Some(shelf::action(&catalog, &format!("{}.{name}", spoke.name))?.1),
    };
    if let Some(action) = only.filter(|action| !spoke.actions.iter().any(|it| it.name == action.name)) {
        return Err(Failure::usage(format!("`{}` is no action of `{}`", action.name, spoke.name)));
    }
    Ok(plain(&written(&Subject { spoke, only })))
}

/// What a document is about: a spoke, or one action of it.
struct Subject<'a> {
    spoke: &'a SpokeEntry,
    only: Option<&'a ActionEntry>,
}

impl<'a> Subject<'a> {
    fn actions(&self) -> Vec<&'a ActionEntry> {
        match self.only {
            Some(action) => vec![action],
            None => self.spoke.actions.iter().collect(),
        }
    }
}

fn written(subject: &Subject<'_>) -> String {
    let mut page = Markdown::default();
    opening(subject, &mut page);
    connecting::write(subject, &mut page);
    rights::write(subject, &mut page);
    failures::write(subject, &mut page);
    actions(subject, &mut page);
    page.finish()
}

fn opening(subject: &Subject<'_>, page: &mut Markdown) {
    let Subject { spoke, only } = subject;
    let (name, command) = match only {
        None => (spoke.name.to_owned(), format!("spoke docs {}", spoke.name)),
        Some(action) => (action.name.clone(), {
            let (spoke, action) = (spoke.name, action.short_name());
            format!("spoke docs {spoke} --action {action}")
        }),
    };
    page.heading(1, &format!("Integration: {}", code(&name)));
    page.docs(spoke.docs);
    let version = env!("CARGO_PKG_VERSION");
    page.paragraph(&format!(
        "Made from the catalog by {}, version {version}. What stands here is what the actions are compiled from.",
        code(&command)
    ));
    if let Some(link) = spoke.link {
        page.paragraph(&format!("The vendor's page: <{link}>"));
    }
}

/// An overview by area, then each action.
fn actions(subject: &Subject<'_>, page: &mut Markdown) {
    let actions = subject.actions();
    page.heading(2, if subject.only.is_some() { "The action" } else { "Actions" });
    if subject.only.is_none() {
        for (area, actions) in subject.spoke.areas() {
            let head = if area.is_empty() { "action".to_owned() } else { format!("{}: action", code(area)) };
            let rows = actions.iter().map(|action| {
                let name = format!("[{}](#{})", code(action.short_name()), anchor(action.short_name()));
                [name, words(summary(action.docs)), action.effect.to_owned(), action.state.to_owned()]
            });
            page.table([&head, "what it does", "effect", "state"], rows);
        }
    }
    for action in actions {
        action::write(action, subject, page);
    }
}
