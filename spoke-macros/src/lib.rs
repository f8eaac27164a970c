//! The derives of Spoke: tokens in, the compiler's answer out.

use std::env;
use std::fs;
use std::path::Path;

use proc_macro::TokenStream;

/// The files beside the manifest of the crate that is being compiled.
struct Manifest;

impl spoke_compiler::Files for Manifest {
    fn read(&self, path: &str) -> Result<String, String> {
        let folder = env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?;
        fs::read_to_string(Path::new(&folder).join(path)).map_err(|error| error.to_string())
    }
}

/// Declares an external system: `#[spoke(name = "acme-desk", auth = [Bearer], actions = [CreateTicket])]` on a unit struct.
#[proc_macro_derive(Spoke, attributes(spoke))]
pub fn derive_spoke(item: TokenStream) -> TokenStream {
    spoke_compiler::derive_spoke(item.into()).into()
}

/// Declares one operation: `#[action(AcmeDesk: POST "/tickets" -> Ticket)]` on a struct of inputs.
#[proc_macro_derive(Action, attributes(action, input))]
pub fn derive_action(item: TokenStream) -> TokenStream {
    spoke_compiler::derive_action(item.into(), &Manifest).into()
}

/// Makes a type one that actions send: an enum of words, a struct of members, or a newtype.
#[proc_macro_derive(Input, attributes(input, out))]
pub fn derive_input(item: TokenStream) -> TokenStream {
    spoke_compiler::derive_input(item.into()).into()
}

/// Makes a type one that actions give: nested answers mapped to flat fields, or words.
#[proc_macro_derive(Output, attributes(out, input))]
pub fn derive_output(item: TokenStream) -> TokenStream {
    spoke_compiler::derive_output(item.into()).into()
}
