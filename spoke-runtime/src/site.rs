//! A connection as it stands at one moment: what a call runs on from its first attempt to its last.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use url::Url;

use crate::auth::Credential;
use crate::clock::Clock;
use crate::limit::Limiter;
use crate::observe::Observe;
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
