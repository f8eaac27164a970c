//! `spoke completions`: what a shell completes.

use std::io::Write;

use clap::Args;
use clap_complete::{Shell, generate};

use crate::failure::{Exit, Failure};

/// Writes the completions for a shell to stdout
///
/// Where they belong: for bash in ~/.local/share/bash-completion/completions/spoke, for zsh as _spoke in a folder of
/// $fpath, for fish in ~/.config/fish/completions/spoke.fish.
#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let mut script = Vec::new();
        generate(self.shell, &mut crate::grammar(), "spoke", &mut script);
        std::io::stdout().write_all(&script)?;
        Ok(Exit::Done)
    }
}
