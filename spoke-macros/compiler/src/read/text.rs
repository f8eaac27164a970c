//! Texts and names as they were written, in the declaration or in a file beside it.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr};

use crate::template::document::Position;

/// A text that may hold slots.
#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) value: String,
    /// The text's own token, or the one that names the file.
    pub(crate) token: LitStr,
    pub(crate) place: Option<FilePlace>,
}

/// A field's name.
#[derive(Clone)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) span: Span,
    pub(crate) place: Option<FilePlace>,
}

/// A place in a file that the declaration names.
#[derive(Clone)]
pub(crate) struct FilePlace {
    pub(crate) file: String,
    pub(crate) at: Position,
}

impl FilePlace {
    /// The place as a message begins with it; nothing where there is none.
    pub(crate) fn prefix(place: Option<&FilePlace>) -> String {
        match place {
            Some(FilePlace { file, at }) => format!("{file}, line {}, column {}: ", at.line, at.column),
            None => String::new(),
        }
    }
}

impl Parse for Text {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let token: LitStr = input.parse()?;
        Ok(Text { value: token.value(), token, place: None })
    }
}

impl Parse for Name {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(Ident::parse_any).map(|word| Name::from(&word))
    }
}

impl From<&Ident> for Name {
    fn from(word: &Ident) -> Self {
        Name { text: word.unraw().to_string(), span: word.span(), place: None }
    }
}
