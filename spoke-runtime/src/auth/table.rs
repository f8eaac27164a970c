//! What a connection's file says under one way to sign in.

use crate::config::{Mistakes, SecretSources, Section, Spot, Value};
use crate::secret::Secret;

use super::Means;

/// What a connection's file says under one way to sign in. What is asked for is what is allowed: other keys are mistakes.
///
/// Every method notes its mistakes with file, line and column, and gives `None` then.
#[derive(Debug)]
pub struct CredentialTable<'a> {
    own: &'a Spot<Value>,
    section: Section<'a>,
    sources: SecretSources<'a>,
    means: &'a Means,
}

impl<'a> CredentialTable<'a> {
    pub(crate) fn new(
        path: String,
        own: &'a Spot<Value>,
        sources: SecretSources<'a>,
        means: &'a Means,
        mistakes: &'a Mistakes,
    ) -> Self {
        CredentialTable { own, section: Section::of_secrets(path, own, mistakes), sources, means }
    }

    /// What the opened credential may use.
    pub fn means(&self) -> &'a Means {
        self.means
    }

    /// The whole entry as one secret: `bearer = { env = "TOKEN" }`, `{ file = "token" }` or `{ secret = "name" }`.
    pub fn own_secret(&self) -> Option<Secret<String>> {
        self.section.forget();
        self.sources.read(self.section.path(), self.own, self.section.mistakes())
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
        self.sources.read(&path, own, self.section.mistakes())
    }

    /// The name of a secret in the store that the credential itself replaces, `refresh_token = { secret = "crm" }`: no other
    /// source can keep what is replaced. Its value is read from [`Means::store`] when it is needed.
    pub fn stored(&self, key: &'static str) -> Option<String> {
        let own = self.section.needed(key, "{ secret = \"NAME\" }")?;
        let path = format!("{}.{key}", self.section.path());
        self.sources.stored(&path, own, self.section.mistakes())
    }

    /// The name in the store under which a sign-in keeps its tokens, `tokens = { secret = "crm" }`; nothing has to stand there
    /// before somebody has signed in.
    pub fn kept(&self, key: &'static str) -> Option<String> {
        let own = self.section.needed(key, "{ secret = \"NAME\" }")?;
        let path = format!("{}.{key}", self.section.path());
        self.sources.kept_later(&path, own, self.section.mistakes())
    }

    /// Whether anything stands under `key`.
    pub fn has(&self, key: &'static str) -> bool {
        self.section.get(key).is_some()
    }

    /// A table inside this one that may be left out: `assume_role = { role = "…", from = { … } }`. As for the whole, what `read`
    /// asks for is what is allowed in it.
    pub fn table<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&CredentialTable<'a>) -> Option<T>,
    ) -> Option<T> {
        let own = self.section.get(key)?;
        let Value::Table(_) = own.value else { return self.section.wrong(key, own, "a table in braces") };
        let path = self.section.path_of(key);
        let inner = CredentialTable::new(path, own, self.sources, self.means, self.section.mistakes());
        let found = read(&inner);
        inner.finish();
        found
    }

    /// A list of texts that may be left out, also written as one text: `scopes = ["read", "write"]`.
    pub fn texts(&self, key: &'static str) -> Option<Vec<String>> {
        self.section.texts(key)
    }

    /// A yes or no that may be left out.
    pub fn boolean(&self, key: &'static str) -> Option<bool> {
        self.section.boolean(key)
    }

    /// A duration that may be left out: `"5m"`.
    pub fn duration(&self, key: &'static str) -> Option<std::time::Duration> {
        self.section.duration(key)
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

    /// Notes a mistake about the whole entry, and gives `None`. The sentence must not show a secret.
    pub fn refused<T>(&self, sentence: &str) -> Option<T> {
        self.section.mistakes().note(&self.own.place, format!("`{}` {sentence}", self.section.path()));
        None
    }

    /// Notes the keys that nobody asked for.
    pub(crate) fn finish(&self) {
        self.section.finish();
    }
}
