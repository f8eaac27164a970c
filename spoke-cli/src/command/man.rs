//! `spoke man`: the manual, one page a command.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use clap_mangen::Man as Manual;

use crate::failure::{Exit, Failure};
use crate::near::question;
use crate::screen::say;

/// Writes a page of the manual to stdout, as roff
///
/// `man` reads it from a file: `spoke man > spoke.1; man ./spoke.1`.
#[derive(Args, Debug)]
pub(crate) struct Man {
    /// The page of this command, in place of that of `spoke` itself
    command: Option<String>,
    /// Writes all pages into this folder, which is made where it is missing: spoke.1, spoke-call.1 and so on
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    to: Option<PathBuf>,
}

impl Man {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let pages = pages();
        match &self.to {
            Some(folder) => write(&pages, folder)?,
            None => std::io::stdout().write_all(&find(&pages, self.command.as_deref())?.roff()?)?,
        }
        Ok(Exit::Done)
    }
}

/// A page of the manual.
struct Page {
    /// The command's name: `call`, `secrets-set`; `spoke` for the binary itself.
    name: String,
    grammar: clap::Command,
}

impl Page {
    fn roff(&self) -> Result<Vec<u8>, Failure> {
        let mut roff = Vec::new();
        let source = concat!("spoke ", env!("CARGO_PKG_VERSION"));
        Manual::new(self.grammar.clone()).source(source).manual("Spoke").render(&mut roff)?;
        Ok(roff)
    }
}

fn pages() -> Vec<Page> {
    let mut grammar = crate::grammar().disable_help_subcommand(true);
    grammar.build();
    let mut pages = Vec::new();
    add(&grammar, &mut pages);
    pages
}

/// Adds the page of a command, and after it those of the commands in it.
fn add(grammar: &clap::Command, pages: &mut Vec<Page>) {
    let full = grammar.get_display_name().unwrap_or(grammar.get_name());
    let name = full.strip_prefix("spoke-").unwrap_or(full).to_owned();
    pages.push(Page { name, grammar: grammar.clone() });
    grammar.get_subcommands().for_each(|command| add(command, pages));
}

fn find<'a>(pages: &'a [Page], name: Option<&str>) -> Result<&'a Page, Failure> {
    let name = name.unwrap_or("spoke");
    pages.iter().find(|page| page.name == name).ok_or_else(|| {
        let question = question(name, pages.iter().map(|page| page.name.as_str()));
        Failure::usage(format!("there is no command `{name}`; {question}`spoke --help` lists them"))
    })
}

fn write(pages: &[Page], folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::unwritten(folder, &error))?;
    for page in pages {
        let name = page.grammar.get_display_name().unwrap_or(&page.name);
        let path = folder.join(format!("{name}.1"));
        std::fs::write(&path, page.roff()?).map_err(|error| Failure::unwritten(&path, &error))?;
        say(path.display())?;
    }
    Ok(())
}
