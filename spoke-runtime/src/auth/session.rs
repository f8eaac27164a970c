//! A session that begins with an action of the same spoke.

use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::action::Action;
use crate::call::Calling;
use crate::declaration::Declaration;
use crate::schema::Schema;
use crate::secret::Secret;
use crate::transport::BoxFuture;
use crate::trip::{Trip, Wishes};

use super::{Authorize, Credential, CredentialTable, FetchToken, Means, Token, TokenCredential, TokenPlace};

/// A session: a token from a login, which is an action of the same spoke, made on the connection without credentials.
///
/// Its inputs stand in the connection's table under their names, those that are `Secret` as secrets:
/// `auth = { session = { user = "bot", password = { env = "PASSWORD" } } }`. A rejected session (401) begins anew, once for all
/// calls. The login knows the action's retries and limits, but waits in no queue of the connection's: calls that have left it may wait for
/// the login.
///
/// ```
/// use std::time::Duration;
/// use spoke_runtime::auth::{Session, Token, TokenPlace};
/// use spoke_runtime::prelude::*;
///
/// #[derive(Spoke)]
/// #[spoke(
///     name = "vault",
///     auth = [Session::<Login>::by(LoggedIn::token).placed(TokenPlace::header("x-session", ""))],
/// )]
/// struct Vault;
///
/// /// Begins a session.
/// #[derive(Action)]
/// #[action(Vault: POST "/login" -> LoggedIn, effect = idempotent)]
/// struct Login {
///     user: String,
///     password: Secret<String>,
/// }
///
/// #[derive(Output)]
/// struct LoggedIn {
///     session: Secret<String>,
///     minutes: u64,
/// }
///
/// impl LoggedIn {
///     fn token(self) -> Token {
///         Token::new(self.session).expires_in(Duration::from_secs(60 * self.minutes))
///     }
/// }
/// ```
pub struct Session<A: Action> {
    name: &'static str,
    token: fn(A::Output) -> Token,
    place: TokenPlace,
}

impl<A: Action> Session<A> {
    /// A session that `A` begins, `token` being what its output holds: a value, and for how long where that is known.
    #[must_use]
    pub const fn by(token: fn(A::Output) -> Token) -> Self {
        Session { name: "session", token, place: TokenPlace::BEARER }
    }

    /// The same, placed elsewhere than in `Authorization: Bearer …`.
    #[must_use]
    pub const fn placed(self, place: TokenPlace) -> Self {
        Session { place, ..self }
    }

    /// The same under another name in `connections.toml`.
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        Session { name, ..self }
    }
}

impl<A: Action> Clone for Session<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A: Action> Copy for Session<A> {}

impl<A: Action> fmt::Debug for Session<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("by", &A::OPERATION.name)
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

#[diagnostic::do_not_recommend]
impl<A: Action + 'static> Authorize for Session<A> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn example(&self) -> &'static str {
        "{ user = \"bot\", password = { env = \"PASSWORD\" } }"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let mut inputs = Vec::new();
        let mut is_whole = true;
        for input in A::OPERATION.inputs {
            let is_optional = matches!(input.schema, Schema::Optional(_)) || !input.required;
            let value = match (input.schema.is_secret(), is_optional) {
                (true, false) => table.secret(input.name),
                (true, true) => table.optional_secret(input.name),
                (false, false) => table.text(input.name).map(Secret::new),
                (false, true) => table.optional_text(input.name).map(Secret::new),
            };
            match value {
                Some(value) => inputs.push((input.name, value)),
                None => is_whole &= is_optional,
            }
        }
        let begin = Begin::<A> { inputs, token: self.token };
        is_whole.then(|| TokenCredential::new(begin).placed(self.place).on(table.means()))
    }
}

/// Begins sessions.
struct Begin<A: Action> {
    inputs: Vec<(&'static str, Secret<String>)>,
    token: fn(A::Output) -> Token,
}

impl<A: Action> fmt::Debug for Begin<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Begin").field("by", &A::OPERATION.name).finish_non_exhaustive()
    }
}

impl<A: Action + 'static> FetchToken for Begin<A> {
    fn fetch<'a>(&'a self, means: &'a Means, _: Option<&'a Token>) -> BoxFuture<'a, Result<Token, String>> {
        let given = self
            .inputs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Value::from(value.expose().as_str())));
        let given = Value::Object(given.collect::<Map<_, _>>());
        let declaration = Declaration::of::<A::Spoke>();
        let trip = Trip::by_name(means.site().apart(), A::OPERATION, declaration, given, Wishes::default());
        Box::pin(async move {
            let begun = Calling::start(trip.map_err(|error| error.to_string())?, A::decoder().decode).await;
            let output = begun.map_err(|error| format!("no session begins: {error}"))?;
            Ok((self.token)(output))
        })
    }
}
