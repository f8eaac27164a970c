//! How the expansion lends a field to the engine: by the field's own trait, by serde's, or with a readable error.
//!
//! Method lookup decides, as in `input/lend.rs`: an inherent method comes before a trait's, and a trait's before one that needs a
//! further reference. A blanket impl could not (E0119).

mod bytes;
mod list;
mod question;
mod stream;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::fault::Fault;
use super::foreign;
use super::slot::{Nested, Readable, Slot};
use super::walk::Walk;

pub use bytes::{FillBytes, FillNoBytes, HoldsBytes, TakesBytes};
pub use list::{FillForeignList, FillList, FillNoList, TakesMany};
pub use question::{FillForeignText, FillNoAnswer, TakesStatus, TakesText};
pub use stream::{FillNoStream, FillStream, HoldsStream, TakesStream};

/// A field on its way to the engine: `(&mut Fill(&mut self.name)).slot()`.
#[derive(Debug)]
pub struct Fill<'a, T>(pub &'a mut T);

impl<T: Readable> Fill<'_, T> {
    /// The field as one value.
    pub fn slot(&mut self) -> &mut dyn Slot
    where
        T: StandsInside,
    {
        self.0
    }

    /// The field as what a variant of several answers holds.
    pub fn whole(&mut self) -> &mut dyn Slot {
        self.0
    }
}

/// A foreign type as one value.
pub trait FillForeign {
    /// By its `Deserialize`.
    fn slot(&mut self) -> &mut dyn Slot;
    /// By its `Deserialize`.
    fn whole(&mut self) -> &mut dyn Slot;
}

impl<T: DeserializeOwned> FillForeign for Fill<'_, T> {
    fn slot(&mut self) -> &mut dyn Slot {
        self
    }

    fn whole(&mut self) -> &mut dyn Slot {
        self
    }
}

impl<T: DeserializeOwned> Slot for Fill<'_, T> {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        *self.0 = foreign::read(walk)?;
        Ok(())
    }

    fn missing(&mut self) -> bool {
        foreign::missing().map(|value| *self.0 = value).is_some()
    }

    fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
        foreign::sample::<T>()
    }
}

/// What may stand inside an output.
#[diagnostic::on_unimplemented(
    message = "`{Self}` asks questions of the whole answer, and so cannot stand inside another output",
    label = "`status()`, `header(..)`, `text()`, `body()` and `when` belong to the output after `->`",
    note = "move the question to the outer output"
)]
pub trait StandsInside {}

#[diagnostic::do_not_recommend]
impl<T: Nested> StandsInside for T {}

/// What may be a field of an output.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an answer",
    label = "not readable",
    note = "derive `Output` for it, or implement serde's `Deserialize`"
)]
pub trait StandsInOutput {}

#[diagnostic::do_not_recommend]
impl<T: Readable> StandsInOutput for T {}

/// The last resort for a type that cannot be read.
pub trait FillNothing {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn slot(&mut self) -> &mut dyn Slot
    where
        Self::Field: StandsInOutput;
    /// Never called: the bound fails, and its sentence is the error.
    fn whole(&mut self) -> &mut dyn Slot
    where
        Self::Field: StandsInOutput;
}

impl<T> FillNothing for &mut Fill<'_, T> {
    type Field = T;

    fn slot(&mut self) -> &mut dyn Slot
    where
        T: StandsInOutput,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }

    fn whole(&mut self) -> &mut dyn Slot
    where
        T: StandsInOutput,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}

/// A foreign value that has no empty form: an element, or a whole answer.
pub(crate) struct Whole<'a, T>(pub(crate) &'a mut Option<T>);

impl<T: DeserializeOwned> Slot for Whole<'_, T> {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        *self.0 = Some(foreign::read(walk)?);
        Ok(())
    }

    fn missing(&mut self) -> bool {
        *self.0 = foreign::missing();
        self.0.is_some()
    }

    fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
        foreign::sample::<T>()
    }
}
