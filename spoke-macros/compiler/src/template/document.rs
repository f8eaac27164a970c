//! A body template in a file: JSON in which a value may also be a field's name, and `..field` spreads.

/// A value, where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Value {
    pub(crate) kind: ValueKind,
    pub(crate) at: Position,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ValueKind {
    /// A number, `true`, `false` or `null`, as JSON text.
    Constant(String),
    /// A string, its escapes resolved, its slots not yet cut.
    Text(String),
    /// A field's name.
    Field(String),
    Object(Vec<Member>),
    Array(Vec<Value>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Member {
    Named(String, Position, Value),
    Spread(String, Position),
}

/// A place in a file, both counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: usize,
    /// In characters.
    pub(crate) column: usize,
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub(crate) at: Position,
    pub(crate) message: String,
}

/// Reads a whole file.
///
/// # Errors
/// The first thing that is no template.
pub(crate) fn parse(text: &str) -> Result<Value, Flaw> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value()?;
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.flaw("the file goes on behind its value; remove this")),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self) -> Result<Value, Flaw> {
        let first = self.peek();
        let at = self.position();
        let kind = match first {
            Some('{') => ValueKind::Object(self.list('}', Self::member)?),
            Some('[') => ValueKind::Array(self.list(']', Self::value)?),
            Some('"') => ValueKind::Text(self.string()?),
            Some(letter) if letter == '-' || letter.is_ascii_digit() => self.number()?,
            Some(letter) if letter == '_' || letter.is_alphabetic() => match self.word() {
                word @ ("true" | "false" | "null") => ValueKind::Constant(word.to_owned()),
                field => ValueKind::Field(field.to_owned()),
            },
            _ => return Err(self.flaw("a value is missing; write JSON, or a field's name")),
        };
        Ok(Value { kind, at })
    }

    fn member(&mut self) -> Result<Member, Flaw> {
        let first = self.peek();
        let at = self.position();
        if self.text[self.at..].starts_with("..") {
            self.at += 2;
            let field = self.word();
            return if field.is_empty() {
                Err(self.flaw("a field's name is missing behind `..`"))
            } else {
                Ok(Member::Spread(field.to_owned(), at))
            };
        }
        if first != Some('"') {
            return Err(self.flaw("a member is missing; write `\"name\": value` or `..field`"));
        }
        let name = self.string()?;
        if self.peek() != Some(':') {
            return Err(self.flaw("a `:` is missing before this"));
        }
        self.at += 1;
        Ok(Member::Named(name, at, self.value()?))
    }

    /// Items between brackets, separated by commas; the last may have one too.
    fn list<T>(&mut self, close: char, item: fn(&mut Self) -> Result<T, Flaw>) -> Result<Vec<T>, Flaw> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            match self.peek() {
                None => return Err(self.flaw(&format!("a `{close}` is missing at the end"))),
                Some(next) if next == close => break,
                Some(_) => items.push(item(self)?),
            }
            match self.peek() {
                Some(',') => self.at += 1,
                Some(next) if next == close => {}
                _ => return Err(self.flaw(&format!("a `,` or `{close}` is missing before this"))),
            }
        }
        self.at += 1;
        Ok(items)
    }

    fn number(&mut self) -> Result<ValueKind, Flaw> {
        let rest = &self.text[self.at..];
        let end =
            rest.find(|it: char| !it.is_ascii_alphanumeric() && !"+-.".contains(it)).unwrap_or(rest.len());
        let digits = &rest[..end];
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
        match super::json::number(digits) {
            Some(number) => {
                self.at += end;
                Ok(ValueKind::Constant(format!("{sign}{number}")))
            }
            None => Err(self.flaw(&format!("`{}` is no JSON number", &rest[..end]))),
        }
    }

    fn word(&mut self) -> &str {
        let rest = &self.text[self.at..];
        let end = rest.find(|it: char| it != '_' && !it.is_alphanumeric()).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn string(&mut self) -> Result<String, Flaw> {
        let mut text = String::new();
        let start = self.at + 1;
        let mut letters = self.text[start..].char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    self.at = start + at + 1;
                    return Ok(text);
                }
                '\\' => {
                    let unit = |digits: Option<&str>| digits.and_then(|it| u16::from_str_radix(it, 16).ok());
                    let rest = &self.text[start + at..];
                    match letters.next().map(|(_, escape)| escape) {
                        Some(plain @ ('"' | '\\' | '/')) => text.push(plain),
                        Some('n') => text.push('\n'),
                        Some('r') => text.push('\r'),
                        Some('t') => text.push('\t'),
                        Some('b') => text.push('\u{8}'),
                        Some('f') => text.push('\u{c}'),
                        Some('u') => {
                            let second = rest.get(8..12).filter(|_| rest.get(6..8) == Some("\\u"));
                            let pair = [unit(rest.get(2..6)), unit(second)];
                            let units: Vec<u16> = match pair {
                                [Some(high @ 0xD800..=0xDBFF), Some(low)] => vec![high, low],
                                [Some(one), _] => vec![one],
                                [None, _] => Vec::new(),
                            };
                            let Some(decoded) = String::from_utf16(&units).ok().filter(|it| !it.is_empty())
                            else {
                                self.at = start + at;
                                return Err(self.flaw("`\\u` begins no character"));
                            };
                            text.push_str(&decoded);
                            letters.nth(units.len() * 6 - 3);
                        }
                        _ => {
                            self.at = start + at;
                            return Err(self.flaw("`\\` begins no escape that JSON knows"));
                        }
                    }
                }
                '\n' => break,
                other => text.push(other),
            }
        }
        Err(self.flaw("a `\"` is missing at the end of this text"))
    }

    /// The next character that is no white space.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        self.text[self.at..].chars().next()
    }

    fn position(&self) -> Position {
        let before = &self.text[..self.at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }

    fn flaw(&self, message: &str) -> Flaw {
        Flaw { at: self.position(), message: message.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Member, ValueKind, parse};

    fn members(text: &str) -> Vec<Member> {
        match parse(text).unwrap().kind {
            ValueKind::Object(members) => members,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn json_is_read_with_names_and_spreads() {
        let members = members("{\n  \"a\": [1, -2.5e3, true, null],\n  \"b\": field,\n  ..rest,\n}\n");
        assert_eq!(members.len(), 3);
        assert!(matches!(&members[1], Member::Named(name, at, value)
            if name == "b" && at.line == 3 && at.column == 3 && value.kind == ValueKind::Field("field".to_owned())));
        assert!(matches!(&members[2], Member::Spread(name, _) if name == "rest"));
    }

    #[test]
    fn escapes_are_resolved() {
        let value = parse(r#""a\"\/\u00e9\ud83d\ude00b{c}""#).unwrap();
        assert_eq!(value.kind, ValueKind::Text("a\"/é😀b{c}".to_owned()));
    }

    #[test]
    fn a_flaw_is_found_where_it_stands() {
        let at = |text: &str| parse(text).map_err(|flaw| (flaw.at.line, flaw.at.column)).unwrap_err();
        assert_eq!(at("{\n  \"a\" 1}"), (2, 7));
        assert_eq!(at("[1, 01]"), (1, 5));
        assert_eq!(at("{} x"), (1, 4));
        assert_eq!(at("\"\\ud800\""), (1, 2));
        assert_eq!(at("\"\\u12\""), (1, 2));
        assert_eq!(at("\"a"), (1, 1));
        assert_eq!(at("[\"é\""), (1, 5));
    }
}
