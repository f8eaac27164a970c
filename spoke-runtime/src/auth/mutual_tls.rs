//! Mutual TLS: the connection's certificate is the credential (RFC 8705, section 2).

use std::sync::Arc;

use super::{Anonymous, Authorize, Credential, CredentialTable};

/// Signs in by the certificate that the connection shows: `auth = { mtls = {} }` beside
/// `tls = { identity = { file = "client.pem" } }`.
///
/// The least rights are those that the system gives to the certificate's subject.
#[derive(Clone, Copy, Debug, Default)]
pub struct MutualTls;

#[diagnostic::do_not_recommend]
impl Authorize for MutualTls {
    fn name(&self) -> &'static str {
        "mtls"
    }

    fn example(&self) -> &'static str {
        "{}"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        if table.means().shows_certificate() {
            return Some(Anonymous::shared());
        }
        table.refused("signs in by a certificate, and the connection shows none; write `tls = { identity = { file = \"client.pem\" } }` beside it")
    }
}
