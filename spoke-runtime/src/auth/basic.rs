//! User name and password (RFC 7617).

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;

use crate::outgoing::Outgoing;
use crate::secret::Secret;

use super::{Authorize, Credential, CredentialTable};

/// `Authorization: Basic …` (RFC 7617): `auth = { basic = { username = "bot", password = { env = "PASSWORD" } } }`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Basic;

impl Basic {
    /// The credential of this login, for a connection made in code.
    ///
    /// # Errors
    /// Where the user name holds a colon, which would end it (RFC 7617, section 2).
    pub fn login(
        username: &str,
        password: impl Into<Secret<String>>,
    ) -> Result<BasicCredential, &'static str> {
        if username.contains(':') {
            return Err("a user name holds no colon: the password would begin there");
        }
        let encoded = STANDARD.encode(format!("{username}:{}", password.into().expose()));
        Ok(BasicCredential { encoded: Secret::new(encoded) })
    }
}

#[diagnostic::do_not_recommend]
impl Authorize for Basic {
    fn name(&self) -> &'static str {
        "basic"
    }

    fn example(&self) -> &'static str {
        "{ username = \"bot\", password = { env = \"PASSWORD\" } }"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let (username, password) = (table.text("username"), table.secret("password"));
        match Basic::login(&username?, password?) {
            Ok(credential) => Some(Arc::new(credential)),
            Err(rule) => table.mistake("username", rule),
        }
    }
}

/// A login that goes out as `Authorization: Basic …`.
#[derive(Clone, Debug)]
pub struct BasicCredential {
    encoded: Secret<String>,
}

impl Credential for BasicCredential {
    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        request.secret_header(AUTHORIZATION, "Basic ", &self.encoded)
    }
}
