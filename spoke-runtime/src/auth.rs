//! Ways to sign in.

mod anonymous;
mod api_key;
mod basic;
mod bearer;
mod header_template;
mod jwt;
mod login;
mod means;
mod mutual_tls;
mod names;
mod oauth;
mod session;
mod table;
mod token;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::outgoing::Outgoing;
use crate::response::Response;
use crate::transport::BoxFuture;

pub use anonymous::Anonymous;
pub use api_key::{ApiKey, ApiKeyCredential};
pub use basic::{Basic, BasicCredential};
pub use bearer::{Bearer, BearerCredential};
pub use header_template::HeaderTemplate;
pub use jwt::{Claims, SigningKey};
pub use login::{Login, LoginWay, Person};
pub use means::Means;
pub use mutual_tls::MutualTls;
pub use oauth::{AuthorizationCode, ClientAuth, ClientCredentials, DeviceCode, JwtBearer, RefreshToken};
pub use session::Session;
pub use table::CredentialTable;
pub use token::{FetchToken, Token, TokenCredential, TokenPlace};

/// A way to sign in that a spoke declares: named in `connections.toml`, opened into a [`Credential`].
///
/// A scheme of one's own is a type with this trait; what it needs stands in the connection's table:
///
/// ```
/// use std::sync::Arc;
/// use spoke_runtime::auth::{Authorize, Credential, CredentialTable};
/// use spoke_runtime::{Outgoing, Secret};
///
/// /// `auth = { signed = { account = "7", key = { env = "SIGNING_KEY" } } }`
/// #[derive(Debug)]
/// struct Signed;
///
/// #[derive(Debug)]
/// struct Signer {
///     account: String,
///     key: Secret<String>,
/// }
///
/// impl Authorize for Signed {
///     fn name(&self) -> &'static str {
///         "signed"
///     }
///
///     fn example(&self) -> &'static str {
///         "{ account = \"7\", key = { env = \"SIGNING_KEY\" } }"
///     }
///
///     fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
///         let (account, key) = (table.text("account"), table.secret("key"));
///         Some(Arc::new(Signer { account: account?, key: key? }))
///     }
/// }
///
/// impl Credential for Signer {
///     fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
///         request.url.query_pairs_mut().append_pair("account", &self.account);
///         request.secret_query("signature", &self.key);
///         Ok(())
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no way to sign in",
    label = "not a way to sign in",
    note = "give one of `spoke_runtime::auth`, such as `Bearer`, `Basic`, `ApiKey::header(\"x-api-key\")`, or a type that implements `Authorize`"
)]
pub trait Authorize: fmt::Debug + Send + Sync {
    /// The name in `connections.toml`: `api_key`.
    fn name(&self) -> &'static str;

    /// What may stand under the name in `connections.toml`, for messages: `{ env = "API_KEY" }`.
    fn example(&self) -> &'static str {
        "{ env = \"TOKEN\" }"
    }

    /// The addresses that signing in itself asks, as far as the declaration says them: for documents, and for whoever opens a
    /// firewall. None where the credential is placed as it stands.
    fn asks(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// Reads a connection's table. `None` after a mistake, which the table has noted: first ask for everything, then
    /// give up, so that all mistakes of a file are told at once.
    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>>;
}

/// What is known of a credential without showing it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// What it is allowed to do, where its issuer has said so.
    pub scopes: Option<Vec<String>>,
    /// For how long it is still good, where that is known.
    pub expires_in: Option<Duration>,
}

/// An opened way to sign in: places itself in every attempt.
pub trait Credential: fmt::Debug + Send + Sync {
    /// The same credential on the connection that it was given to in code, where it needs that connection's network, clock or
    /// settings; `None` where it needs nothing. What [`Authorize::open`] gives has them already, and is not asked.
    fn joined(&self, means: &Means) -> Option<Arc<dyn Credential>> {
        let _ = means;
        None
    }

    /// Makes ready what [`Credential::apply`] needs, such as a fresh token; `None` where there is nothing to wait for.
    ///
    /// Every attempt asks twice: before it waits for the connection's limits, where waiting delays nobody else, and once
    /// more when it may be sent, for what has expired meanwhile. Where the second time takes long, the call leaves later
    /// than its limits think. A call that fails here gives back what it has taken of them.
    ///
    /// # Errors
    /// A sentence without any secret in it: the end of the call, before anything is sent.
    fn prepare(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        None
    }

    /// Fetches anew what the vendor has just rejected (401, or its own code for it); `None` where there is nothing that could be
    /// fetched.
    ///
    /// A call asks for it once at most, where its effect lets the same request go again, and waits no longer than for an
    /// attempt. Calls that ask at the same time should share one fetch.
    ///
    /// # Errors
    /// A sentence without any secret in it: the end of the call, whose error keeps the vendor's answer.
    fn renew(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        None
    }

    /// Which of its secrets [`Credential::apply`] places now: another number for each that was renewed. A call that is rejected
    /// with an older one goes again with the present one, and renews nothing.
    fn generation(&self) -> u64 {
        0
    }

    /// How a person signs in, where that is how the credential comes to be; `None` where nobody needs to.
    fn login(&self) -> Option<Arc<dyn Login>> {
        None
    }

    /// Is shown what the vendor said to a credential that it did not accept, before [`Credential::renew`] is asked, and also where
    /// the call may not be sent again: some vendors tell there that the clock is wrong, and the next call should know.
    fn rejected(&self, answer: &Response) {
        let _ = answer;
    }

    /// What is known of the credential without showing it: for people who look at a connection.
    fn facts(&self) -> Facts {
        Facts::default()
    }

    /// Places the credential in a complete request, by [`Outgoing::secret_header`] and its like.
    ///
    /// # Errors
    /// A sentence without any secret in it.
    fn apply(&self, request: &mut Outgoing) -> Result<(), String>;

    /// Signs the URL of a complete request instead of its headers, so that whoever has the URL may send it, and gives for how
    /// long: `valid_for`, or less where the credential itself ends before. Whatever headers the request has then must go along.
    ///
    /// # Errors
    /// A sentence without any secret in it: `valid_for` is more than the vendor allows, or, as it stands here, this way to sign in
    /// has no such URLs.
    fn presign(&self, request: &mut Outgoing, valid_for: Duration) -> Result<Duration, String> {
        let _ = (request, valid_for);
        Err("this way to sign in has no presigned URLs".to_owned())
    }
}
