//! One measured crate in its two sizes: whose client, used how; what it costs, by rounds.

use std::path::PathBuf;

use super::cargo::{Dependencies, Profile};
use super::fixture::{BETWEEN, IN_A_GROUP, SIZES, Use, edited};
use super::rustc::{Build, compile, loaded_bytes};
use super::{OWN, by_hand, ours, progenitor};
use crate::report;

/// Whose client it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// The derives of Spoke.
    Ours,
    /// The same declarations as a library, as spokes are.
    OursAsLibrary,
    /// reqwest and serde's derives.
    ByHand(by_hand::Cut),
    /// progenitor's builder interface.
    Progenitor,
}

/// A crate to measure.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Whose client it is.
    pub client: Client,
    /// What is done with it.
    pub used: Use,
    sources: [String; 2],
    costs: Costs,
}

/// The least so far of each.
#[derive(Clone, Copy, Debug)]
struct Costs {
    release: [f64; 2],
    check: [f64; 2],
    incremental: f64,
    bytes: [f64; 2],
}

/// What the crates link, built before anything is measured.
#[derive(Clone, Debug)]
pub struct Linked {
    release: Dependencies,
    dev: Option<Dependencies>,
}

impl Linked {
    /// Released: this program has all of it already.
    ///
    /// # Errors
    ///
    /// Where it does not build.
    pub fn released() -> Result<Linked, String> {
        Ok(Linked { release: Dependencies::of(&[OWN], Profile::Release)?, dev: None })
    }

    /// The same, and once more for development.
    ///
    /// # Errors
    ///
    /// Where it does not build.
    pub fn both() -> Result<Linked, String> {
        let dev = Dependencies::of(&["progenitor-client", "spoke-runtime", "tokio"], Profile::Dev)?;
        Ok(Linked { dev: Some(dev), ..Linked::released()? })
    }
}

impl Subject {
    /// A crate of this client, used so.
    ///
    /// # Errors
    ///
    /// Where its source cannot be generated.
    pub fn new(client: Client, used: Use) -> Result<Subject, String> {
        let source = |groups| match client {
            Client::Ours => Ok(ours::source(used, groups)),
            Client::OursAsLibrary => Ok(ours::library(groups)),
            Client::ByHand(cut) => Ok(by_hand::source(cut, used, groups)),
            Client::Progenitor => progenitor::source(used, groups),
        };
        let costs = Costs {
            release: [f64::INFINITY; 2],
            check: [f64::INFINITY; 2],
            incremental: f64::INFINITY,
            bytes: [f64::NAN; 2],
        };
        Ok(Subject { client, used, sources: [source(SIZES[0])?, source(SIZES[1])?], costs })
    }

    /// Builds it for release in both sizes.
    ///
    /// # Errors
    ///
    /// Where it does not compile.
    pub fn release(&mut self, linked: &Linked) -> Result<(), String> {
        let words = linked.release.words(self.externs())?;
        for size in 0..2 {
            let folder = self.folder(size);
            let build = if self.is_program() { Build::Release } else { Build::ReleaseLibrary };
            least(&mut self.costs.release[size], compile(&folder, &self.sources[size], build, &words)?);
            if self.is_program() {
                self.costs.bytes[size] = loaded_bytes(&folder)?;
            }
        }
        Ok(())
    }

    /// Checks it in both sizes, and builds the larger one for development, edits one action and builds it again.
    ///
    /// # Errors
    ///
    /// Where it does not compile.
    pub fn develop(&mut self, linked: &Linked) -> Result<(), String> {
        let Some(dev) = linked.dev.as_ref().filter(|_| self.is_program()) else { return Ok(()) };
        let words = dev.words(self.externs())?;
        for size in 0..2 {
            let time = compile(&self.folder(size), &self.sources[size], Build::Check, &words)?;
            least(&mut self.costs.check[size], time);
        }
        let (folder, source) = (self.folder(1), &self.sources[1]);
        compile(&folder, source, Build::Incremental, &words)?;
        let again = compile(&folder, &edited(source), Build::Incremental, &words)?;
        least(&mut self.costs.incremental, again);
        Ok(())
    }

    /// Milliseconds on the processor that an action more costs in a release build.
    pub fn release_each(&self) -> f64 {
        each(self.costs.release)
    }

    /// Milliseconds on the processor that an action more costs in `cargo check`.
    pub fn check_each(&self) -> f64 {
        each(self.costs.check)
    }

    /// Milliseconds on the processor of a build for development after one action of the larger crate was edited.
    pub fn incremental(&self) -> f64 {
        self.costs.incremental
    }

    /// Bytes that an action more costs in the program.
    pub fn bytes_each(&self) -> f64 {
        each(self.costs.bytes)
    }

    /// Lines of an action in the crate's source, with its share of what the group has.
    pub fn lines_each(&self) -> f64 {
        self.sources[1].lines().count() as f64 / (SIZES[1] * IN_A_GROUP) as f64
    }

    /// Whether it is linked.
    fn is_program(&self) -> bool {
        self.client != Client::OursAsLibrary
    }

    fn externs(&self) -> &'static [&'static str] {
        match self.client {
            Client::Ours => &["spoke_runtime", "tokio"],
            Client::OursAsLibrary => &["spoke_runtime"],
            Client::ByHand(_) => &["reqwest", "serde", "tokio"],
            Client::Progenitor => &["progenitor_client", "reqwest", "serde", "serde_json", "tokio"],
        }
    }

    /// Where its larger or smaller form is built.
    fn folder(&self, size: usize) -> PathBuf {
        let name = format!("{:?} {} {}", self.client, self.used.name(), SIZES[size] * IN_A_GROUP);
        report::target()
            .join("compile")
            .join(name.to_lowercase().replace(|it: char| !it.is_alphanumeric(), "-"))
    }
}

/// The cost of one of the actions between the two sizes.
fn each([small, large]: [f64; 2]) -> f64 {
    (large - small) / BETWEEN
}

fn least(so_far: &mut f64, new: f64) {
    *so_far = so_far.min(new);
}
