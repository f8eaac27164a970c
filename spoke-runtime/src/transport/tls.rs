//! How TLS is spoken: rustls with ring, against the certificates that the platform trusts.

use std::sync::{Arc, OnceLock};

use rustls::crypto::{CryptoProvider, ring};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

/// The configuration of every connection. Nothing is installed for the whole process, so a program may use rustls for
/// itself with any provider.
///
/// It is made once: reading the platform's certificates takes milliseconds, and resumed sessions are shared.
pub(super) fn config() -> ClientConfig {
    static CONFIG: OnceLock<ClientConfig> = OnceLock::new();
    CONFIG.get_or_init(|| make(&Arc::new(ring::default_provider()))).clone()
}

fn make(provider: &Arc<CryptoProvider>) -> ClientConfig {
    let builder = || {
        ClientConfig::builder_with_provider(Arc::clone(provider))
            .with_safe_default_protocol_versions()
            .expect("ring speaks TLS 1.2 and 1.3, and both features are on in this crate's manifest")
    };
    let mut config = match builder().with_platform_verifier() {
        Ok(trusting) => trusting.with_no_client_auth(),
        // A machine without any trusted certificate still reaches plain loopback servers; over TLS it trusts nobody.
        Err(_) => builder().with_root_certificates(RootCertStore::empty()).with_no_client_auth(),
    };
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    config
}
