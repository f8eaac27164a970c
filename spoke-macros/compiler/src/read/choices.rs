//! `choices = Other(input = field) => path`: where the values that a field may have are listed.

use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Path, Token, parenthesized};

use super::list::{Entry, at};
use super::path::{self, path_only};
use super::poll::action;
use super::text::Name;

/// What `choices` says.
#[derive(Clone)]
pub(crate) struct Choices {
    pub(crate) action: Path,
    /// The other action's input, and the field that gives it.
    pub(crate) inputs: Vec<(Name, Name)>,
    pub(crate) value: path::Path,
}

/// Reads what stands behind `choices =`.
pub(crate) fn choices(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Choices> {
    let action = action(entry, input)?;
    let mut inputs = Vec::new();
    if input.peek(Paren) {
        let content;
        parenthesized!(content in input);
        if content.is_empty() {
            return Err(at(
                &content,
                "the parentheses hold nothing; write the action alone, or `input = field`",
            ));
        }
        let listed = Punctuated::<_, Token![,]>::parse_terminated_with(&content, |input| {
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            Ok((name, input.parse()?))
        })?;
        inputs.extend(listed);
    }
    if !input.peek(Token![=>]) {
        return Err(entry.misshapen("says where in the output its values stand"));
    }
    input.parse::<Token![=>]>()?;
    Ok(Choices { action, inputs, value: input.call(path_only)? })
}
