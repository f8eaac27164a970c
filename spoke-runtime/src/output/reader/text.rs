//! Strings: borrowed where they stand as they are, otherwise written out once.

use std::borrow::Cow;

use memchr::memchr;

use super::{Reader, Syntax};

impl<'a> Reader<'a> {
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
    pub(super) fn plain_text(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        let end = plain_until(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// Reads the string that begins here, with escapes or a fault: into a text that is made once, as long as it can become.
    #[inline(never)]
    pub(super) fn escaped_text(&mut self) -> Result<String, Syntax> {
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

    pub(super) fn hex(&mut self) -> Result<u32, Syntax> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            code = code << 4 | digit.ok_or_else(|| self.syntax("expected four hexadecimal digits"))?;
            self.at += 1;
        }
        Ok(code)
    }
}

/// The character that a short escape stands for.
#[inline]
pub(super) fn unescaped(escape: u8) -> Option<char> {
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
pub(super) fn from_stop(mut left: &[u8]) -> &[u8] {
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
