//! How an input stands in a multipart body: as texts, or as files.

use crate::input::{Lend, TextField, Texts};
use crate::upload::{Upload, Uploads};

/// An input in a multipart body.
#[derive(Debug)]
pub enum PartField<'a> {
    /// A part for each piece of text.
    Text(TextField<'a>),
    /// A part for each file.
    Uploads(Vec<Upload>),
}

impl<'a, T: Texts> Lend<'a, T> {
    /// The field as parts of a multipart body.
    pub fn part(self) -> PartField<'a> {
        PartField::Text(TextField::Each(self.0))
    }
}

/// Files in a multipart body.
pub trait LendUploads<'a> {
    /// As files.
    fn part(self) -> PartField<'a>;
}

impl<'a, T: Uploads> LendUploads<'a> for Lend<'a, T> {
    fn part(self) -> PartField<'a> {
        PartField::Uploads(self.0.uploads())
    }
}

/// What stands in a multipart body: texts or files.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a multipart body",
    label = "neither text nor a file",
    note = "take an `Upload`, a string, a number, a `bool`, a type that derives `Input` from words or as a newtype, or an `Option` or a `Vec` of these"
)]
pub trait StandsInMultipart {}

#[diagnostic::do_not_recommend]
impl<T: Texts> StandsInMultipart for T {}

/// The last resort for a type that is neither.
pub trait LendNoPart<'a> {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn part(self) -> PartField<'a>
    where
        Self::Field: StandsInMultipart;
}

impl<'a, T> LendNoPart<'a> for &Lend<'a, T> {
    type Field = T;

    fn part(self) -> PartField<'a>
    where
        T: StandsInMultipart,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}
