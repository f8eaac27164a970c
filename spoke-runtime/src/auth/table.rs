//! What a connection's file says under one way to sign in.

use std::path::Path;

use crate::config::{Mistakes, Section, Spot, Value, read_secret};
use crate::secret::Secret;

/// What a connection's file says under one way to sign in. What is asked for is what is allowed: other keys are mistakes.
///
/// Every method notes its mistakes with file, line and column, and gives `None` then.
#[derive(Debug)]
pub struct CredentialTable<'a> {
    own: &'a Spot<Value>,
    section: Section<'a>,
    folder: Option<&'a Path>,
}

impl<'a> CredentialTable<'a> {
    pub(crate) fn new(
        path: String,
        own: &'a Spot<Value>,
        folder: Option<&'a Path>,
        mistakes: &'a Mistakes,
    ) -> Self {
        CredentialTable { own, section: Section::of_secrets(path, own, mistakes), folder }
    }

    /// The whole entry as one secret: `bearer = { env = "TOKEN" }` or `{ file = "token" }`.
    pub fn own_secret(&self) -> Option<Secret<String>> {
        self.section.forget();
        read_secret(self.section.path(), self.own, self.folder, self.section.mistakes())
    }

    /// A secret member: `password = { env = "PASSWORD" }` or `{ file = "password" }`. One written out is a mistake.
    pub fn secret(&self, key: &'static str) -> Option<Secret<String>> {
        let own = self.section.needed(key, "{ env = \"NAME\" }")?;
        self.read_secret(key, own)
    }

    /// A secret member that may be left out.
    pub fn optional_secret(&self, key: &'static str) -> Option<Secret<String>> {
        let own = self.section.get(key)?;
        self.read_secret(key, own)
    }

    fn read_secret(&self, key: &str, own: &Spot<Value>) -> Option<Secret<String>> {
        let path = format!("{}.{key}", self.section.path());
        read_secret(&path, own, self.folder, self.section.mistakes())
    }

    /// A member that is no secret: `username = "bot"`.
    pub fn text(&self, key: &'static str) -> Option<String> {
        self.section.needed(key, "\"…\"")?;
        self.optional_text(key)
    }

    /// A member that is no secret and may be left out.
    pub fn optional_text(&self, key: &'static str) -> Option<String> {
        self.section.text(key).map(|spot| spot.value)
    }

    /// Notes a mistake in the value of `key`, and gives `None`. The sentence must not show a secret.
    pub fn mistake<T>(&self, key: &'static str, sentence: &str) -> Option<T> {
        let place = self.section.get(key).map_or(&self.own.place, |own| &own.place);
        self.section.mistakes().note(place, format!("`{}.{key}`: {sentence}", self.section.path()));
        None
    }

    /// Notes the keys that nobody asked for.
    pub(crate) fn finish(&self) {
        self.section.finish();
    }
}
