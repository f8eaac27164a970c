//! The formatted expansion of a whole source file.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, DeriveInput, Ident, Item, Path, Token, parse_quote};

use crate::derive::{self, Derived};
use crate::diagnostics::Faults;
use crate::fallback::slots;
use crate::files::Files;

/// What is wrong with a declaration, where it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, from one.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
    /// The sentence.
    pub message: String,
}

/// Expands every derive of ours in a source file, inline modules included, and formats what comes out.
///
/// ```
/// use spoke_compiler::{NoFiles, expand_file};
///
/// let expansion = expand_file("#[derive(Spoke)] #[spoke(name = \"acme-desk\")] pub struct AcmeDesk;", &NoFiles)?;
/// assert!(expansion.contains("impl ::spoke_runtime::Spoke for AcmeDesk"));
///
/// let faults = expand_file("#[derive(Spoke)] #[spoke(name = \"Desk\")] struct AcmeDesk;", &NoFiles).unwrap_err();
/// assert_eq!((faults[0].line, faults[0].column), (1, 33));
/// # Ok::<(), Vec<spoke_compiler::Fault>>(())
/// ```
///
/// # Errors
/// Every fault of the file, in the order of their places.
pub fn expand_file(source: &str, files: &dyn Files) -> Result<String, Vec<Fault>> {
    let file = syn::parse_file(source).map_err(|error| faults(error).collect::<Vec<_>>())?;
    let mut expanded = Expanded { tokens: TokenStream::new(), faults: Vec::new(), files };
    expanded.items(&file.items);
    if !expanded.faults.is_empty() {
        expanded.faults.sort();
        return Err(expanded.faults);
    }
    match syn::parse2(expanded.tokens) {
        Ok(file) => Ok(prettyplease::unparse(&file)),
        Err(error) => Err(faults(error).collect()),
    }
}

struct Expanded<'f> {
    tokens: TokenStream,
    faults: Vec<Fault>,
    files: &'f dyn Files,
}

impl Expanded<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Struct(item) => self.item(&item.attrs, &parse_quote!(#item)),
                Item::Enum(item) => self.item(&item.attrs, &parse_quote!(#item)),
                Item::Union(item) => self.item(&item.attrs, &parse_quote!(#item)),
                Item::Mod(module) => {
                    if let Some((_, items)) = &module.content {
                        self.module(&module.ident, items);
                    }
                }
                _ => {}
            }
        }
    }

    fn module(&mut self, name: &Ident, items: &[Item]) {
        let before = std::mem::take(&mut self.tokens);
        self.items(items);
        let inside = std::mem::replace(&mut self.tokens, before);
        if !inside.is_empty() {
            self.tokens.extend(quote!(mod #name { #inside }));
        }
    }

    fn item(&mut self, attributes: &[Attribute], item: &DeriveInput) {
        for name in derives(attributes) {
            let derived = match name.as_str() {
                "Spoke" => derive::spoke(item),
                "Action" => derive::action(item, self.files),
                "Input" => derive::input(item),
                "Output" => derive::output(item),
                _ => continue,
            };
            self.add(derived);
        }
    }

    fn add(&mut self, derived: Derived) {
        match derived {
            Ok(tokens) => self.tokens.extend(tokens),
            Err(failed) => {
                let Faults { plain, slots } = failed.faults;
                self.faults.extend(plain.into_iter().flat_map(faults));
                self.faults.extend(slots.iter().map(|slot| match slots::exact(slot) {
                    Some(span) => at(span, slot.message.clone()),
                    None => at(slot.literal.span(), slots::placed(slot)),
                }));
            }
        }
    }
}

/// The names that `#[derive(..)]` lists, without their paths.
fn derives(attributes: &[Attribute]) -> Vec<String> {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let paths =
        lists.filter_map(|list| list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok());
    paths.flatten().filter_map(|path| Some(path.segments.last()?.ident.to_string())).collect()
}

fn faults(error: syn::Error) -> impl Iterator<Item = Fault> {
    error.into_iter().map(|error| at(error.span(), error.to_string()))
}

fn at(span: Span, message: String) -> Fault {
    let start = span.start();
    Fault { line: start.line, column: start.column + 1, message }
}
