//! Keys that sign: RS256, ES256 and HS256 (RFC 7518, section 3).

use std::fmt;
use std::sync::Arc;

use ring::hmac;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject;

use crate::clock;
use crate::secret::Secret;

/// A key that signs. Nothing of it is ever shown.
#[derive(Clone)]
pub struct SigningKey {
    key: Key,
    id: Option<String>,
}

#[derive(Clone)]
enum Key {
    Rsa(Arc<RsaKeyPair>),
    P256(Arc<EcdsaKeyPair>),
    Hmac(hmac::Key),
}

impl SigningKey {
    /// The private key of a PEM text: RSA of 2048 to 4096 bits (PKCS#8 or PKCS#1), which signs by RS256, or a P-256 key (PKCS#8),
    /// which signs by ES256. Line ends may be written `\n`, as they are in many environment variables.
    ///
    /// # Errors
    /// A sentence that shows nothing of the text: what it takes.
    pub fn from_pem(pem: &Secret<String>) -> Result<Self, String> {
        let text = Secret::new(pem.expose().replace("\\n", "\n"));
        let found = PrivateKeyDer::from_pem_slice(text.expose().as_bytes());
        let key = match found {
            Ok(PrivateKeyDer::Pkcs1(der)) => rsa(RsaKeyPair::from_der(der.secret_pkcs1_der()))?,
            Ok(PrivateKeyDer::Pkcs8(der)) => pkcs8(der.secret_pkcs8_der())?,
            Ok(PrivateKeyDer::Sec1(_)) => {
                return Err("the key is an elliptic one in its old form (`EC PRIVATE KEY`); turn it into PKCS#8: `openssl pkcs8 -topk8 -nodes -in key.pem`".to_owned());
            }
            _ => {
                return Err("there is no private key in PEM form here: it begins with `-----BEGIN PRIVATE KEY-----` or `-----BEGIN RSA PRIVATE KEY-----`, and has no passphrase".to_owned());
            }
        };
        Ok(SigningKey { key, id: None })
    }

    /// A shared secret, which signs by HS256.
    pub fn hmac(secret: &Secret<String>) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes());
        SigningKey { key: Key::Hmac(key), id: None }
    }

    /// The same under the name by which its reader finds it (`kid`).
    #[must_use]
    pub fn named(self, id: impl Into<String>) -> Self {
        SigningKey { id: Some(id.into()), ..self }
    }

    /// `RS256`, `ES256` or `HS256`.
    pub fn algorithm(&self) -> &'static str {
        match self.key {
            Key::Rsa(_) => "RS256",
            Key::P256(_) => "ES256",
            Key::Hmac(_) => "HS256",
        }
    }

    pub(super) fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    pub(super) fn signature(&self, signed: &[u8]) -> Result<Vec<u8>, String> {
        let failed = |_| "the key cannot sign".to_owned();
        match &self.key {
            Key::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &clock::chance(), signed, &mut signature).map_err(failed)?;
                Ok(signature)
            }
            Key::P256(key) => {
                key.sign(&clock::chance(), signed).map(|it| it.as_ref().to_vec()).map_err(failed)
            }
            Key::Hmac(key) => Ok(hmac::sign(key, signed).as_ref().to_vec()),
        }
    }

    #[cfg(test)]
    pub(super) fn of_rsa(key: RsaKeyPair) -> Self {
        SigningKey { key: Key::Rsa(Arc::new(key)), id: None }
    }

    #[cfg(test)]
    pub(super) fn of_p256(key: EcdsaKeyPair) -> Self {
        SigningKey { key: Key::P256(Arc::new(key)), id: None }
    }

    #[cfg(test)]
    pub(super) fn of_hmac(key: &[u8]) -> Self {
        SigningKey { key: Key::Hmac(hmac::Key::new(hmac::HMAC_SHA256, key)), id: None }
    }
}

fn pkcs8(der: &[u8]) -> Result<Key, String> {
    let elliptic = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der, &clock::chance());
    match elliptic {
        Ok(key) => Ok(Key::P256(Arc::new(key))),
        Err(_) => rsa(RsaKeyPair::from_pkcs8(der)),
    }
}

fn rsa(found: Result<RsaKeyPair, ring::error::KeyRejected>) -> Result<Key, String> {
    found.map(|key| Key::Rsa(Arc::new(key))).map_err(|why| {
        format!("the key cannot be used ({why}): it takes RSA of 2048 to 4096 bits, or P-256 in PKCS#8")
    })
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.algorithm())
    }
}
