//! Signing in by a person, on a connection of the hub.

use crate::auth::{LoginWay, Person};
use crate::error::Error;

use super::Hub;

impl Hub {
    /// Lets a person sign in on `alias`, this way or the scheme's usual one, and keeps the tokens in the hub's store: what
    /// `spoke connections login` does. The connection's spoke must be registered, see [`HubBuilder::spoke`](crate::HubBuilder::spoke).
    ///
    /// # Errors
    /// [`Kind::Config`](crate::Kind::Config) where nobody can sign in there; [`Kind::Auth`](crate::Kind::Auth) where nobody did.
    pub async fn login(&self, alias: &str, way: Option<LoginWay>, person: &dyn Person) -> Result<(), Error> {
        let (identity, _) = self.known(alias)?;
        let credential = self.aliases().get(alias, identity, self.caller_name())?.site().credential.clone();
        let login = credential.login().ok_or_else(|| {
            Error::config(format!("nobody needs to log in on `{alias}`: it signs in by itself"))
        })?;
        let ways = login.ways();
        let way = match way {
            None => ways.first().copied(),
            Some(way) => Some(way).filter(|way| ways.contains(way)),
        };
        let way = way.ok_or_else(|| {
            let ways = ways.iter().map(|way| match way {
                LoginWay::Browser => "a browser on this machine",
                LoginWay::Device => "another device",
            });
            let ways = ways.collect::<Vec<_>>().join(" or ");
            Error::config(format!("`{alias}` cannot be logged in on this way; it takes {ways}"))
        })?;
        login.run(way, person).await.map_err(|sentence| {
            Error::new(crate::error::Kind::Auth)
                .saying(format!("nobody is logged in on `{alias}`: {sentence}"))
        })
    }
}
