//! How much the derives write: tokens and formatted lines.

use proc_macro2::{TokenStream, TokenTree};
use spoke_compiler::{NoFiles, expand_file};

use super::fixture::IN_A_GROUP;
use super::ours::{ACTIONS, OUTPUT};
use crate::report::Table;

/// What an action and an output expand to, as figures and as a sentence.
///
/// # Errors
///
/// Where the fixture is at fault.
pub fn figures(table: &mut Table) -> Result<(), String> {
    let (actions, output) = (Size::of(ACTIONS)?, Size::of(OUTPUT)?);
    let each = |all: usize| all as f64 / IN_A_GROUP as f64;
    table.figure("expansion tokens", each(actions.tokens));
    table.figure("expansion lines", each(actions.lines));
    table.figure("output expansion tokens", output.tokens as f64);
    table.figure("output expansion lines", output.lines as f64);
    table.note(format!(
        "The derive of an action of this fixture writes {:.0} tokens, {:.0} lines when they are formatted (all three together, by three); \
         that of the output of 21 members {} tokens, {} lines.",
        each(actions.tokens),
        each(actions.lines),
        output.tokens,
        output.lines,
    ));
    Ok(())
}

/// How much it is.
struct Size {
    tokens: usize,
    lines: usize,
}

impl Size {
    /// Of what the derives of a source text write.
    fn of(source: &str) -> Result<Size, String> {
        let faults = |faults: Vec<spoke_compiler::Fault>| {
            faults
                .iter()
                .map(|fault| format!("{}:{}: {}", fault.line, fault.column, fault.message))
                .collect::<Vec<_>>()
        };
        let text = expand_file(source, &NoFiles).map_err(|all| faults(all).join("; "))?;
        let tokens: TokenStream =
            text.parse().map_err(|error| format!("the expansion is not Rust: {error}"))?;
        Ok(Size { tokens: count(tokens), lines: text.lines().filter(|line| !line.trim().is_empty()).count() })
    }
}

/// Words, signs and literals; a pair of brackets is two.
fn count(tokens: TokenStream) -> usize {
    let one = |tree| match tree {
        TokenTree::Group(group) => 2 + count(group.stream()),
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => 1,
    };
    tokens.into_iter().map(one).sum()
}
