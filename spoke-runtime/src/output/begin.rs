//! How the expansion begins a field before it is read, and learns its shape.

use std::marker::PhantomData;

use super::slot::Readable;
use crate::schema::Schema;

/// How a field begins: `Begin::<T>::NEW.begin()`. Method lookup decides, as in [`Fill`](super::Fill).
#[derive(Debug)]
pub struct Begin<T>(PhantomData<T>);

impl<T> Begin<T> {
    /// The question.
    pub const NEW: Begin<T> = Begin(PhantomData);
}

impl<T: Readable> Begin<T> {
    /// What the field looks like as JSON.
    pub const SCHEMA: Schema = T::SCHEMA;
    /// Whether the field reads the body as it arrives.
    pub const STREAMS: bool = T::STREAMS;

    /// An empty one.
    pub fn begin(self) -> T {
        T::begin()
    }
}

/// The shape of a foreign type: anything.
pub trait BeginUnknown {
    /// Anything.
    const SCHEMA: Schema = Schema::Any;
    /// It does not.
    const STREAMS: bool = false;
}

impl<T> BeginUnknown for Begin<T> {}

/// How a foreign type begins.
pub trait BeginForeign<T> {
    /// By its `Default`.
    fn begin(self) -> T;
}

impl<T: Default> BeginForeign<T> for Begin<T> {
    fn begin(self) -> T {
        T::default()
    }
}

/// What can begin empty.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of an output by itself: it has no `Default` to begin with",
    label = "write `Option<{Self}>`",
    note = "a foreign type begins by `Default` and is read by `Deserialize`; one without `Default` stands in an `Option`"
)]
pub trait BeginsEmpty {}

#[diagnostic::do_not_recommend]
impl<T: Readable> BeginsEmpty for T {}

/// The last resort for a type that cannot begin.
pub trait BeginNothing<T> {
    /// Never called: the bound fails, and its sentence is the error.
    fn begin(self) -> T
    where
        T: BeginsEmpty;
}

impl<T> BeginNothing<T> for &Begin<T> {
    fn begin(self) -> T
    where
        T: BeginsEmpty,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}
