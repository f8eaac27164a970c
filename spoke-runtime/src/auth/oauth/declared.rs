//! What a spoke declares of its issuer, and what every scheme lets it say.

use crate::auth::CredentialTable;

use super::client::ClientAuth;
use super::endpoint;
use super::form::Form;

/// What a spoke declares of its issuer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declared {
    pub(super) name: &'static str,
    pub(super) token_url: Option<&'static str>,
    pub(super) how: ClientAuth,
    pub(super) scopes: &'static [&'static str],
    /// What stands between scopes: a blank by RFC 6749, a comma where a vendor knows better.
    pub(super) separator: &'static str,
    pub(super) members: Members,
}

impl Declared {
    pub(super) const fn new(name: &'static str, token_url: Option<&'static str>) -> Self {
        let members = Members([None; Members::MOST]);
        Declared { name, token_url, how: ClientAuth::Basic, scopes: &[], separator: " ", members }
    }

    /// The scopes of the table, or else the declared ones.
    pub(super) fn scopes(&self, table: &CredentialTable<'_>) -> Vec<String> {
        table.texts("scopes").unwrap_or_else(|| self.own_scopes())
    }

    pub(super) fn own_scopes(&self) -> Vec<String> {
        self.scopes.iter().map(|scope| (*scope).to_owned()).collect()
    }

    /// Where tokens are asked for: the table's word, or else the declared one.
    pub(super) fn token_url(&self, table: &CredentialTable<'_>) -> Option<url::Url> {
        endpoint::read(table, "token_url", self.token_url)
    }
}

/// Further members of the request for a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Members([Option<Member>; Members::MOST]);

#[derive(Clone, Copy, Debug)]
struct Member {
    name: &'static str,
    /// `None` where the connection's table says it, under the same name.
    constant: Option<&'static str>,
}

impl Members {
    const MOST: usize = 6;

    pub(super) const fn with(mut self, name: &'static str, constant: Option<&'static str>) -> Self {
        let mut at = 0;
        while at < Members::MOST {
            if self.0[at].is_none() {
                self.0[at] = Some(Member { name, constant });
                return self;
            }
            at += 1;
        }
        panic!("at most six further members")
    }

    /// The members, filled from the table.
    pub(super) fn read(&self, table: &CredentialTable<'_>) -> Option<Vec<(&'static str, String)>> {
        // All of them before giving up: each notes its own absence.
        let read: Vec<_> = self.0.iter().flatten().map(|member| member.read(table)).collect();
        read.into_iter().collect()
    }

    /// The members, where nothing has to be filled.
    pub(super) fn constants(&self) -> Result<Vec<(&'static str, String)>, String> {
        let constant = |member: &Member| match member.constant {
            Some(constant) => Ok((member.name, constant.to_owned())),
            None => Err(format!("`{}` is filled from a connection's table, and there is none", member.name)),
        };
        self.0.iter().flatten().map(constant).collect()
    }
}

impl Member {
    fn read(&self, table: &CredentialTable<'_>) -> Option<(&'static str, String)> {
        let value = match self.constant {
            Some(constant) => constant.to_owned(),
            None => table.text(self.name)?,
        };
        Some((self.name, value))
    }
}

/// Adds the scopes, if there are any.
pub(super) fn put_scopes(form: &mut Form, scopes: &[String], separator: &str) {
    if !scopes.is_empty() {
        form.put("scope", scopes.join(separator));
    }
}

/// What every scheme lets a spoke declare.
macro_rules! declaring {
    ($scheme:ident) => {
        impl $scheme {
            /// The same under another name in `connections.toml`.
            #[must_use]
            pub const fn named(mut self, name: &'static str) -> Self {
                self.declared.name = name;
                self
            }

            /// What is asked for where the connection does not say; its table may name others as `scopes`.
            #[must_use]
            pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
                self.declared.scopes = scopes;
                self
            }

            /// What stands between scopes, where that is no blank.
            #[must_use]
            pub const fn scope_separator(mut self, separator: &'static str) -> Self {
                self.declared.separator = separator;
                self
            }

            /// How the client proves itself where the connection does not say; its table may say otherwise as `client_auth`.
            #[must_use]
            pub const fn client_auth(mut self, how: $crate::auth::ClientAuth) -> Self {
                self.declared.how = how;
                self
            }

            /// A further member of the request for a token, filled from the connection's table under the same name.
            ///
            /// # Panics
            /// Where there are more than six; in a `const` a compile error.
            #[must_use]
            pub const fn member(mut self, name: &'static str) -> Self {
                self.declared.members = self.declared.members.with(name, None);
                self
            }

            /// A further member of the request for a token, always the same.
            ///
            /// # Panics
            /// Where there are more than six; in a `const` a compile error.
            #[must_use]
            pub const fn constant(mut self, name: &'static str, value: &'static str) -> Self {
                self.declared.members = self.declared.members.with(name, Some(value));
                self
            }
        }
    };
}

pub(super) use declaring;
