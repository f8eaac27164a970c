//! Values that stand in text: paths, hosts, queries, headers, forms and text templates.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::rc::Rc;
use std::sync::Arc;

use zeroize::Zeroize;

use crate::schema::{Described, Schema};
use crate::secret::Secret;

/// A value that stands in text as exactly one piece.
pub trait Text {
    /// Appends the value.
    fn write_text(&self, out: &mut TextWriter);
}

/// A value that stands in a query, a header or a form: none, one or several pieces of text.
pub trait Texts {
    /// Visits the pieces in order.
    fn each(&self, visit: &mut dyn FnMut(&dyn Text));
}

/// An input as text.
#[derive(Clone, Copy)]
pub enum TextField<'a> {
    /// Left out.
    Absent,
    /// One piece.
    One(&'a dyn Text),
    /// Several pieces, or none.
    Each(&'a dyn Texts),
    /// One piece of a foreign type.
    Display(&'a dyn fmt::Display),
    /// Several pieces of a foreign type.
    DisplayEach(&'a dyn DisplayTexts),
}

/// A list of a foreign type.
pub trait DisplayTexts {
    /// Visits the pieces in order.
    fn each(&self, visit: &mut dyn FnMut(&dyn fmt::Display));
}

impl<T: fmt::Display> DisplayTexts for Vec<T> {
    fn each(&self, visit: &mut dyn FnMut(&dyn fmt::Display)) {
        for one in self {
            visit(one);
        }
    }
}

impl fmt::Debug for TextField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TextField::Absent => "Absent",
            TextField::One(_) => "One(..)",
            TextField::Each(_) => "Each(..)",
            TextField::Display(_) => "Display(..)",
            TextField::DisplayEach(_) => "DisplayEach(..)",
        })
    }
}

impl TextField<'_> {
    /// Writes the pieces one after another; nothing where it is left out.
    pub fn write(self, out: &mut TextWriter) {
        match self {
            TextField::Absent => {}
            TextField::One(one) => one.write_text(out),
            TextField::Each(texts) => texts.each(&mut |one| one.write_text(out)),
            TextField::Display(one) => out.display(one),
            TextField::DisplayEach(texts) => texts.each(&mut |one| out.display(one)),
        }
    }

    /// Renders the pieces one by one into `out`, which is empty at each visit.
    pub(crate) fn each<E>(
        self,
        out: &mut TextWriter,
        mut visit: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut result = Ok(());
        let mut step = |out: &mut TextWriter, write: &dyn Fn(&mut TextWriter)| {
            if result.is_ok() {
                out.clear();
                write(out);
                result = visit(out.as_str());
            }
        };
        match self {
            TextField::Absent => {}
            TextField::One(one) => step(out, &|out| one.write_text(out)),
            TextField::Each(texts) => texts.each(&mut |one| step(out, &|out| one.write_text(out))),
            TextField::Display(one) => step(out, &|out| out.display(one)),
            TextField::DisplayEach(texts) => texts.each(&mut |one| step(out, &|out| out.display(one))),
        }
        result
    }
}

/// Collects text; shows secrets only where the text leaves for the vendor.
#[derive(Debug)]
pub struct TextWriter {
    text: String,
    hide_secrets: bool,
}

impl TextWriter {
    /// A writer for what is sent.
    pub fn sending() -> Self {
        TextWriter { text: String::new(), hide_secrets: false }
    }

    /// A writer for what people see: secrets become [`REDACTED`](crate::REDACTED).
    pub fn showing() -> Self {
        TextWriter { text: String::new(), hide_secrets: true }
    }

    /// Appends text as it stands.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends what `value` displays.
    pub fn display(&mut self, value: &dyn fmt::Display) {
        // Writing to a `String` cannot fail; a `Display` that fails by itself leaves its text short.
        let _ = write!(self.text, "{value}");
    }

    /// The text so far.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Empties the writer.
    pub fn clear(&mut self) {
        self.text.clear();
    }

    /// Gives the text.
    pub fn into_string(self) -> String {
        self.text
    }

    /// Whether secrets are to be hidden.
    pub fn hides_secrets(&self) -> bool {
        self.hide_secrets
    }
}

impl<T: Text> Texts for T {
    fn each(&self, visit: &mut dyn FnMut(&dyn Text)) {
        visit(self);
    }
}

impl<T: Texts> Texts for Option<T> {
    fn each(&self, visit: &mut dyn FnMut(&dyn Text)) {
        if let Some(some) = self {
            some.each(visit);
        }
    }
}

macro_rules! lists {
    ($($list:ty),* $(,)?) => {$(
        impl<T: Text> Texts for $list {
            fn each(&self, visit: &mut dyn FnMut(&dyn Text)) {
                for one in self.iter() {
                    visit(one);
                }
            }
        }
    )*};
}

lists!(Vec<T>, &[T], Box<[T]>, std::collections::BTreeSet<T>);

macro_rules! displayed {
    ($schema:expr; $($type:ty),* $(,)?) => {$(
        impl Text for $type {
            fn write_text(&self, out: &mut TextWriter) {
                out.display(self);
            }
        }

        impl Described for $type {
            const SCHEMA: Schema = $schema;
        }
    )*};
}

displayed!(Schema::Integer; u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
displayed!(Schema::Number; f32, f64);
displayed!(Schema::Boolean; bool);
displayed!(Schema::Text; char, std::net::IpAddr, std::net::Ipv4Addr, std::net::Ipv6Addr);
displayed!(Schema::Format("uri"); url::Url);

impl Text for str {
    fn write_text(&self, out: &mut TextWriter) {
        out.push(self);
    }
}

impl Described for str {
    const SCHEMA: Schema = Schema::Text;
}

impl Text for String {
    fn write_text(&self, out: &mut TextWriter) {
        out.push(self);
    }
}

impl Described for String {
    const SCHEMA: Schema = Schema::Text;
}

macro_rules! pointers {
    ($($pointer:ty),* $(,)?) => {$(
        impl<T: Text + ?Sized> Text for $pointer {
            fn write_text(&self, out: &mut TextWriter) {
                (**self).write_text(out);
            }
        }

        impl<T: Described + ?Sized> Described for $pointer {
            const SCHEMA: Schema = T::SCHEMA;
        }
    )*};
}

pointers!(&T, Box<T>, Arc<T>, Rc<T>);

impl<T: Text + ToOwned + ?Sized> Text for Cow<'_, T> {
    fn write_text(&self, out: &mut TextWriter) {
        (**self).write_text(out);
    }
}

impl<T: Described + ToOwned + ?Sized> Described for Cow<'_, T> {
    const SCHEMA: Schema = T::SCHEMA;
}

impl<T: Text + Zeroize> Text for Secret<T> {
    fn write_text(&self, out: &mut TextWriter) {
        if out.hides_secrets() {
            out.push(crate::REDACTED);
        } else {
            self.expose().write_text(out);
        }
    }
}

impl<T: Described + Zeroize> Described for Secret<T> {
    const SCHEMA: Schema = Schema::Secret(&T::SCHEMA);
}
