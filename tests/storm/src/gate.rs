//! The network with refused connections before it.

use std::sync::Arc;

use spoke_runtime::{Attempt, BoxFuture, Lost, Network, Response, Transport};
use url::Position;

use crate::request::errand;
use crate::shared::Shared;

/// The real network. An attempt that the plan refuses is sent to a port of this machine on which nobody listens, so that it is
/// the kernel which refuses the connection.
pub struct Gate {
    network: Network,
    shared: Arc<Shared>,
    deaf: u16,
}

impl Gate {
    pub(crate) fn new(network: Network, shared: Arc<Shared>, deaf: u16) -> Self {
        Gate { network, shared, deaf }
    }
}

impl Transport for Gate {
    fn send<'a>(&'a self, mut attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let request = &mut attempt.request;
        let target = &request.url[Position::BeforePath..Position::AfterQuery];
        let errand = errand(request.method.as_str(), target, request.bytes().unwrap_or_default());
        if self.shared.refuses(&errand) {
            // An HTTP address takes any port.
            let _ = request.url.set_port(Some(self.deaf));
        }
        self.network.send(attempt)
    }
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gate").finish_non_exhaustive()
    }
}
