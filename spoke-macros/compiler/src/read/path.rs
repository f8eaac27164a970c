//! Paths and questions: `links.self`, `"odd.key"`, `watchers[].email`, `status()`, `header("x")`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::token::{Bracket, Paren};
use syn::{Ident, LitInt, LitStr, Token, bracketed, parenthesized};

use super::list::at;
use super::nearest::instead;

/// A place in a body.
#[derive(Clone)]
pub(crate) struct Path {
    pub(crate) steps: Vec<Step>,
    pub(crate) span: Span,
}

/// One step of a path, where it stands.
#[derive(Clone)]
pub(crate) struct Step {
    pub(crate) kind: StepKind,
    pub(crate) span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum StepKind {
    /// `name` or `"odd.key"`
    Member(String),
    /// `[]`
    Each,
    /// `[0]`
    At(usize),
}

/// A path, or a question to the answer as a whole.
#[derive(Clone)]
pub(crate) enum Source {
    Body(Path),
    Question(Question),
}

/// A question, where it stands.
#[derive(Clone)]
pub(crate) struct Question {
    pub(crate) kind: QuestionKind,
    pub(crate) span: Span,
}

#[derive(Clone)]
pub(crate) enum QuestionKind {
    Status,
    Header(LitStr),
    Text,
    Body,
    Stream,
}

/// The questions by their word.
const QUESTIONS: &[&str] = &["status()", "header(\"x-id\")", "body()", "stream()", "text()"];

impl Source {
    pub(crate) fn span(&self) -> Span {
        match self {
            Source::Body(path) => path.span,
            Source::Question(question) => question.span,
        }
    }
}

impl Source {
    /// Whether two places are one, wherever they are written.
    pub(crate) fn is_the_same_as(&self, other: &Source) -> bool {
        match (self, other) {
            (Source::Body(one), Source::Body(other)) => {
                let kinds = |path: &Path| path.steps.iter().map(|step| step.kind.clone()).collect::<Vec<_>>();
                kinds(one) == kinds(other)
            }
            (Source::Question(one), Source::Question(other)) => match (&one.kind, &other.kind) {
                (QuestionKind::Header(one), QuestionKind::Header(other)) => {
                    one.value().eq_ignore_ascii_case(&other.value())
                }
                (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
            },
            (Source::Body(_), Source::Question(_)) | (Source::Question(_), Source::Body(_)) => false,
        }
    }
}

/// A path where a question would have no meaning.
pub(crate) fn path_only(input: ParseStream<'_>) -> syn::Result<Path> {
    match input.parse()? {
        Source::Body(path) => Ok(path),
        Source::Question(question) => Err(syn::Error::new(
            question.span,
            "a question asks something of the whole answer, and this is a place in its body; write a path such as `result.items`",
        )),
    }
}

impl Parse for Source {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Ident::peek_any) && input.peek2(Paren) {
            input.parse().map(Source::Question)
        } else {
            input.parse().map(Source::Body)
        }
    }
}

impl Parse for Question {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let word = Ident::parse_any(input)?;
        let content;
        let parens = parenthesized!(content in input);
        let span = word.span().join(parens.span.join()).unwrap_or(word.span());
        let text = word.to_string();
        let kind = match text.as_str() {
            "status" => QuestionKind::Status,
            "text" => QuestionKind::Text,
            "body" => QuestionKind::Body,
            "stream" => QuestionKind::Stream,
            "header" if content.peek(LitStr) => QuestionKind::Header(content.parse()?),
            "header" => {
                return Err(syn::Error::new(
                    span,
                    "`header()` asks for no header; name it: `header(\"x-request-id\")`",
                ));
            }
            _ => {
                let asked = format!("{text}()");
                let instead = instead(&asked, QUESTIONS.iter().copied());
                let message = format!(
                    "unknown question `{asked}`: a word with parentheses asks something of the whole answer; {instead}"
                );
                return Err(syn::Error::new(word.span(), message));
            }
        };
        if !content.is_empty() {
            return Err(at(&content, format!("`{text}(..)` takes no more than this; remove it")));
        }
        Ok(Question { kind, span })
    }
}

