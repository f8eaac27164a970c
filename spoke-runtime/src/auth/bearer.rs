//! Bearer tokens (RFC 6750, section 2.1).

use std::sync::Arc;

use http::header::AUTHORIZATION;

use crate::outgoing::Outgoing;
use crate::secret::Secret;

use super::{Authorize, Credential, CredentialTable};

/// `Authorization: Bearer …` (RFC 6750, section 2.1): `auth = { bearer = { env = "TOKEN" } }`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bearer;

impl Bearer {
    /// The credential of this token, for a connection made in code.
    pub fn token(token: impl Into<Secret<String>>) -> BearerCredential {
        BearerCredential { token: token.into() }
    }
}

#[diagnostic::do_not_recommend]
impl Authorize for Bearer {
    fn name(&self) -> &'static str {
        "bearer"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        Some(Arc::new(Bearer::token(table.own_secret()?)))
    }
}

/// A token that goes out as `Authorization: Bearer …`.
#[derive(Clone, Debug)]
pub struct BearerCredential {
    token: Secret<String>,
}

impl Credential for BearerCredential {
    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        request.secret_header(AUTHORIZATION, "Bearer ", &self.token)
    }
}
