//! The reader of JSON text (RFC 8259): strict, one pass, nothing built that nobody asked for.
//!
//! It is ours because the engine wants what streaming readers of the registry do not give together: exact numbers as text,
//! borrowed strings, the byte of every value, and going back to a value that two fields read. `output/tests.rs` holds it to
//! JSONTestSuite's cases and, by property tests, to serde_json.

mod skip;

use std::borrow::Cow;

use memchr::memchr;

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

    /// Reads a string.
    #[inline]
    pub(crate) fn text(&mut self) -> Result<Cow<'a, str>, Syntax> {
        if self.next_byte() != Some(b'"') {
            return Err(self.syntax("expected a string"));
        }
        match self.plain_text() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped_text().map(Cow::Owned),
        }
    }

    /// The string that begins here, where it ends without an escape; otherwise nothing is read.
    #[inline]
    fn plain_text(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        let end = plain_until(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
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

    /// Reads the string that begins here, with escapes or a fault: into a text that is made once, as long as it can become.
    #[inline(never)]
    fn escaped_text(&mut self) -> Result<String, Syntax> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let first = plain_until(bytes, start);
        let end = self.closing_quote(first)?;
        let mut text = String::with_capacity(end - start);
        text.push_str(self.text.get(start..first).unwrap_or_default());
        self.at = first;
        while self.at < end {
            if bytes.get(self.at) != Some(&b'\\') {
                return Err(self.syntax("a control character in a string must be escaped"));
            }
            self.at += 1;
            match bytes.get(self.at).copied().and_then(unescaped) {
                Some(plain) => {
                    text.push(plain);
                    self.at += 1;
                }
                None => text.push(self.escape()?),
            }
            // Escapes come in rows: a new line is two of them.
            if bytes.get(self.at) != Some(&b'\\') {
                let plain = self.at;
                self.at = plain_until(bytes, plain);
                text.push_str(self.text.get(plain..self.at).unwrap_or_default());
            }
        }
        self.at = end + 1;
        Ok(text)
    }

    /// Where the string ends of which `at` is a part: at the first quote that no backslash escapes.
    fn closing_quote(&mut self, mut at: usize) -> Result<usize, Syntax> {
        let bytes = self.text.as_bytes();
        let start = at;
        while let Some(quote) = memchr(b'"', bytes.get(at..).unwrap_or_default()) {
            let before = bytes.get(start..at + quote).unwrap_or_default();
            let escapes = before.iter().rev().take_while(|byte| **byte == b'\\').count();
            if escapes % 2 == 0 {
                return Ok(at + quote);
            }
            at += quote + 1;
        }
        self.at = bytes.len();
        Err(self.syntax("the string does not end"))
    }

    /// The character of the escape `\u` here, and of the one behind it where they are halves of one.
    fn escape(&mut self) -> Result<char, Syntax> {
        let start = self.at;
        match self.byte() {
            Some(b'u') => self.at += 1,
            Some(_) => return Err(self.syntax("expected an escape")),
            None => return Err(self.syntax("the string does not end")),
        }
        let mut code = self.hex()?;
        if (0xD800..0xDC00).contains(&code)
            && self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u".as_slice())
        {
            self.at += 2;
            let low = self.hex()?;
            if (0xDC00..0xE000).contains(&low) {
                code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            }
        }
        char::from_u32(code)
            .ok_or(Syntax { problem: "half a surrogate pair is no character", byte: start - 1 })
    }

    fn hex(&mut self) -> Result<u32, Syntax> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            code = code << 4 | digit.ok_or_else(|| self.syntax("expected four hexadecimal digits"))?;
            self.at += 1;
        }
        Ok(code)
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

/// The character that a short escape stands for.
#[inline]
fn unescaped(escape: u8) -> Option<char> {
    // A table in the place of a jump: texts with escapes have many.
    const PLAIN: [u8; 128] = {
        let mut plain = [0; 128];
        let short = b"\"\\/bfnrt";
        let meant = b"\"\\/\x08\x0c\n\r\t";
        let mut at = 0;
        while at < short.len() {
            plain[short[at] as usize] = meant[at];
            at += 1;
        }
        plain
    };
    PLAIN.get(usize::from(escape)).filter(|plain| **plain != 0).map(|plain| char::from(*plain & 0x7f))
}

/// The first place from `at` that holds a quote, a backslash or a control character, or the end.
///
/// Most strings are a word or two long; from then on it goes in blocks that compile to vectors.
#[inline]
fn plain_until(bytes: &[u8], at: usize) -> usize {
    let mut left = bytes.get(at..).unwrap_or_default();
    for _ in 0..2 {
        let Some((word, rest)) = left.split_first_chunk::<8>() else { break };
        let hits = stops(word);
        if hits != 0 {
            return bytes.len() - left.len() + (hits.trailing_zeros() / 8) as usize;
        }
        left = rest;
    }
    bytes.len() - plain_until_far(left).len()
}

#[inline(never)]
fn plain_until_far(left: &[u8]) -> &[u8] {
    from_stop(left)
}

/// What is left of `left` from its first quote, backslash or control character on.
#[inline(always)]
fn from_stop(mut left: &[u8]) -> &[u8] {
    while let Some((block, rest)) = left.split_first_chunk::<16>() {
        let is_stop = |byte: u8| u8::from(byte == b'"') | u8::from(byte == b'\\') | u8::from(byte < 0x20);
        if block.iter().fold(0, |found, byte| found | is_stop(*byte)) != 0 {
            break;
        }
        left = rest;
    }
    while let Some((word, rest)) = left.split_first_chunk::<8>() {
        let hits = stops(word);
        if hits != 0 {
            return left.get((hits.trailing_zeros() / 8) as usize..).unwrap_or_default();
        }
        left = rest;
    }
    let stop = left.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
    left.get(stop.unwrap_or(left.len())..).unwrap_or_default()
}

/// Marks the bytes of `word` that are a quote, a backslash or a control character; the lowest mark is exact ("Determine if a
/// word has a byte less than n", Anderson, Bit Twiddling Hacks).
#[inline]
fn stops(word: &[u8; 8]) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    let word = u64::from_le_bytes(*word);
    let control = word.wrapping_sub(ONES * 0x20);
    let quote = (word ^ (ONES * 0x22)).wrapping_sub(ONES);
    let slash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    (control | quote | slash) & !word & (ONES * 0x80)
}
