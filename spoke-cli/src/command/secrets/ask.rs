//! Where values and passphrases come from: a prompt that echoes nothing, stdin, or a variable.

use std::io::{self, IsTerminal, Read};

use spoke_runtime::Secret;
use spoke_runtime::store::MAX_VALUE;
use zeroize::Zeroizing;

use crate::failure::{Exit, Failure};

/// The variable with the store's passphrase.
pub(super) const PASSPHRASE: &str = "SPOKE_STORE_PASSPHRASE";

/// The variable with the passphrase that a store is to have.
pub(super) const NEW_PASSPHRASE: &str = "SPOKE_STORE_NEW_PASSPHRASE";

/// More than the longest value with passphrases before it.
const MOST: u64 = 2 * MAX_VALUE as u64;

/// Whoever is asked: a person at a terminal, or stdin.
#[derive(Default)]
pub(super) struct Asked {
    /// What stdin held.
    stdin: Option<Zeroizing<String>>,
    /// How much of it was taken.
    taken: usize,
}

impl Asked {
    /// The passphrase of a store that is there.
    pub(super) fn passphrase(&mut self) -> Result<Secret<String>, Failure> {
        match variable(PASSPHRASE)? {
            Some(passphrase) => Ok(passphrase),
            None if io::stdin().is_terminal() => prompt("Passphrase: "),
            None => self.line(),
        }
    }

    /// The passphrase that a store is to have; a person is asked twice.
    pub(super) fn new_passphrase(&mut self, name: &'static str) -> Result<Secret<String>, Failure> {
        if let Some(passphrase) = variable(name)? {
            return Ok(passphrase);
        }
        if !io::stdin().is_terminal() {
            return self.line();
        }
        let passphrase = prompt("New passphrase: ")?;
        match prompt("Once more: ")? == passphrase {
            true => Ok(passphrase),
            false => Err(Failure::usage("the two passphrases differ; nothing was changed")),
        }
    }

    /// The value of a secret: what is typed, or what is left of stdin without the line end after it.
    pub(super) fn value(&mut self, name: &str) -> Result<Secret<String>, Failure> {
        if io::stdin().is_terminal() {
            return prompt(&format!("Value of {name}: "));
        }
        let rest = self.rest()?;
        let value = rest.strip_suffix('\n').map_or(rest, |line| line.strip_suffix('\r').unwrap_or(line));
        match value {
            "" => Err(Failure::usage(format!(
                "stdin holds no value for `{name}`; pipe it in, or run this on a terminal and be asked"
            ))),
            value => Ok(Secret::from(value)),
        }
    }

    /// The next line of stdin.
    fn line(&mut self) -> Result<Secret<String>, Failure> {
        let rest = self.rest()?;
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        let passphrase = Secret::from(line.trim_end_matches(['\n', '\r']));
        let length = line.len();
        self.taken += length;
        match passphrase.expose().as_str() {
            "" => Err(Failure::usage(format!(
                "stdin holds no line with a passphrase; pipe it in, set {PASSPHRASE}, or run this on a terminal and be asked"
            ))),
            _ => Ok(passphrase),
        }
    }

    fn rest(&mut self) -> Result<&str, Failure> {
        let stdin = match self.stdin.take() {
            Some(stdin) => stdin,
            None => {
                // A buffer that grows leaves copies behind.
                let mut text = Zeroizing::new(String::with_capacity(MOST as usize + 1));
                let read = io::stdin().lock().take(MOST).read_to_string(&mut text);
                // What a reader says of bytes that are no text quotes none of them.
                read.map_err(|error| {
                    Failure::usage(format!("stdin cannot be read as text: {}", error.kind()))
                })?;
                text
            }
        };
        Ok(self.stdin.insert(stdin).get(self.taken..).unwrap_or_default())
    }
}

fn variable(name: &'static str) -> Result<Option<Secret<String>>, Failure> {
    match std::env::var(name) {
        Ok(text) if text.is_empty() => Ok(None),
        Ok(text) => Ok(Some(Secret::new(text))),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => {
            Err(Failure::new(Exit::Config, format!("{name} is no text")))
        }
    }
}

fn prompt(question: &str) -> Result<Secret<String>, Failure> {
    let typed = rpassword::prompt_password(question).map(Secret::new);
    typed.map_err(|error| {
        Failure::new(Exit::Failed, format!("the terminal gives no answer: {}", error.kind()))
    })
}
