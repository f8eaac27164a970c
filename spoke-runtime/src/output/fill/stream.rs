//! Lends a field that takes the body as it arrives.

use crate::download::Download;
use crate::output::fault::Fault;
use crate::output::slot::Slot;
use crate::output::walk::Walk;

/// A field that takes the body as it arrives, on its way to the engine: `(&mut FillStream(&mut self.content)).stream()`.
#[derive(Debug)]
pub struct FillStream<'a, T>(pub &'a mut T);

/// What holds a body that is still on its way.
pub trait HoldsStream {
    /// Takes the body.
    fn hold(&mut self, body: Download);
}

impl HoldsStream for Download {
    fn hold(&mut self, body: Download) {
        *self = body;
    }
}

impl HoldsStream for Option<Download> {
    fn hold(&mut self, body: Download) {
        *self = Some(body);
    }
}

impl<T: HoldsStream> FillStream<'_, T> {
    /// The field as what takes the body as it arrives.
    pub fn stream(&mut self) -> &mut dyn Slot {
        self
    }
}

impl<T: HoldsStream> Slot for FillStream<'_, T> {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        let _ = walk;
        Err(Fault::unexpected("the body as it arrives", "a place in it"))
    }

    fn take_stream(&mut self, body: Download) -> bool {
        self.0.hold(body);
        true
    }
}

/// What takes a body as it arrives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot take the body as it arrives",
    label = "not a stream",
    note = "take a `Download` for `stream()`, or ask for the whole `body()`"
)]
pub trait TakesStream {}

#[diagnostic::do_not_recommend]
impl<T: HoldsStream> TakesStream for T {}

/// The last resort for a field that takes no stream.
pub trait FillNoStream {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn stream(&mut self) -> &mut dyn Slot
    where
        Self::Field: TakesStream;
}

impl<T> FillNoStream for &mut FillStream<'_, T> {
    type Field = T;

    fn stream(&mut self) -> &mut dyn Slot
    where
        T: TakesStream,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}
