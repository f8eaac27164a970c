//! How the expansion lends a field to the engine: by the field's own trait, by serde's, or with a readable error.
//!
//! Method lookup decides, as in `input/lend.rs`: an inherent method comes before a trait's, and a trait's before one that needs a
//! further reference. A blanket impl could not (E0119).

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::fault::Fault;
use super::foreign;
use super::slot::{Collection, Nested, Readable, Slot};
use super::walk::Walk;

/// A field on its way to the engine: `(&mut Fill(&mut self.name)).slot()`.
#[derive(Debug)]
pub struct Fill<'a, T>(pub &'a mut T);

impl<T: Readable> Fill<'_, T> {
    /// The field as one value.
    pub fn slot(&mut self) -> &mut dyn Slot
    where
        T: Nested,
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

/// A field that takes the whole body, on its way to the engine: `(&mut FillBytes(&mut self.raw)).bytes()`.
#[derive(Debug)]
pub struct FillBytes<'a, T>(pub &'a mut T);

/// What holds a whole body as it came.
pub trait HoldsBytes {
    /// Takes the body.
    fn hold(&mut self, bytes: &Bytes);
}

impl HoldsBytes for Bytes {
    fn hold(&mut self, bytes: &Bytes) {
        self.clone_from(bytes);
    }
}

impl HoldsBytes for Vec<u8> {
    fn hold(&mut self, bytes: &Bytes) {
        *self = bytes.to_vec();
    }
}

impl<T: HoldsBytes + Default> HoldsBytes for Option<T> {
    fn hold(&mut self, bytes: &Bytes) {
        self.insert(T::default()).hold(bytes);
    }
}

impl<T: HoldsBytes> FillBytes<'_, T> {
    /// The field as what takes the whole body.
    pub fn bytes(&mut self) -> &mut dyn Slot {
        self
    }
}

impl<T: HoldsBytes> Slot for FillBytes<'_, T> {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        let _ = walk;
        Err(Fault::unexpected("the whole body", "a place in it"))
    }

    fn take_bytes(&mut self, bytes: &Bytes) -> bool {
        self.0.hold(bytes);
        true
    }
}

/// What takes a whole body as it came.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold the body as bytes",
    label = "not bytes",
    note = "take `Bytes` or `Vec<u8>` for `body()`, or ask for `text()`"
)]
pub trait TakesBytes {}

#[diagnostic::do_not_recommend]
impl<T: HoldsBytes> TakesBytes for T {}

/// The last resort for a field that is no bytes.
pub trait FillNoBytes {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn bytes(&mut self) -> &mut dyn Slot
    where
        Self::Field: TakesBytes;
}

impl<T> FillNoBytes for &mut FillBytes<'_, T> {
    type Field = T;

    fn bytes(&mut self) -> &mut dyn Slot
    where
        T: TakesBytes,
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
