//! Lends a field that takes the status, a header or the body's text.

use serde::de::DeserializeOwned;

use super::{Fill, StandsInOutput};
use crate::output::slot::{HoldsStatus, Readable, Slot, Textual};

impl<T: Readable> Fill<'_, T> {
    /// The field as what takes a header, or the body's text.
    pub fn text(&mut self) -> &mut dyn Slot
    where
        T: TakesText,
    {
        self.0
    }
}

impl<T: HoldsStatus> Fill<'_, T> {
    /// The field as what takes the status.
    pub fn status(&mut self) -> &mut dyn Slot {
        self.0
    }
}

/// What takes a header, or the body's text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot take a header or the body's text: that is one piece of text",
    label = "not one piece of text",
    note = "take a string, a number, a `bool`, an enum of words, or an `Option` of these"
)]
pub trait TakesText {}

#[diagnostic::do_not_recommend]
impl<T: Textual> TakesText for T {}

/// A foreign type that takes a header, or the body's text.
pub trait FillForeignText {
    /// By its `Deserialize`.
    fn text(&mut self) -> &mut dyn Slot;
}

impl<T: DeserializeOwned> FillForeignText for Fill<'_, T> {
    fn text(&mut self) -> &mut dyn Slot {
        self
    }
}

/// What takes the status.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot take the status: that is a number from 100 to 599",
    label = "not a whole number of 16 bits or more",
    note = "write `u16`"
)]
pub trait TakesStatus {}

#[diagnostic::do_not_recommend]
impl<T: HoldsStatus> TakesStatus for T {}

/// The last resort for a field that takes no answer to its question.
pub trait FillNoAnswer {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn text(&mut self) -> &mut dyn Slot
    where
        Self::Field: StandsInOutput;
    /// Never called: the bound fails, and its sentence is the error.
    fn status(&mut self) -> &mut dyn Slot
    where
        Self::Field: TakesStatus;
}

impl<T> FillNoAnswer for &mut Fill<'_, T> {
    type Field = T;

    fn text(&mut self) -> &mut dyn Slot
    where
        T: StandsInOutput,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }

    fn status(&mut self) -> &mut dyn Slot
    where
        T: TakesStatus,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}
