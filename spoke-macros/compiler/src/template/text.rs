//! A text with slots: `P{priority}: {title}`, `{key:+}`, `{settings.region}`; braces double.

use std::ops::Range;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text as it stands, its braces single again.
    Text(String),
    Slot(Slot),
}

/// A slot, where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) kind: SlotKind,
    /// The bytes of the text that it takes, braces included.
    pub(crate) range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SlotKind {
    /// `{field}`
    Field(String),
    /// `{field:+}`
    Greedy(String),
    /// `{settings.name}`
    Setting(String),
}

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
}

/// Cuts a text into pieces.
///
/// # Errors
/// Every flaw of the text.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece>, Vec<Flaw>> {
    let mut pieces = Vec::new();
    let mut flaws = Vec::new();
    let mut plain = String::new();
    let mut rest = 0;
    while let Some(found) = text[rest..].find(['{', '}']) {
        let at = rest + found;
        plain.push_str(&text[rest..at]);
        let brace = &text[at..=at];
        if text[at + 1..].starts_with(brace) {
            plain.push_str(brace);
            rest = at + 2;
            continue;
        }
        if brace == "}" {
            flaws.push(flaw(at..at + 1, "`}` closes no slot; a brace that is text is doubled: `}}`"));
            rest = at + 1;
            continue;
        }
        let inside = &text[at + 1..];
        let end = inside.find(['{', '}']).filter(|&end| inside[end..].starts_with('}'));
        let Some(end) = end else {
            let message =
                "`{` opens a slot that is never closed; write `{field}`, or `{{` for a brace that is text";
            flaws.push(flaw(at..at + 1, message));
            rest = at + 1;
            continue;
        };
        let range = at..at + end + 2;
        rest = range.end;
        match slot(&inside[..end]) {
            Ok(kind) => {
                if !plain.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                }
                pieces.push(Piece::Slot(Slot { kind, range }));
            }
            Err(message) => flaws.push(Flaw { range, message }),
        }
    }
    plain.push_str(&text[rest..]);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    if flaws.is_empty() { Ok(pieces) } else { Err(flaws) }
}

impl Piece {
    pub(crate) fn slot(&self) -> Option<&Slot> {
        match self {
            Piece::Text(_) => None,
            Piece::Slot(slot) => Some(slot),
        }
    }
}

impl SlotKind {
    /// The field that it names.
    pub(crate) fn field(&self) -> Option<&str> {
        match self {
            SlotKind::Field(name) | SlotKind::Greedy(name) => Some(name),
            SlotKind::Setting(_) => None,
        }
    }

    /// Whether `format_args!` reads the slot as we do.
    pub(crate) fn is_format_argument(&self) -> bool {
        match self {
            SlotKind::Field(name) | SlotKind::Greedy(name) => syn::parse_str::<syn::Ident>(name).is_ok(),
            SlotKind::Setting(_) => false,
        }
    }
}

fn slot(inside: &str) -> Result<SlotKind, String> {
    if let Some(name) = inside.strip_prefix("settings.") {
        return if is_name(name) { Ok(SlotKind::Setting(name.to_owned())) } else { Err(no_name(inside)) };
    }
    let (name, format) = match inside.split_once(':') {
        Some((name, format)) => (name, Some(format)),
        None => (inside, None),
    };
    if !is_name(name) {
        return Err(no_name(inside));
    }
    match format {
        None => Ok(SlotKind::Field(name.to_owned())),
        Some("+") => Ok(SlotKind::Greedy(name.to_owned())),
        Some(other) => Err(format!(
            "slot `{{{inside}}}` asks for the format `{other}`: a slot knows only `:+`, which spans several path segments; write `{{{name}}}`"
        )),
    }
}

fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_alphanumeric() || letter == '_')
}

fn no_name(inside: &str) -> String {
    if inside.is_empty() {
        return "empty slot: a slot names a field; write `{field}`, or `{{}}` for braces that are text"
            .to_owned();
    }
    format!(
        "slot `{{{inside}}}` names no field; write `{{field}}`, `{{settings.name}}`, or `{{{{` for a brace that is text"
    )
}

fn flaw(range: Range<usize>, message: &str) -> Flaw {
    Flaw { range, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Piece, SlotKind, pieces};

    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> = match pieces(text) {
            Ok(pieces) => pieces.iter().map(show).collect(),
            Err(flaws) => flaws.iter().map(|flaw| format!("{:?}", flaw.range)).collect(),
        };
        assert_eq!(shown, expected, "{text}");
    }

    fn show(piece: &Piece) -> String {
        match piece {
            Piece::Text(text) => text.clone(),
            Piece::Slot(slot) => match &slot.kind {
                SlotKind::Field(name) => format!("<{name}>"),
                SlotKind::Greedy(name) => format!("<{name}+>"),
                SlotKind::Setting(name) => format!("<settings {name}>"),
            },
        }
    }

    #[test]
    fn slots_stand_between_texts() {
        check("", &[]);
        check("P{priority}: {title}", &["P", "<priority>", ": ", "<title>"]);
        check("/{bucket}/{key:+}", &["/", "<bucket>", "/", "<key+>"]);
        check("{settings.region}", &["<settings region>"]);
    }

    #[test]
    fn doubled_braces_are_text() {
        check("{{{a}}}", &["{", "<a>", "}"]);
        check("a{{b}}c", &["a{b}c"]);
    }

    #[test]
    fn flaws_are_found_where_they_stand() {
        check("ä{b", &["2..3"]);
        check("a}b{c}", &["1..2"]);
        check("{}{a b}{a:?}", &["0..2", "2..7", "7..12"]);
        check("{a{b}", &["0..1"]);
    }
}
