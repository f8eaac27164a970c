//! Statements about an answer: `ok == false`, `status() in [202, 203]`, `message contains "too fast"`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::token::{Bracket, Paren};
use syn::{Ident, Lit, LitStr, Token, bracketed, parenthesized};

use super::list::{Entry, at};
use super::path::Source;

/// A statement about an answer.
#[derive(Clone)]
pub(crate) enum Condition {
    Equals(Source, Literal),
    Differs(Source, Literal),
    Exists(Source),
    In(Source, Vec<Literal>),
    Contains(Source, LitStr),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// A constant to compare with.
#[derive(Clone)]
pub(crate) struct Literal {
    pub(crate) kind: LiteralKind,
    pub(crate) span: Span,
}

#[derive(Clone)]
pub(crate) enum LiteralKind {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
}

/// The value of `key = (ok == false)`.
pub(crate) fn of_key(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Condition> {
    entry.value_with(input, |input| {
        if input.peek(Paren) { grouped(input) } else { Err(entry.misshapen("is written in parentheses")) }
    })
}

/// `(ok == false)`
pub(crate) fn grouped(input: ParseStream<'_>) -> syn::Result<Condition> {
    let content;
    parenthesized!(content in input);
    content.parse()
}

impl Parse for Condition {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut all = vec![statement(input)?];
        let mut joint = None;
        while !input.is_empty() {
            let span = input.span();
            let word = if takes_word(input, "and") {
                "and"
            } else if takes_word(input, "or") {
                "or"
            } else {
                return Err(syn::Error::new(span, "statements about an answer are joined by `and` or `or`"));
            };
            if *joint.get_or_insert(word) != word {
                let message =
                    "`and` and `or` stand side by side: neither binds closer; put one of them in parentheses";
                return Err(syn::Error::new(span, message));
            }
            all.push(statement(input)?);
        }
        Ok(match (joint, all.pop(), all) {
            (None, Some(only), _) => only,
            (joint, last, mut all) => {
                all.extend(last);
                if joint == Some("or") { Condition::Any(all) } else { Condition::All(all) }
            }
        })
    }
}

fn statement(input: ParseStream<'_>) -> syn::Result<Condition> {
    if input.peek(Paren) {
        return grouped(input);
    }
    if input.is_empty() {
        return Err(at(input, "a statement about the answer is missing; write `path == literal`"));
    }
    let source: Source = input.parse()?;
    if input.peek(Token![==]) {
        input.parse::<Token![==]>()?;
        Ok(Condition::Equals(source, input.parse()?))
    } else if input.peek(Token![!=]) {
        input.parse::<Token![!=]>()?;
        Ok(Condition::Differs(source, input.parse()?))
    } else if input.peek(Token![=]) {
        Err(at(input, "a comparison has two signs; write `==`"))
    } else if input.peek(Token![in]) {
        input.parse::<Token![in]>()?;
        if !input.peek(Bracket) {
            return Err(at(input, "`in` is followed by a list; write `status() in [200, 201]`"));
        }
        let content;
        bracketed!(content in input);
        let literals = Punctuated::<Literal, Token![,]>::parse_terminated(&content)?;
        Ok(Condition::In(source, literals.into_iter().collect()))
    } else if takes_word(input, "exists") {
        Ok(Condition::Exists(source))
    } else if takes_word(input, "contains") {
        let rule = "`contains` looks for a text in a text; write `message contains \"text\"`";
        let text = input.parse().map_err(|error| syn::Error::new(error.span(), rule))?;
        Ok(Condition::Contains(source, text))
    } else {
        Err(syn::Error::new(
            if input.is_empty() { source.span() } else { input.span() },
            "a statement about an answer compares; write `path == literal`, `path != literal`, `path exists`, `path in [..]` or `path contains \"text\"`",
        ))
    }
}

/// Passes `word`, where it is the next one.
pub(super) fn takes_word(input: ParseStream<'_>, word: &str) -> bool {
    let ahead = input.fork();
    let found = ahead.call(Ident::parse_any).is_ok_and(|it| it == word);
    found && input.call(Ident::parse_any).is_ok()
}

impl Parse for Literal {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let span = input.span();
        if takes_word(input, "null") {
            return Ok(Literal { kind: LiteralKind::Null, span });
        }
        let negative = input.peek(Token![-]);
        if negative {
            input.parse::<Token![-]>()?;
        }
        let unfit =
            || syn::Error::new(span, "not a constant; write a text, a number, `true`, `false` or `null`");
        let kind = match input.parse::<Lit>().map_err(|_| unfit())? {
            Lit::Str(text) if !negative => LiteralKind::Text(text.value()),
            Lit::Bool(word) if !negative => LiteralKind::Bool(word.value()),
            Lit::Int(number) => {
                let sign = if negative { "-" } else { "" };
                LiteralKind::Integer(
                    format!("{sign}{}", number.base10_digits()).parse().map_err(|_| unfit())?,
                )
            }
            Lit::Float(number) => {
                let value: f64 = number.base10_parse()?;
                LiteralKind::Float(if negative { -value } else { value })
            }
            _ => return Err(unfit()),
        };
        Ok(Literal { kind, span })
    }
}
