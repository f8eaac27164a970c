//! How the expansion checks a field under the slot that holds it.
//!
//! `format_args!` keeps the places inside a literal, so a slot is bound to what [`Lend::fit`] gives: its `Display`
//! exists where the field is text, and asks for [`StandsInText`] elsewhere.

use std::fmt;

use super::lend::{Lend, StandsInText};
use super::{Text, TextField};

/// A field that fits its slot.
#[derive(Debug, Clone, Copy)]
pub struct Fits;

impl fmt::Display for Fits {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

/// A field that fits no slot.
#[derive(Debug, Clone, Copy)]
pub struct Misfit<T>(std::marker::PhantomData<T>);

impl<T: StandsInText> fmt::Display for Misfit<T> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl<'a, T: Text> Lend<'a, T> {
    /// Whether the field fits a slot.
    pub fn fit(self) -> Fits {
        Fits
    }

    /// The field as one piece of text; its type is checked under the slot.
    pub fn slot(self) -> TextField<'a> {
        TextField::One(self.0)
    }
}

/// A foreign type in a slot.
pub trait LendSlot<'a> {
    /// By its `Display`.
    fn fit(self) -> Fits;
    /// By its `Display`.
    fn slot(self) -> TextField<'a>;
}

impl<'a, T: fmt::Display> LendSlot<'a> for Lend<'a, T> {
    fn fit(self) -> Fits {
        Fits
    }

    fn slot(self) -> TextField<'a> {
        TextField::Display(self.0)
    }
}

/// The last resort for a type that is no text.
pub trait LendNoSlot<'a> {
    /// The field's type.
    type Field;
    /// Whether the field fits a slot: it does not, and the slot's `Display` is the error.
    fn fit(self) -> Misfit<Self::Field>;
    /// Never called: the check under the slot has failed.
    fn slot(self) -> TextField<'a>;
}

impl<'a, T> LendNoSlot<'a> for &Lend<'a, T> {
    type Field = T;

    fn fit(self) -> Misfit<T> {
        Misfit(std::marker::PhantomData)
    }

    fn slot(self) -> TextField<'a> {
        TextField::Absent
    }
}
