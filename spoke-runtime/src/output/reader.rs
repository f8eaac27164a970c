//! The reader of JSON text (RFC 8259): strict, one pass, nothing built that nobody asked for.
//!
//! It is ours because the engine wants what streaming readers of the registry do not give together: exact numbers as text,
//! borrowed strings, the byte of every value, and going back to a value that two fields read. `output/tests.rs` holds it to
//! JSONTestSuite's cases and, by property tests, to serde_json.

mod skip;
mod text;

use std::borrow::Cow;

/// How deep objects and lists may stand in each other; serde_json's own limit.
pub(crate) const DEPTH: u32 = 127;

/// Why a text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Syntax {
    /// What is wrong.
    pub(crate) problem: &'static str,
    /// Where, in bytes from the start of the text.
    pub(crate) byte: usize,
}

/// What kind of value stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}

/// Reads JSON text from a place onward.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    is_xml: bool,
}

impl<'a> Reader<'a> {
    /// Reads `text` from its start, after a byte order mark if there is one.
    pub(crate) fn new(text: &'a str) -> Self {
        Reader { text, at: if text.starts_with('\u{feff}') { 3 } else { 0 }, depth: 0, is_xml: false }
    }

    /// Reads what an XML document says: its lists and the types of its texts are as whoever reads them wants them.
    pub(crate) fn of_xml(json: &'a str) -> Self {
        Reader { is_xml: true, ..Reader::new(json) }
    }

    /// Whether this is what an XML document says.
    #[inline]
    pub(crate) fn is_xml(&self) -> bool {
        self.is_xml
    }

    /// Where the next byte stands.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// The text from `start` to here.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Whether nothing but white space is left.
    pub(crate) fn is_at_end(&mut self) -> bool {
        self.next_byte().is_none()
    }

    /// Checks that nothing but white space is left.
    pub(crate) fn end(&mut self) -> Result<(), Syntax> {
        if self.is_at_end() { Ok(()) } else { Err(self.syntax("expected the end of the body")) }
    }

    /// The kind of the value that comes next; the position is then its first byte.
    pub(crate) fn peek(&mut self) -> Result<Kind, Syntax> {
        match self.next_byte() {
            Some(b'"') => Ok(Kind::Text),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::List),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'n') => Ok(Kind::Null),
            Some(_) => Err(self.syntax("expected a value")),
            None => Err(self.syntax("expected a value, found the end")),
        }
    }

    /// Enters an object: [`Reader::next_key`] follows.
    pub(crate) fn open_object(&mut self) -> Result<(), Syntax> {
        self.open(b'{', "expected `{`")
    }

    /// Enters a list: [`Reader::next_element`] follows.
    pub(crate) fn open_list(&mut self) -> Result<(), Syntax> {
        self.open(b'[', "expected `[`")
    }

    /// The next member's name, with the position at its value; `None` leaves the object.
    #[inline(always)]
    pub(crate) fn next_key(&mut self, first: &mut bool) -> Result<Option<Cow<'a, str>>, Syntax> {
        match self.next_byte() {
            Some(b'}') => {
                self.close();
                Ok(None)
            }
            Some(b'"') if *first => {
                *first = false;
                self.key().map(Some)
            }
            Some(b',') if !*first => {
                self.at += 1;
                self.key().map(Some)
            }
            _ if *first => Err(self.syntax("expected a member's name or `}`")),
            _ => Err(self.syntax("expected `,` or `}`")),
        }
    }

    /// Whether another element follows, with the position at it; `false` leaves the list.
    pub(crate) fn next_element(&mut self, first: &mut bool) -> Result<bool, Syntax> {
        match self.next_byte() {
            Some(b']') => {
                self.close();
                Ok(false)
            }
            Some(_) if *first => {
                *first = false;
                Ok(true)
            }
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(self.syntax("expected `,` or `]`")),
        }
    }

    /// Reads a number as it is written.
    pub(crate) fn number(&mut self) -> Result<&'a str, Syntax> {
        self.next_byte();
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start + usize::from(self.byte() == Some(b'-'));
        at = match bytes.get(at) {
            Some(b'0') => at + 1,
            Some(b'1'..=b'9') => behind_digits(bytes, at),
            _ => return Err(self.no_digit(at)),
        };
        if bytes.get(at) == Some(&b'.') {
            at = self.behind_some_digits(at + 1)?;
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            at += 1;
            at = self.behind_some_digits(at + usize::from(matches!(bytes.get(at), Some(b'+' | b'-'))))?;
        }
        self.at = at;
        Ok(self.since(start))
    }

    /// Reads `true` or `false`.
    pub(crate) fn boolean(&mut self) -> Result<bool, Syntax> {
        match self.next_byte() {
            Some(b't') => self.word("true").map(|()| true),
            _ => self.word("false").map(|()| false),
        }
    }

    /// Reads `null`.
    pub(crate) fn null(&mut self) -> Result<(), Syntax> {
        self.next_byte();
        self.word("null")
    }

    fn open(&mut self, bracket: u8, problem: &'static str) -> Result<(), Syntax> {
        if self.next_byte() != Some(bracket) {
            return Err(self.syntax(problem));
        }
        if self.depth == DEPTH {
            return Err(self.syntax("objects and lists stand too deep in each other"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) {
        self.at += 1;
        self.depth -= 1;
    }

    #[inline(always)]
    fn key(&mut self) -> Result<Cow<'a, str>, Syntax> {
        if self.next_byte() != Some(b'"') {
            return Err(self.syntax("expected a member's name"));
        }
        let key = match self.plain_text() {
            Some(key) => Cow::Borrowed(key),
            None => Cow::Owned(self.escaped_text()?),
        };
        self.colon()?;
        Ok(key)
    }

    #[inline(always)]
    fn colon(&mut self) -> Result<(), Syntax> {
        if self.next_byte() != Some(b':') {
            return Err(self.syntax("expected `:`"));
        }
        self.at += 1;
        self.next_byte();
        Ok(())
    }

    fn behind_some_digits(&mut self, at: usize) -> Result<usize, Syntax> {
        match behind_digits(self.text.as_bytes(), at) {
            behind if behind == at => Err(self.no_digit(at)),
            behind => Ok(behind),
        }
    }

    #[cold]
    fn no_digit(&mut self, at: usize) -> Syntax {
        self.at = at;
        self.syntax("expected a digit")
    }

    fn word(&mut self, word: &'static str) -> Result<(), Syntax> {
        let end = self.at + word.len();
        if self.text.as_bytes().get(self.at..end) != Some(word.as_bytes()) {
            return Err(self.syntax("expected a value"));
        }
        self.at = end;
        Ok(())
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                byte => return byte,
            }
        }
    }

    #[cold]
    fn syntax(&self, problem: &'static str) -> Syntax {
        Syntax { problem, byte: self.at }
    }
}

/// The first place from `at` that holds no digit.
#[inline]
fn behind_digits(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}
