//! The networks of a hub: one for all connections that go the same way.

use std::sync::{Arc, Mutex, PoisonError};

use super::relays::Relays;
use super::{Network, NetworkOptions, Proxy, Transport};
use crate::clock::Clock;
use crate::error::Error;

/// The networks of a hub, each made when it is first asked for. A reload finds those that are there, and so keeps their open
/// connections.
#[derive(Debug, Default)]
pub(crate) struct Networks {
    made: Mutex<Vec<Made>>,
}

#[derive(Debug)]
struct Made {
    options: NetworkOptions,
    proxies: Vec<Proxy>,
    network: Arc<dyn Transport>,
}

impl Networks {
    /// The network with these options, through one of these proxies where there are any.
    ///
    /// # Errors
    /// Where it cannot be set up.
    pub(crate) fn get(
        &self,
        options: NetworkOptions,
        proxies: &[Proxy],
        clock: &Arc<dyn Clock>,
    ) -> Result<Arc<dyn Transport>, Error> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = made.iter().find(|it| it.options == options && it.proxies == proxies) {
            return Ok(Arc::clone(&found.network));
        }
        // What no connection uses any more closes its sockets.
        made.retain(|it| Arc::strong_count(&it.network) > 1);
        let network: Arc<dyn Transport> = match proxies {
            [] => Arc::new(Network::with(&options, None)?),
            [one] => Arc::new(Network::with(&options, Some(one))?),
            several => {
                let relays: Result<Vec<_>, Error> = several
                    .iter()
                    .map(|proxy| {
                        let network: Box<dyn Transport> = Box::new(Network::with(&options, Some(proxy))?);
                        Ok((proxy.host().to_owned(), network))
                    })
                    .collect();
                Arc::new(Relays::new(relays?, Arc::clone(clock)))
            }
        };
        made.push(Made { options, proxies: proxies.to_vec(), network: Arc::clone(&network) });
        Ok(network)
    }
}
