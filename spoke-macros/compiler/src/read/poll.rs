//! `poll(..)`: how the end of a long-running operation is found.

use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::token::{Bracket, Paren};
use syn::{Ident, LitStr, Path, Token, parenthesized};

use crate::diagnostics::Diagnostics;

use super::condition::{self, Condition};
use super::item;
use super::keys::{Key, Place};
use super::list::{Entry, List, at};
use super::path::Source;
use super::text::Name;

/// What `poll(..)` says.
pub(crate) struct Poll {
    pub(crate) word: Ident,
    /// Whether nothing was misread that could have said who is asked.
    pub(crate) wants_asked: bool,
    /// Whether nothing was misread that could have been `until`.
    pub(crate) wants_until: bool,
    pub(crate) url: Option<Source>,
    pub(crate) ask: Option<Ask>,
    pub(crate) until: Option<Condition>,
    pub(crate) failed: Option<Condition>,
    pub(crate) result: Option<Outcome>,
    pub(crate) every: Option<LitStr>,
}

/// `Other(input = SOURCE)`
pub(crate) struct Ask {
    pub(crate) key: Ident,
    pub(crate) action: Path,
    pub(crate) inputs: Vec<(Name, Source)>,
}

/// Where the output is read in the end.
pub(crate) enum Outcome {
    /// `start`
    Start(Ident),
    Url(Source),
}

impl Poll {
    /// Reads what stands between the parentheses.
    pub(crate) fn read(word: &Ident, input: ParseStream<'_>, diagnostics: &Diagnostics) -> Poll {
        let mut poll = Poll {
            word: word.clone(),
            wants_asked: true,
            wants_until: true,
            url: None,
            ask: None,
            until: None,
            failed: None,
            result: None,
            every: None,
        };
        List::new(Place::Poll, diagnostics).entries(input, &mut |entry, input| {
            match entry.key.name {
                "url" | "ask" => poll.wants_asked = false,
                "until" => poll.wants_until = false,
                _ => {}
            }
            match entry.key.name {
                "url" => poll.url = Some(entry.value(input)?),
                "ask" => poll.ask = Some(entry.value_with(input, |input| ask(entry, input))?),
                "until" => poll.until = Some(condition::of_key(entry, input)?),
                "failed" => poll.failed = Some(condition::of_key(entry, input)?),
                "result" => poll.result = Some(entry.value_with(input, outcome)?),
                "every" => poll.every = Some(item::text(entry, input)?),
                _ => {}
            }
            Ok(())
        });
        poll
    }
}

fn ask(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Ask> {
    let action = action(entry, input)?;
    let mut inputs = Vec::new();
    if input.peek(Paren) {
        let content;
        parenthesized!(content in input);
        if content.is_empty() {
            return Err(at(
                &content,
                "the parentheses hold nothing; write the action alone, or `input = path`",
            ));
        }
        let listed = Punctuated::<_, Token![,]>::parse_terminated_with(&content, |input| {
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            Ok((name, input.parse()?))
        })?;
        inputs.extend(listed);
    }
    Ok(Ask { key: entry.word.clone(), action, inputs })
}

/// `start`, or where an address stands; a member of that name is written in quotes.
fn outcome(input: ParseStream<'_>) -> syn::Result<Outcome> {
    let ahead = input.fork();
    let is_word = ahead.parse::<Ident>().is_ok_and(|word| word == "start");
    if is_word && !ahead.peek(Token![.]) && !ahead.peek(Bracket) && !ahead.peek(Paren) {
        return input.parse().map(Outcome::Start);
    }
    input.parse().map(Outcome::Url)
}

/// The path of another action.
pub(crate) fn action(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Path> {
    let Key { name, shape, .. } = entry.key;
    let rule = format!("`{name}` names another action by its type; write `{shape}`");
    input.call(Path::parse_mod_style).map_err(|error| syn::Error::new(error.span(), rule))
}
