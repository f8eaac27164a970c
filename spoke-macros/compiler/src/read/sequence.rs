//! `sequence(..)`: an action that is made of the calls of others.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::token::{Bracket, Paren};
use syn::{Ident, Lit, LitInt, LitStr, Path, Token, bracketed, parenthesized};

use crate::template::json;

use super::body::constant;
use super::list::at;
use super::text::Name;

/// What `sequence(..)` says.
pub(crate) struct Sequence {
    pub(crate) word: Ident,
    pub(crate) steps: Vec<Step>,
    pub(crate) undo: Option<Step>,
}

/// `name = Other(input = value) for body by size`
pub(crate) struct Step {
    pub(crate) name: Option<Name>,
    pub(crate) action: Path,
    pub(crate) inputs: Vec<(Name, Value)>,
    pub(crate) each: Option<Each>,
}

/// `for body by size`
pub(crate) struct Each {
    pub(crate) body: Name,
    pub(crate) size: Name,
}

/// What an input of a step is given.
pub(crate) enum Value {
    /// A constant, as JSON text.
    Constant(String),
    /// A field, or a step and the way into what it gave.
    Named(Name, Vec<(Way, Span)>),
    /// `length(body)`
    Length(Name),
    /// `number()`
    Number(Span),
    /// `piece()`
    Piece(Span),
}

pub(crate) enum Way {
    Member(String),
    At(usize),
    /// `[name == field]`
    Where(String, Name),
}

impl Sequence {
    /// Reads what stands between the parentheses.
    pub(crate) fn read(word: &Ident, input: ParseStream<'_>) -> syn::Result<Sequence> {
        let mut sequence = Sequence { word: word.clone(), steps: Vec::new(), undo: None };
        let steps = Punctuated::<Step, Token![,]>::parse_terminated_with(input, step)?;
        for step in steps {
            match &step.name {
                Some(name) if name.text == "undo" => sequence.undo = Some(step),
                _ => sequence.steps.push(step),
            }
        }
        Ok(sequence)
    }
}

fn step(input: ParseStream<'_>) -> syn::Result<Step> {
    let is_named = input.peek(Ident::peek_any) && input.peek2(Token![=]);
    let name = match is_named {
        true => {
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            Some(name)
        }
        false => None,
    };
    let rule = "a step calls another action; write `GetUploadUrl(filename = name)`, or `ticket = GetUploadUrl(filename = name)` where its output is used";
    let action = input.call(Path::parse_mod_style).map_err(|error| syn::Error::new(error.span(), rule))?;
    if !input.peek(Paren) {
        return Err(at(input, "what the step is given stands in parentheses; write `Other(input = field)`"));
    }
    let content;
    parenthesized!(content in input);
    let inputs = Punctuated::<_, Token![,]>::parse_terminated_with(&content, |input| {
        let name = input.parse()?;
        if !input.peek(Token![=]) {
            return Err(at(input, "each input is given by its name; write `input = field`"));
        }
        input.parse::<Token![=]>()?;
        Ok((name, value(input)?))
    })?;
    let each = if input.peek(Token![for]) { Some(each(input)?) } else { None };
    if !input.is_empty() && !input.peek(Token![,]) {
        return Err(at(input, "a `,` is missing before this"));
    }
    Ok(Step { name, action, inputs: inputs.into_iter().collect(), each })
}

fn each(input: ParseStream<'_>) -> syn::Result<Each> {
    input.parse::<Token![for]>()?;
    let body = input.parse()?;
    let word: Name = input.parse()?;
    if word.text != "by" {
        return Err(syn::Error::new(word.span, "a body is cut by a size; write `for content by part_size`"));
    }
    Ok(Each { body, size: input.parse()? })
}

fn value(input: ParseStream<'_>) -> syn::Result<Value> {
    if input.peek(LitStr) {
        return input.parse::<LitStr>().map(|text| Value::Constant(json::string(&text.value())));
    }
    if input.peek(Lit) || input.peek(Token![-]) {
        return constant(input).map(Value::Constant);
    }
    if !input.peek(Ident::peek_any) {
        return Err(at(
            input,
            "a value is missing here; write a field's name, `step.member`, a constant, `length(field)`, `number()` or `piece()`",
        ));
    }
    let name: Name = input.parse()?;
    if input.peek(Paren) {
        let content;
        parenthesized!(content in input);
        return match name.text.as_str() {
            "length" if !content.is_empty() => content.parse().map(Value::Length),
            "number" if content.is_empty() => Ok(Value::Number(name.span)),
            "piece" if content.is_empty() => Ok(Value::Piece(name.span)),
            _ => Err(syn::Error::new(
                name.span,
                "a step is given fields, what earlier steps gave, constants, `length(field)`, `number()` and `piece()`",
            )),
        };
    }
    let mut ways = Vec::new();
    loop {
        if input.peek(Token![.]) {
            input.parse::<Token![.]>()?;
            let member: Name = input.parse()?;
            ways.push((Way::Member(member.text), member.span));
        } else if input.peek(Bracket) {
            let span = input.span();
            let content;
            bracketed!(content in input);
            ways.push((way(&content, span)?, span));
        } else {
            return Ok(Value::Named(name, ways));
        }
    }
}

/// What stands in brackets.
fn way(input: ParseStream<'_>, span: Span) -> syn::Result<Way> {
    let rule = "one element is chosen by its place or by a member; write `[0]` or `[name == field]`";
    if input.peek(LitInt) {
        return input.parse::<LitInt>()?.base10_parse().map(Way::At);
    }
    if !input.peek(Ident::peek_any) {
        return Err(syn::Error::new(span, rule));
    }
    let member: Name = input.parse()?;
    if !input.peek(Token![==]) {
        return Err(syn::Error::new(span, rule));
    }
    input.parse::<Token![==]>()?;
    let field = input.parse()?;
    Ok(Way::Where(member.text, field))
}
