//! `spoke secrets set`, `rotate` and `remove`: one secret of a store.

use clap::Args;

use super::ask::Asked;
use super::place::Place;
use crate::failure::{Exit, Failure};
use crate::screen::hint;

/// Sets a secret: what is typed at the prompt, or what stdin holds
#[derive(Args, Debug)]
pub(crate) struct Set {
    #[command(flatten)]
    of: Of,
}

/// Sets a new value of a secret that is there, and notes it in the history
#[derive(Args, Debug)]
pub(crate) struct Rotate {
    #[command(flatten)]
    of: Of,
}

/// Removes a secret; the history keeps its name
#[derive(Args, Debug)]
pub(crate) struct Remove {
    #[command(flatten)]
    of: Of,
}

#[derive(Args, Debug)]
struct Of {
    /// The secret's name: `crm-token`, `prod/crm.token`
    name: String,
    /// A word for the history, which everybody reads who has the key
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    why: String,
    #[command(flatten)]
    place: Place,
}

impl Set {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let Of { name, why, place } = &self.of;
        let mut asked = Asked::default();
        let store = place.open(&mut asked)?;
        // Asked before the value is, it refuses what is no name.
        let is_new = store.get(name)?.is_none();
        store.set(name, &asked.value(name)?, why)?;
        let done = if is_new { "is set" } else { "has a new value" };
        hint(format_args!("{name} {done} in {}.", place.shown()));
        Ok(Exit::Done)
    }
}

impl Rotate {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let Of { name, why, place } = &self.of;
        let mut asked = Asked::default();
        let store = place.open(&mut asked)?;
        store.find(name)?;
        store.rotate(name, &asked.value(name)?, why)?;
        hint(format_args!("{name} is rotated in {}.", place.shown()));
        Ok(Exit::Done)
    }
}

impl Remove {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let Of { name, why, place } = &self.of;
        place.open(&mut Asked::default())?.remove(name, why)?;
        hint(format_args!("{name} is removed from {}.", place.shown()));
        Ok(Exit::Done)
    }
}
