//! How a client proves to its issuer who it is.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use url::{Url, form_urlencoded};

use crate::auth::{Claims, CredentialTable, Means, SigningKey};
use crate::outgoing::Outgoing;
use crate::secret::Secret;

use super::form::Form;

/// How long a client's own assertion holds: longer than a request takes, clocks that differ by a minute included.
const ASSERTION: Duration = Duration::from_secs(120);

/// How a client proves to its issuer who it is (RFC 6749, section 2.3); in a file `client_auth = "basic"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuth {
    /// `"basic"`: identifier and secret by HTTP Basic.
    Basic,
    /// `"body"`: identifier and secret in the body, for issuers that know no better.
    Body,
    /// `"private_key_jwt"`: claims signed by a private key (RFC 7523, section 2.2); no secret leaves the machine.
    PrivateKeyJwt,
    /// `"none"`: the identifier alone, for a client that can keep no secret.
    Public,
}

/// A client of an issuer.
#[derive(Clone, Debug)]
pub(super) struct Client {
    pub(super) id: String,
    proof: Proof,
}

#[derive(Clone, Debug)]
enum Proof {
    Basic(Secret<String>),
    Body(Secret<String>),
    Key(SigningKey),
    Nothing,
}

impl Client {
    /// The client of a table: `client_id`, and what proves it.
    pub(super) fn read(table: &CredentialTable<'_>, declared: ClientAuth) -> Option<Client> {
        let how = match table.optional_text("client_auth").as_deref() {
            None => Some(declared),
            Some("basic") => Some(ClientAuth::Basic),
            Some("body") => Some(ClientAuth::Body),
            Some("private_key_jwt") => Some(ClientAuth::PrivateKeyJwt),
            Some("none") => Some(ClientAuth::Public),
            Some(_) => table
                .mistake("client_auth", "it is one of \"basic\", \"body\", \"private_key_jwt\" and \"none\""),
        };
        let id = table.text("client_id");
        let proof = match how? {
            ClientAuth::Basic => table.secret("client_secret").map(Proof::Basic),
            ClientAuth::Body => table.secret("client_secret").map(Proof::Body),
            ClientAuth::PrivateKeyJwt => key(table).map(Proof::Key),
            ClientAuth::Public => Some(Proof::Nothing),
        };
        Some(Client { id: id?, proof: proof? })
    }

    /// The client of this identifier and secret.
    ///
    /// # Errors
    /// Where `how` takes no secret.
    pub(super) fn of_secret(how: ClientAuth, id: String, secret: Secret<String>) -> Result<Client, String> {
        let proof = match how {
            ClientAuth::Basic => Proof::Basic(secret),
            ClientAuth::Body => Proof::Body(secret),
            ClientAuth::Public => Proof::Nothing,
            ClientAuth::PrivateKeyJwt => {
                return Err("the client proves itself by a private key, not by a secret".to_owned());
            }
        };
        Ok(Client { id, proof })
    }

    /// Adds what belongs into the body.
    pub(super) fn put(&self, form: &mut Form, token_url: &Url, means: &Means) -> Result<(), String> {
        match &self.proof {
            Proof::Basic(secret) => {
                form.hide(secret.clone());
                form.hide(self.basic(secret));
            }
            Proof::Body(secret) => {
                form.put("client_id", &self.id);
                form.put_secret("client_secret", secret);
            }
            Proof::Key(key) => {
                let clock = means.clock();
                let claims = Claims::new(clock, ASSERTION)
                    .issuer(&self.id)
                    .subject(&self.id)
                    .audience(token_url.as_str())
                    .unique(clock)?;
                form.put("client_id", &self.id);
                form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
                form.put_secret("client_assertion", &claims.signed(key)?);
            }
            Proof::Nothing => form.put("client_id", &self.id),
        }
        Ok(())
    }

    /// Adds what belongs into the headers.
    pub(super) fn sign(&self, request: &mut Outgoing) -> Result<(), String> {
        match &self.proof {
            Proof::Basic(secret) => request.secret_header(AUTHORIZATION, "Basic ", &self.basic(secret)),
            Proof::Body(_) | Proof::Key(_) | Proof::Nothing => Ok(()),
        }
    }

    /// Both halves are encoded as in a form before they are joined (RFC 6749, section 2.3.1), so that a colon stays in its half.
    fn basic(&self, secret: &Secret<String>) -> Secret<String> {
        let half = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        Secret::new(STANDARD.encode(format!("{}:{}", half(&self.id), half(secret.expose()))))
    }
}

/// The private key of a table: `private_key`, under the name `key_id` where the issuer knows several.
pub(super) fn key(table: &CredentialTable<'_>) -> Option<SigningKey> {
    let id = table.optional_text("key_id");
    let pem = table.secret("private_key")?;
    match SigningKey::from_pem(&pem) {
        Ok(key) => Some(match id {
            Some(id) => key.named(id),
            None => key,
        }),
        Err(sentence) => table.mistake("private_key", &sentence),
    }
}
