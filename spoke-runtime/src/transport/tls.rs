//! How TLS is spoken: rustls with ring or the provider of the process, against the certificates that the platform trusts and those that a connection adds.

use std::fmt;
use std::sync::{Arc, OnceLock};

use rustls::client::danger::ServerCertVerifier;
use rustls::client::{WantsClientCert, WebPkiServerVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, ConfigBuilder, RootCertStore};
use rustls_platform_verifier::{BuilderVerifierExt, Verifier};

use crate::secret::Secret;

/// Whom a connection trusts, and the certificate that it shows: for systems with a certificate authority of their own, and for
/// those that know their clients by certificate (mutual TLS).
///
/// The cryptography is ring's. Another provider is handed in as rustls has it: whoever installs one for the process
/// ([`CryptoProvider::install_default`]) before a hub is built gets that one, validated modules among them.
///
/// ```no_run
/// use spoke_runtime::Tls;
///
/// # fn main() -> std::io::Result<()> {
/// let tls = Tls::new()
///     .ca_pem(std::fs::read_to_string("internal-ca.pem")?)
///     .identity_pem(std::fs::read_to_string("client.pem")?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Tls {
    ca: Vec<String>,
    only_ca: bool,
    identity: Option<Secret<String>>,
}

impl Tls {
    /// Trusts what the platform trusts, and shows no certificate.
    pub fn new() -> Self {
        Tls::default()
    }

    /// Trusts these authorities, too: certificates in PEM.
    pub fn ca_pem(mut self, pem: impl Into<String>) -> Self {
        self.ca.push(pem.into());
        self
    }

    /// Trusts none but those of [`Tls::ca_pem`].
    pub fn only_ca(mut self) -> Self {
        self.only_ca = true;
        self
    }

    /// Shows a certificate: PEM with the chain, its own certificate first, and the private key.
    pub fn identity_pem(mut self, pem: impl Into<Secret<String>>) -> Self {
        self.identity = Some(pem.into());
        self
    }

    /// The same, showing no certificate.
    pub(super) fn without_identity(&self) -> Self {
        Tls { identity: None, ..self.clone() }
    }

    /// Whether the connection shows a certificate.
    pub(crate) fn has_identity(&self) -> bool {
        self.identity.is_some()
    }

    /// Whether it can be spoken.
    ///
    /// # Errors
    /// A sentence that shows nothing of a key.
    pub(crate) fn check(&self) -> Result<(), String> {
        self.config().map(drop)
    }

    /// What the client speaks.
    pub(super) fn config(&self) -> Result<ClientConfig, String> {
        if *self == Tls::default() {
            return usual();
        }
        let provider = provider();
        let authorities = self.authorities()?;
        let trusting = match (authorities.as_slice(), self.only_ca) {
            ([], true) => return Err("`only_ca` trusts nobody; give the authorities in `ca`".to_owned()),
            ([], false) => platform(&provider)?,
            (own, only) => verified_by(own, only, &provider)?,
        };
        let config = match &self.identity {
            None => trusting.with_no_client_auth(),
            Some(pem) => {
                let (chain, key) = identity(pem.expose().as_bytes())?;
                trusting
                    .with_client_auth_cert(chain, key)
                    .map_err(|error| format!("the identity is not usable: {error}"))?
            }
        };
        Ok(with_protocols(config))
    }

    fn authorities(&self) -> Result<Vec<CertificateDer<'static>>, String> {
        let mut all = Vec::new();
        for pem in &self.ca {
            let some: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem.as_bytes()).collect();
            let some = some.map_err(|error| format!("the certificates in `ca` are no PEM: {error}"))?;
            if some.is_empty() {
                return Err("`ca` holds no certificate; a PEM one begins with `-----BEGIN CERTIFICATE-----`"
                    .to_owned());
            }
            all.extend(some);
        }
        Ok(all)
    }
}

fn identity(pem: &[u8]) -> Result<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>), String> {
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let chain = chain.map_err(|_| "the identity is no PEM".to_owned())?;
    if chain.is_empty() {
        return Err(
            "the identity holds no certificate; put the chain and the key into one PEM file".to_owned()
        );
    }
    let key = PrivateKeyDer::from_pem_slice(pem).map_err(|_| {
        "the identity holds no private key; put the chain and the key into one PEM file".to_owned()
    })?;
    Ok((chain, key))
}

/// The configuration of every connection that asks for nothing else. Nothing is installed for the whole process, so a program may
/// use rustls for itself with any provider.
///
/// It is made once: reading the platform's certificates takes milliseconds, and resumed sessions are shared.
fn usual() -> Result<ClientConfig, String> {
    static CONFIG: OnceLock<Result<ClientConfig, String>> = OnceLock::new();
    let make = || Ok(with_protocols(platform(&provider())?.with_no_client_auth()));
    CONFIG.get_or_init(make).clone()
}

/// The process's own, where it has one.
fn provider() -> Arc<CryptoProvider> {
    CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(ring::default_provider()))
}

fn with_protocols(mut config: ClientConfig) -> ClientConfig {
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    config
}

fn builder(
    provider: &Arc<CryptoProvider>,
) -> Result<ConfigBuilder<ClientConfig, rustls::WantsVerifier>, String> {
    ClientConfig::builder_with_provider(Arc::clone(provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| format!("the process's provider of cryptography cannot be used: {error}"))
}

fn platform(provider: &Arc<CryptoProvider>) -> Result<ConfigBuilder<ClientConfig, WantsClientCert>, String> {
    Ok(match builder(provider)?.with_platform_verifier() {
        Ok(trusting) => trusting,
        // A machine without any trusted certificate still reaches plain loopback servers; over TLS it trusts nobody.
        Err(_) => builder(provider)?.with_root_certificates(RootCertStore::empty()),
    })
}

/// Trusts `own`, and the platform's authorities as well unless they are the `only` ones.
fn verified_by(
    own: &[CertificateDer<'static>],
    only: bool,
    provider: &Arc<CryptoProvider>,
) -> Result<ConfigBuilder<ClientConfig, WantsClientCert>, String> {
    let unusable = |error: &dyn fmt::Display| format!("the certificates in `ca` are not usable: {error}");
    let mut roots = RootCertStore::empty();
    for certificate in own {
        roots.add(certificate.clone()).map_err(|error| unusable(&error))?;
    }
    let strict: Arc<dyn ServerCertVerifier> =
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider))
            .build()
            .map_err(|error| unusable(&error))?;
    let verifier = if only {
        strict
    } else {
        match Verifier::new_with_extra_roots(own.iter().cloned(), Arc::clone(provider)) {
            Ok(verifier) => Arc::new(verifier) as Arc<dyn ServerCertVerifier>,
            // A machine that trusts nobody by itself trusts these.
            Err(_) => strict,
        }
    };
    Ok(builder(provider)?.dangerous().with_custom_certificate_verifier(verifier))
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls")
            .field("authorities", &self.ca.len())
            .field("only_ca", &self.only_ca)
            .field("has_identity", &self.identity.is_some())
            .finish()
    }
}
