//! Passing a value that nobody asked for: its grammar is checked, nothing is built.

use super::text::{from_stop, unescaped};
use super::{Kind, Reader, Syntax};

impl Reader<'_> {
    /// Passes one value, checking its grammar; strings stay undecoded, so that half a surrogate pair does no harm here.
    #[inline]
    pub(crate) fn skip(&mut self) -> Result<(), Syntax> {
        // What nobody asked for is a text, most often.
        if self.byte() == Some(b'"') { self.skip_text() } else { self.skip_other() }
    }

    fn skip_other(&mut self) -> Result<(), Syntax> {
        match self.peek()? {
            Kind::Text => self.skip_text(),
            Kind::Null => self.null(),
            Kind::Boolean => self.boolean().map(drop),
            Kind::Number => self.number().map(drop),
            Kind::Object | Kind::List => {
                // One bit for each open bracket, the innermost lowest: 1 for an object.
                let mut open: u128 = 0;
                let base = self.depth;
                let result = self.skip_nested(&mut open, base);
                self.depth = base;
                result
            }
        }
    }

    fn skip_nested(&mut self, open: &mut u128, base: u32) -> Result<(), Syntax> {
        loop {
            let kind = self.peek()?;
            match kind {
                Kind::Text => self.skip_text()?,
                Kind::Number => self.number().map(drop)?,
                Kind::Boolean => self.boolean().map(drop)?,
                Kind::Null => self.null()?,
                Kind::Object => {
                    self.open_object()?;
                    if self.next_byte() == Some(b'}') {
                        self.close();
                    } else {
                        *open = *open << 1 | 1;
                        self.skip_key()?;
                        continue;
                    }
                }
                Kind::List => {
                    self.open_list()?;
                    if self.next_byte() == Some(b']') {
                        self.close();
                    } else {
                        *open <<= 1;
                        continue;
                    }
                }
            }
            loop {
                if self.depth == base {
                    return Ok(());
                }
                let is_object = *open & 1 == 1;
                match self.next_byte() {
                    Some(b',') => {
                        self.at += 1;
                        if is_object {
                            self.skip_key()?;
                        }
                        break;
                    }
                    Some(b'}') if is_object => self.close(),
                    Some(b']') if !is_object => self.close(),
                    _ if is_object => return Err(self.syntax("expected `,` or `}`")),
                    _ => return Err(self.syntax("expected `,` or `]`")),
                }
                *open >>= 1;
            }
        }
    }

    fn skip_key(&mut self) -> Result<(), Syntax> {
        if self.next_byte() != Some(b'"') {
            return Err(self.syntax("expected a member's name"));
        }
        self.skip_text()?;
        self.colon()
    }

    #[inline(never)]
    fn skip_text(&mut self) -> Result<(), Syntax> {
        let bytes = self.text.as_bytes();
        self.at += 1;
        loop {
            // It is long, most often: an address.
            self.at = bytes.len() - from_stop(bytes.get(self.at..).unwrap_or_default()).len();
            match bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.at += 1;
                    match self.byte() {
                        Some(b'u') => {
                            self.at += 1;
                            self.hex()?;
                        }
                        Some(escape) if unescaped(escape).is_some() => self.at += 1,
                        _ => return Err(self.syntax("expected an escape")),
                    }
                }
                Some(_) => return Err(self.syntax("a control character in a string must be escaped")),
                None => return Err(self.syntax("the string does not end")),
            }
        }
    }
}
