//! The server behind the sockets.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use spoke_runtime::{Error, Network};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;

use crate::clock::{PATIENCE, StormClock};
use crate::gate::Gate;
use crate::ledger::Ledger;
use crate::line;
use crate::plan::Plan;
use crate::shared::Shared;
use crate::shelf::Shelf;
use crate::turnstile::Turnstile;

/// A server on a loopback port that fails as its [`Plan`] says, and keeps a [`Ledger`] of what it did.
///
/// It runs on a thread of its own and stops when it is dropped. Beside the vendor's things (see [`actions`](crate::actions)) it
/// serves lists (see [`Shelf`]) and, under `/limited`, the same things behind a [`Turnstile`].
///
/// ```no_run
/// use spoke_storm::{Plan, Storm};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let storm = Storm::start(Plan::commit_then_cut(7))?;
/// let hub = spoke_runtime::Hub::builder().transport(storm.gate()?).clock(storm.clock());
/// // ... calls ...
/// assert_eq!(storm.ledger().errand("POST /tickets/c17").executed(), 1);
/// # Ok(())
/// # }
/// ```
pub struct Storm {
    url: String,
    clock: StormClock,
    shared: Arc<Shared>,
    deaf_port: u16,
    /// Bound, so that nobody else gets the port, and never listening.
    _deaf: TcpSocket,
    /// Dropped with the server, which is the signal to stop.
    _stop: oneshot::Sender<()>,
}

impl Storm {
    /// A server with a clock on which nothing but [`PATIENCE`] takes real time.
    ///
    /// # Errors
    /// Where no loopback port is free.
    pub fn start(plan: Plan) -> io::Result<Self> {
        Storm::start_with(plan, PATIENCE)
    }

    /// The same, with a clock on which waits of exactly `limit` take real time: the attempt timeout of its connections.
    ///
    /// # Errors
    /// Where no loopback port is free.
    pub fn start_with(plan: Plan, limit: Duration) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let url = format!("http://{}", listener.local_addr()?);
        let deaf = TcpSocket::new_v4()?;
        deaf.bind(([127, 0, 0, 1], 0).into())?;
        let clock = StormClock::new(limit);
        let shared = Arc::new(Shared::new(plan, Arc::new(clock.clone()), url.clone()));
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let served = Arc::clone(&shared);
        thread::Builder::new().name("storm".to_owned()).spawn(move || {
            runtime.block_on(async move {
                tokio::spawn(listen(listener, served));
                // Nothing is ever sent: it ends when the storm is dropped, and the connections with it.
                let _ = stopped.await;
            });
        })?;
        Ok(Storm { url, clock, shared, deaf_port: deaf.local_addr()?.port(), _deaf: deaf, _stop: stop })
    }

    /// The base URL for a connection: `http://127.0.0.1:40123`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The clock of the server, and of the hubs that call it.
    pub fn clock(&self) -> StormClock {
        self.clock.clone()
    }

    /// The network, with the refused connections of the plan before it: the transport of the hubs that call it.
    ///
    /// # Errors
    /// Where the network cannot be set up.
    pub fn gate(&self) -> Result<Gate, Error> {
        Ok(Gate::new(Network::new()?, Arc::clone(&self.shared), self.deaf_port))
    }

    /// Changes what goes wrong from now on.
    pub fn turn_to(&self, plan: Plan) {
        self.shared.lock().plan = plan;
    }

    /// Keeps no more than the last `most` errands in the ledger, so that it stays flat however many pages are read.
    pub fn remember(&self, most: usize) {
        self.shared.lock().ledger.most = Some(most.max(1));
    }

    /// What was done so far.
    pub fn ledger(&self) -> Ledger {
        self.shared.lock().ledger.clone()
    }

    /// Comes back once an errand, such as `POST /tickets/c17`, was served so many times: executed or turned away, but not answered yet.
    pub async fn served(&self, errand: &str, times: usize) {
        loop {
            let served = self.shared.met.notified();
            let mut served = std::pin::pin!(served);
            served.as_mut().enable();
            if self.ledger().errand(errand).visits.iter().filter(|visit| visit.served).count() >= times {
                return;
            }
            served.await;
        }
    }

    /// Serves a list as `/shelves/<name>/<style>`, in place of what stood there.
    pub fn put(&self, name: &str, shelf: Shelf) {
        self.shared.lock().shelves.insert(name.to_owned(), shelf);
    }

    /// A list as it stands now.
    pub fn shelf(&self, name: &str) -> Option<Shelf> {
        self.shared.lock().shelves.get(name).cloned()
    }

    /// Takes what is asked for under `/limited` only as often as `turnstile` says.
    pub fn limit(&self, turnstile: Turnstile) {
        self.shared.lock().turnstile = Some(turnstile);
    }

    /// The count of what was taken under `/limited`.
    pub fn turnstile(&self) -> Option<Turnstile> {
        self.shared.lock().turnstile.clone()
    }
}

impl fmt::Debug for Storm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Storm").field("url", &self.url).finish_non_exhaustive()
    }
}

async fn listen(listener: std::net::TcpListener, shared: Arc<Shared>) {
    let listener = TcpListener::from_std(listener);
    let Ok(listener) = listener else { return };
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(line::serve(stream, Arc::clone(&shared)));
    }
}
