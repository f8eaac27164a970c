//! Whether a connection works: opened, signed in, and by the word of its vendor.

use serde_json::{Value, json};

use crate::auth::Facts;
use crate::clock::within;
use crate::error::{Error, Kind};
use crate::reply::Reply;

use super::{Hub, Identity};

impl Hub {
    /// Opens a connection and makes its credential ready, fetching a token where it takes one, and gives what is then known of
    /// it. No action is called. The spoke must be registered, see [`HubBuilder::spoke`](crate::HubBuilder::spoke).
    ///
    /// ```no_run
    /// # async fn example(hub: spoke_runtime::Hub) -> Result<(), spoke_runtime::Error> {
    /// let facts = hub.sign_in("desk").await?;
    /// println!("good for {:?}", facts.expires_in);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Kind::Config`] where the connection cannot be opened, such as for a variable that is not set, [`Kind::Auth`] where
    /// its credential cannot be made ready, and [`Kind::Timeout`] where that takes longer than a call of the connection may.
    pub async fn sign_in(&self, alias: &str) -> Result<Facts, Error> {
        let (identity, _) = self.known(alias)?;
        let site = self.aliases().get(alias, identity, self.caller_name())?.site();
        if let Some(ready) = site.credential.prepare() {
            match within(&*site.clock, site.call_timeout, ready).await {
                Some(Ok(())) => {}
                Some(Err(fault)) => return Err(Error::new(Kind::Auth).saying(fault)),
                None => {
                    return Err(Error::new(Kind::Timeout).saying("the credentials were not ready in time"));
                }
            }
        }
        Ok(site.credential.facts())
    }

    /// What is known of a connection's credential as it stands: it is opened, and nothing is fetched.
    ///
    /// # Errors
    /// [`Kind::Config`] where the connection cannot be opened.
    pub fn facts(&self, alias: &str) -> Result<Facts, Error> {
        let (identity, _) = self.known(alias)?;
        Ok(self.aliases().get(alias, identity, self.caller_name())?.site().credential.facts())
    }

    /// Calls the action by which the spoke says that a connection works, `verify` in its declaration.
    ///
    /// # Errors
    /// [`Kind::Config`] where the spoke declares none, and as for [`ByName::reply`](crate::ByName::reply).
    pub async fn verify(&self, alias: &str) -> Result<Reply<Value>, Error> {
        let (identity, verify) = self.known(alias)?;
        let Some(action) = verify else {
            return Err(Error::config(format!(
                "`{}` does not say which of its actions shows that a connection works; call one of them",
                identity.declaration.name
            )));
        };
        self.on(alias).reply(action, json!({})).await
    }

    /// The spoke to which `alias` leads, and the action by which it is verified.
    pub(super) fn known(&self, alias: &str) -> Result<(Identity, Option<&'static str>), Error> {
        let spoke = self.aliases().spoke_of(alias)?;
        let registry = self.registry();
        let known = spoke.as_deref().and_then(|name| registry.spoke(name));
        known.map(|known| (known.identity, known.verify)).ok_or_else(|| {
            let name = spoke.map_or_else(String::new, |name| format!(" `{name}`"));
            Error::config(format!(
                "the hub does not know the spoke{name} of `{alias}`; register it with `Hub::builder().spoke::<…>()`"
            ))
        })
    }
}
