//! Lends a field that takes the whole body.

use bytes::Bytes;

use crate::output::fault::Fault;
use crate::output::slot::Slot;
use crate::output::walk::Walk;

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
