//! Bodies: `body = { "title": title }`, `body = field`, `body = file("x.json")`, `form = { … }`, `bytes = field`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::token::{Brace, Bracket, Paren};
use syn::{Ident, Lit, LitStr, Token, braced, bracketed, parenthesized};

use crate::template::json;

use super::list::at;
use super::pairs::Pair;
use super::text::{Name, Text};

/// A body, and the word of its key.
#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) key: Ident,
    pub(crate) kind: BodyKind,
}

#[derive(Clone)]
pub(crate) enum BodyKind {
    Json(Node),
    /// `file("x.json")`
    File(LitStr),
    Form(Vec<Pair>),
    Multipart(Vec<Pair>),
    Xml(Text),
    /// `file("x.xml")`
    XmlFile(LitStr),
    Bytes(Name),
}

/// A place in a JSON template.
#[derive(Clone)]
pub(crate) enum Node {
    /// A constant, as JSON text.
    Constant(String),
    Text(Text),
    Field(Name),
    Object(Vec<Member>),
    Array(Vec<Node>),
}

#[derive(Clone)]
pub(crate) enum Member {
    Named(Name, Node),
    Spread(Name),
}

/// What may stand behind `xml =`.
pub(crate) fn xml(input: ParseStream<'_>) -> syn::Result<BodyKind> {
    if input.peek(LitStr) {
        return input.parse().map(BodyKind::Xml);
    }
    if input.peek(Ident) && input.peek2(Paren) {
        let word: Ident = input.parse()?;
        let content;
        parenthesized!(content in input);
        if let (true, Ok(path)) = (word == "file", content.parse::<LitStr>()) {
            return Ok(BodyKind::XmlFile(path));
        }
        return Err(syn::Error::new(
            word.span(),
            "not an XML body: a long template stands in a file; write `file(\"body.xml\")`",
        ));
    }
    Err(at(
        input,
        "an XML body is a text with slots; write `xml = \"<Name>{field}</Name>\"`, or `file(\"body.xml\")`",
    ))
}

/// What may stand behind `body =`.
pub(crate) fn body(input: ParseStream<'_>) -> syn::Result<BodyKind> {
    if input.peek(Ident) && input.peek2(Paren) {
        let word: Ident = input.parse()?;
        let content;
        parenthesized!(content in input);
        return match (word == "file", content.parse::<LitStr>()) {
            (true, Ok(path)) if content.is_empty() => Ok(BodyKind::File(path)),
            _ => Err(syn::Error::new(
                word.span(),
                "not a body: a long template stands in a file; write `file(\"body.json\")`",
            )),
        };
    }
    if input.peek(Lit) || input.peek(Token![-]) {
        return Err(at(
            input,
            "a JSON body is an object, a list or a field, no bare constant; write `body = { \"name\": field }`",
        ));
    }
    input.parse().map(BodyKind::Json)
}

impl Parse for Node {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Brace) {
            let content;
            braced!(content in input);
            let members = Punctuated::<Member, Token![,]>::parse_terminated(&content)?;
            Ok(Node::Object(members.into_iter().collect()))
        } else if input.peek(Bracket) {
            let content;
            bracketed!(content in input);
            let elements = Punctuated::<Node, Token![,]>::parse_terminated(&content)?;
            Ok(Node::Array(elements.into_iter().collect()))
        } else if input.peek(LitStr) {
            input.parse().map(Node::Text)
        } else if input.peek(Token![-]) || input.peek(Lit) {
            constant(input).map(Node::Constant)
        } else if input.peek(Ident::peek_any) {
            let name: Name = input.parse()?;
            let ends = input.is_empty() || input.peek(Token![,]);
            match name.text.as_str() {
                _ if input.peek(LitStr) || input.peek(Token![..]) => {
                    Err(at(input, "a `,` is missing before this"))
                }
                _ if !ends => Err(at(
                    input,
                    "a body holds fields by their name, constants, objects and arrays, no expressions; compute the value before and give it as a field",
                )),
                "null" => Ok(Node::Constant("null".to_owned())),
                _ => Ok(Node::Field(name)),
            }
        } else if input.peek(Token![..]) {
            Err(at(input, "`..` spreads members, and this is no object; write the field's name alone"))
        } else {
            Err(at(input, "a value is missing here; write a field's name, a constant, `{ … }` or `[ … ]`"))
        }
    }
}

impl Parse for Member {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![..]) {
            let dots: Token![..] = input.parse()?;
            if !input.peek(Ident::peek_any) {
                return Err(syn::Error::new_spanned(
                    dots,
                    "`..` spreads the members of a field; write `..field`",
                ));
            }
            return input.parse().map(Member::Spread);
        }
        let name: LitStr = input.parse().map_err(|error| {
            syn::Error::new(
                error.span(),
                "a member's name is a text in quotes; write `\"name\": value` or `..field`",
            )
        })?;
        if !input.peek(Token![:]) {
            return Err(at(input, "a `:` and a value are missing; write `\"name\": value`"));
        }
        input.parse::<Token![:]>()?;
        Ok(Member::Named(Name { text: name.value(), span: name.span(), place: None }, input.parse()?))
    }
}

/// A number with its sign, `true` or `false`, as JSON text.
pub(crate) fn constant(input: ParseStream<'_>) -> syn::Result<String> {
    let span = input.span();
    let sign = if input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        "-"
    } else {
        ""
    };
    let number = |digits: &str, suffix: &str, span: Span| {
        json::number(digits).filter(|_| suffix.is_empty()).ok_or_else(|| {
            syn::Error::new(span, "not a JSON number: write it in decimal, without a suffix, `1` or `0.5`")
        })
    };
    match input.parse()? {
        Lit::Int(it) => {
            number(&it.token().to_string(), "", it.span()).map(|digits| format!("{sign}{digits}"))
        }
        Lit::Float(it) => {
            number(&it.token().to_string(), it.suffix(), it.span()).map(|digits| format!("{sign}{digits}"))
        }
        Lit::Bool(it) if sign.is_empty() => Ok(it.value().to_string()),
        _ => Err(syn::Error::new(
            span,
            "not a JSON constant; write a text, a number, `true`, `false` or `null`",
        )),
    }
}
