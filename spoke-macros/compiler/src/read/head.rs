//! The head of an action: `AcmeDesk: POST "/tickets" -> Ticket`.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Path, Token, Type};

use crate::diagnostics::Diagnostics;

use super::list::{at, skip_value};
use super::text::Text;

/// What was read of a head: everything before its first fault.
#[derive(Clone, Default)]
pub(crate) struct Head {
    pub(crate) spoke: Option<Path>,
    pub(crate) method: Option<Ident>,
    pub(crate) path: Option<Text>,
    pub(crate) output: Option<Type>,
    /// Whether it ended without a fault.
    pub(crate) is_whole: bool,
}

impl Head {
    /// Reads the head, and leaves `input` before the first key.
    pub(crate) fn read(input: ParseStream<'_>, diagnostics: &Diagnostics) -> Head {
        let mut head = Head::default();
        head.is_whole = diagnostics.keep(head.parts(input)).is_some();
        if !head.is_whole {
            skip_value(input);
        }
        if !input.is_empty() {
            diagnostics.keep(input.parse::<Token![,]>());
        }
        head
    }

    fn parts(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let fault = |rule: &str| at(input, format!("{rule}; write `Spoke: METHOD \"/path\" -> Output`"));
        let behind_word = input.peek(Ident)
            && (input.peek2(Token![:])
                || input.peek2(Token![::])
                || input.peek2(Token![->])
                || input.peek2(Token![,]));
        let behind_root = input.peek(Token![::]) || (input.peek(Ident::peek_any) && input.peek2(Token![::]));
        if !behind_word && !behind_root {
            return Err(fault("an action begins with the spoke it belongs to"));
        }
        self.spoke = Some(input.call(Path::parse_mod_style)?);
        let has_no_request = input.is_empty() || input.peek(Token![->]) || input.peek(Token![,]);
        if has_no_request {
            return self.ending(input);
        }
        if !input.peek(Token![:]) {
            return Err(fault("a `:` stands between the spoke and the method"));
        }
        input.parse::<Token![:]>()?;
        if !input.peek(Ident) {
            return Err(fault("the HTTP method is missing"));
        }
        let method = input.parse()?;
        if input.peek(LitStr) {
            self.path = Some(input.parse()?);
        } else if !input.is_empty() && !input.peek(Token![,]) && !input.peek(Token![->]) {
            let rule = match input.peek(Token![=]) {
                true => "the keys stand behind the call",
                false => "a path in quotes stands behind the method",
            };
            return Err(fault(rule));
        }
        self.method = Some(method);
        self.ending(input)
    }

    /// `-> Output`
    fn ending(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(Token![->]) {
            input.parse::<Token![->]>()?;
            if input.is_empty() || input.peek(Token![,]) {
                let rule = "what the answer becomes is missing behind `->`";
                return Err(at(input, format!("{rule}; write `Spoke: METHOD \"/path\" -> Output`")));
            }
            self.output = Some(input.parse()?);
        }
        if input.is_empty() || input.peek(Token![,]) {
            Ok(())
        } else {
            Err(at(input, "a `,` is missing before this"))
        }
    }
}
