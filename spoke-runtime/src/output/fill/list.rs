//! Lends a field whose path has `[]`.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Whole;
use crate::output::fault::Fault;
use crate::output::foreign;
use crate::output::slot::{Collection, Slot};
use crate::output::walk::Walk;

/// A field whose path has `[]`, on its way to the engine: `(&mut FillList(&mut self.names)).list()`.
#[derive(Debug)]
pub struct FillList<'a, C>(pub &'a mut C);

impl<C: Collection> FillList<'_, C> {
    /// The field as a list that takes its elements one by one.
    pub fn list(&mut self) -> &mut dyn Slot {
        self.0
    }
}

/// A list of a foreign type that takes its elements one by one.
pub trait FillForeignList {
    /// By the elements' `Deserialize`.
    fn list(&mut self) -> &mut dyn Slot;
}

impl<T: DeserializeOwned> FillForeignList for FillList<'_, Vec<T>> {
    fn list(&mut self) -> &mut dyn Slot {
        self
    }
}

impl<T: DeserializeOwned> Slot for FillList<'_, Vec<T>> {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        *self.0 = foreign::read(walk)?;
        Ok(())
    }

    fn open(&mut self) {
        self.0.clear();
    }

    fn push(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        let mut one = None;
        walk.value(&mut Whole(&mut one))?;
        self.0.extend(one);
        Ok(())
    }

    fn push_missing(&mut self) -> bool {
        foreign::missing().map(|one| self.0.push(one)).is_some()
    }

    fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
        Value::Array(vec![foreign::sample::<T>()])
    }
}

/// What takes the many values of a path with `[]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes one value, and a path with `[]` gives many",
    label = "not a list",
    note = "take a `Vec`, or one element by its place: `[0]`"
)]
pub trait TakesMany {}

#[diagnostic::do_not_recommend]
impl<C: Collection> TakesMany for C {}

/// The last resort for a field that is no list.
pub trait FillNoList {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn list(&mut self) -> &mut dyn Slot
    where
        Self::Field: TakesMany;
}

impl<C> FillNoList for &mut FillList<'_, C> {
    type Field = C;

    fn list(&mut self) -> &mut dyn Slot
    where
        C: TakesMany,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}
