//! Connections to a storm.

use spoke_runtime::{Connection, ConnectionConfig, Error, Hub, Retry, auth::Anonymous};

use crate::actions::Vendor;
use crate::counter::Counter;
use crate::plan::CALM_AFTER;
use crate::server::Storm;

/// A hub's connection to a storm: nobody signs in, there are enough attempts to outlast every plan that calms down, and no
/// budget ends them sooner.
///
/// # Errors
/// Where the network cannot be set up.
pub fn connect(storm: &Storm) -> Result<Connection<Vendor>, Error> {
    connect_with(storm, Retry::new().attempts(CALM_AFTER + 1).budget(1.0))
}

/// The same, with a policy of one's own.
///
/// # Errors
/// Where the network cannot be set up.
pub fn connect_with(storm: &Storm, retry: Retry) -> Result<Connection<Vendor>, Error> {
    let config = ConnectionConfig::to::<Vendor>()
        .base_url(storm.url())
        .auth(Anonymous)
        .attempt_timeout(storm.clock().limit())
        .retry(retry);
    connect_as(storm, config)
}

/// The same, configured by oneself: the attempt timeout is to be the clock's limit.
///
/// # Errors
/// Where the network cannot be set up, or the connection does not fit.
pub fn connect_as(storm: &Storm, config: ConnectionConfig) -> Result<Connection<Vendor>, Error> {
    let hub = Hub::builder()
        .connection("storm", config)
        .transport(storm.gate()?)
        .clock(storm.clock())
        .observer(Counter)
        .build()?;
    hub.connect("storm")
}