impl Parse for Path {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let start = input.span();
        let mut steps = Vec::new();
        if !input.peek(Bracket) {
            steps.push(member(input)?);
        }
        loop {
            if input.peek(Bracket) {
                steps.push(bracket(input)?);
            } else if input.peek(Token![.]) {
                input.parse::<Token![.]>()?;
                steps.push(member(input)?);
            } else {
                break;
            }
        }
        let last = steps.last().map_or(start, |step| step.span);
        Ok(Path { span: start.join(last).unwrap_or(start), steps })
    }
}

fn member(input: ParseStream<'_>) -> syn::Result<Step> {
    let span = input.span();
    if input.peek(LitStr) {
        let name: LitStr = input.parse()?;
        return Ok(Step { kind: StepKind::Member(name.value()), span });
    }
    if !input.peek(Ident::peek_any) {
        return Err(syn::Error::new(
            span,
            "not a member's name: a path is made of names, `[]` and `[0]`; write `links.self`, `\"odd-key\"` or `list[0].id`",
        ));
    }
    let name = Ident::parse_any(input)?;
    if input.peek(Token![-]) || input.peek(Token![::]) {
        return Err(at(
            input,
            "a path is made of names, `[]` and `[0]`, joined by dots; quote a member with other signs: `\"odd-key\"`",
        ));
    }
    Ok(Step { kind: StepKind::Member(name.unraw().to_string()), span })
}

fn bracket(input: ParseStream<'_>) -> syn::Result<Step> {
    let content;
    let brackets = bracketed!(content in input);
    let span = brackets.span.join();
    if content.is_empty() {
        return Ok(Step { kind: StepKind::Each, span });
    }
    let unfit = || {
        syn::Error::new(
            span,
            "brackets hold nothing or an index; write `[]` for each element or `[0]` for one",
        )
    };
    let index: LitInt = content.parse().map_err(|_| unfit())?;
    if !content.is_empty() || !index.suffix().is_empty() {
        return Err(unfit());
    }
    Ok(Step { kind: StepKind::At(index.base10_parse().map_err(|_| unfit())?), span })
}

#[cfg(test)]
mod tests {
    use syn::parse_str;

    use super::{Path, Question, QuestionKind, Source, StepKind};

    fn steps(text: &str) -> Vec<StepKind> {
        parse_str::<Path>(text).unwrap().steps.into_iter().map(|step| step.kind).collect()
    }

    fn member(name: &str) -> StepKind {
        StepKind::Member(name.to_owned())
    }

    #[test]
    fn a_path_is_made_of_members_and_brackets() {
        assert_eq!(steps("links.self"), [member("links"), member("self")]);
        assert_eq!(steps("r#type"), [member("type")]);
        assert_eq!(steps("\"odd.key\".id"), [member("odd.key"), member("id")]);
        assert_eq!(steps("[].id"), [StepKind::Each, member("id")]);
        assert_eq!(steps("a[][0].b"), [member("a"), StepKind::Each, StepKind::At(0), member("b")]);
    }

    #[test]
    fn a_question_is_a_word_with_parentheses() {
        let question = |text: &str| match parse_str::<Source>(text).unwrap() {
            Source::Question(Question { kind, .. }) => kind,
            Source::Body(_) => panic!("`{text}` is a path"),
        };
        assert!(matches!(question("status()"), QuestionKind::Status));
        assert!(matches!(question("body()"), QuestionKind::Body));
        assert!(matches!(question("text()"), QuestionKind::Text));
        assert!(matches!(question("header(\"x-a\")"), QuestionKind::Header(name) if name.value() == "x-a"));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in
            ["", ".a", "a.", "a..b", "a[b]", "a[-1]", "a[0, 1]", "a-b", "statut()", "header()", "status(1)"]
        {
            assert!(parse_str::<Source>(text).is_err(), "{text}");
        }
    }
}
