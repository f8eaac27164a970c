//! How a person begins: in a browser, or on another device.

#[cfg(feature = "login")]
mod browser;
mod device;
#[cfg(feature = "login")]
mod listener;
mod pkce;
mod redirect;

use std::sync::Arc;

use url::Url;

use crate::auth::{Login, LoginWay, Means, Person};
use crate::transport::BoxFuture;

use super::answer::Granted;
use super::record::Record;
use super::refresh_token::Refreshing;

pub(super) use redirect::Redirect;

/// How a person can begin.
#[derive(Debug)]
pub(super) struct SignIn {
    /// The page on which access is given, and where it comes back to.
    pub(super) page: Option<(Url, Redirect)>,
    /// Further members of the page's address.
    #[cfg_attr(not(feature = "login"), allow(dead_code, reason = "a browser alone sees them"))]
    pub(super) shown: Vec<(&'static str, String)>,
    /// Where codes for other devices come from.
    pub(super) device_url: Option<Url>,
    pub(super) separator: &'static str,
}

/// One scheme on one connection, for a person.
#[derive(Debug)]
pub(super) struct Begun {
    refreshing: Arc<Refreshing>,
    means: Means,
}

impl Begun {
    pub(super) fn new(refreshing: Arc<Refreshing>, means: Means) -> Self {
        Begun { refreshing, means }
    }

    fn sign_in(&self) -> Result<&SignIn, String> {
        self.refreshing.sign_in.as_ref().ok_or_else(|| "nobody signs in here".to_owned())
    }

    /// Keeps what was granted to a request made at `began`.
    async fn keep(&self, granted: &Granted, began: std::time::SystemTime) -> Result<(), String> {
        let kept = &self.refreshing.kept;
        let turn = kept.turn(&self.means).await?;
        kept.put(&self.means, turn, Record::of(granted, None, began), "signed in").await
    }
}

impl Login for Begun {
    fn ways(&self) -> &'static [LoginWay] {
        let Ok(sign_in) = self.sign_in() else { return &[] };
        match (sign_in.page.is_some(), sign_in.device_url.is_some()) {
            (true, true) => &[LoginWay::Browser, LoginWay::Device],
            (true, false) => &[LoginWay::Browser],
            (false, true) => &[LoginWay::Device],
            (false, false) => &[],
        }
    }

    fn run<'a>(&'a self, way: LoginWay, person: &'a dyn Person) -> BoxFuture<'a, Result<(), String>> {
        match way {
            #[cfg(feature = "login")]
            LoginWay::Browser => Box::pin(browser::run(self, person)),
            #[cfg(not(feature = "login"))]
            LoginWay::Browser => Box::pin(std::future::ready(Err(
                "this program was built without the feature `login` of `spoke-runtime`".to_owned(),
            ))),
            LoginWay::Device => Box::pin(device::run(self, person)),
        }
    }
}
