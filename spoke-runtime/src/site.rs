//! A connection as it stands at one moment: what a call runs on from its first attempt to its last.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderName, HeaderValue};
use url::Url;

use crate::auth::Credential;
use crate::caller::Grants;
use crate::clock::Clock;
use crate::error::{Error, Kind};
use crate::limit::Limiter;
use crate::observe::Observe;
use crate::outgoing::Outgoing;
use crate::retry::{Budget, Retry};
use crate::template::Part;
use crate::transport::Transport;

/// A connection as it stands at one moment. A reload makes a new one; calls in flight keep theirs.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) alias: String,
    pub(crate) base: Base,
    /// The spoke's declared settings, as text.
    pub(crate) settings: BTreeMap<String, String>,
    pub(crate) credential: Arc<dyn Credential>,
    /// What goes along with every request to the connection's own host.
    pub(crate) headers: Arc<[OwnHeader]>,
    pub(crate) guard: Guard,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) retry: Retry,
    /// What the connection may spend on retries.
    pub(crate) budget: Arc<Budget>,
    /// One with the other aliases of its group, where it is in one.
    pub(crate) limiter: Arc<Limiter>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) call_timeout: Option<Duration>,
    /// The largest accepted body, in bytes after decompression.
    pub(crate) max_body: u64,
    pub(crate) observers: Vec<Arc<dyn Observe>>,
}

/// A header of the connection: as it is sent, and as people see it.
#[derive(Clone)]
pub(crate) struct OwnHeader {
    pub(crate) name: HeaderName,
    pub(crate) value: HeaderValue,
    pub(crate) shown: HeaderValue,
}

impl fmt::Debug for OwnHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.name, self.shown)
    }
}

/// Who may call through the connection.
#[derive(Clone, Debug)]
pub(crate) enum Guard {
    /// Whoever has it.
    Open,
    /// A caller, for what it is allowed.
    Caller(Arc<Grants>),
    /// Nobody any more, with the reason.
    Gone(Arc<str>),
}

impl Site {
    /// The same with a queue of its own: for a call that calls of this one wait for after they have left the queue.
    pub(crate) fn apart(&self) -> Arc<Site> {
        Arc::new(Site { limiter: Arc::new(Limiter::new(None)), ..self.clone() })
    }

    /// Whether this action may be called here.
    ///
    /// # Errors
    /// Why it may not.
    pub(crate) fn admits(&self, spoke: &str, action: &str) -> Result<(), Error> {
        match &self.guard {
            Guard::Open => Ok(()),
            Guard::Caller(grants) => grants
                .check(&self.alias, spoke, action)
                .map_err(|sentence| Error::new(Kind::Denied).saying(sentence)),
            Guard::Gone(reason) => Err(Error::config(reason.to_string())),
        }
    }

    /// Places what only the connection's own host may see: its headers, then its credential, which may sign them.
    ///
    /// # Errors
    /// A sentence without any secret in it.
    pub(crate) fn place_own(&self, request: &mut Outgoing) -> Result<(), String> {
        for OwnHeader { name, value, shown } in &*self.headers {
            let value = if request.showing { shown } else { value };
            request.headers.insert(name.clone(), value.clone());
        }
        self.credential.apply(request)
    }
}

/// Where a connection's calls go.
#[derive(Clone, Debug)]
pub(crate) enum Base {
    /// One URL, parsed once.
    Fixed(Url),
    /// The spoke's base, its slots filled from the settings; where an action fills one itself, the parts count.
    Filled(Url, &'static [Part]),
    /// The spoke's base with slots that an action fills.
    Slots(&'static [Part]),
}
