//! The server behind the sockets.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use spoke_runtime::{BoxFuture, Clock, Error, Network};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::{Notify, oneshot};

use crate::clock::{PATIENCE, StormClock};
use crate::fault::Fault;
use crate::gate::Gate;
use crate::ledger::Ledger;
use crate::line;
use crate::plan::Plan;
use crate::request::Request;
use crate::said::Said;
use crate::shelf::Shelf;
use crate::turnstile::Turnstile;
use crate::vendor::{Done, Vendor};

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

/// What the connections of a storm share.
pub(crate) struct Shared {
    pub(crate) clock: Arc<dyn Clock>,
    url: String,
    state: Mutex<State>,
    /// Told whenever a request was met.
    met: Notify,
}

struct State {
    plan: Plan,
    ledger: Ledger,
    vendor: Vendor,
    shelves: BTreeMap<String, Shelf>,
    turnstile: Option<Turnstile>,
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
        let state = State {
            plan,
            ledger: Ledger::default(),
            vendor: Vendor::default(),
            shelves: BTreeMap::new(),
            turnstile: None,
        };
        let shared = Arc::new(Shared {
            clock: Arc::new(clock.clone()),
            url: url.clone(),
            state: Mutex::new(state),
            met: Notify::new(),
        });
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

/// What was decided about a request that has come.
#[derive(Clone, Debug)]
pub(crate) struct Meeting {
    pub(crate) errand: String,
    pub(crate) visit: usize,
    pub(crate) fault: Fault,
}

impl Shared {
    /// A request has come: decides what goes wrong with it.
    pub(crate) fn meet(&self, errand: String) -> Meeting {
        let mut state = self.lock();
        let fault = match state.plan.at(&errand, state.ledger.visits(&errand) + 1) {
            // Only the gate can refuse, and it was not asked: another client reads what would have been refused.
            Fault::Refused => Fault::ResetUnread,
            fault => fault,
        };
        let visit = state.ledger.meet(&errand, fault);
        Meeting { errand, visit, fault }
    }

    /// Whether the next request of this errand is refused; if so, it has come.
    pub(crate) fn refuses(&self, errand: &str) -> bool {
        let mut state = self.lock();
        let is_refused = state.plan.at(errand, state.ledger.visits(errand) + 1) == Fault::Refused;
        if is_refused {
            state.ledger.meet(errand, Fault::Refused);
        }
        is_refused
    }

    /// Does what is asked for, unless the fault prevents it, and gives what is to be said.
    pub(crate) fn serve(&self, request: &Request, meeting: &Meeting) -> Said {
        let mut state = self.lock();
        let Done { said, executed, key } = if meeting.fault.commits() {
            state.execute(request, &*self.clock, &self.url)
        } else {
            let key = request.header("idempotency-key").map(str::to_owned);
            let key = key.or_else(|| request.json()["client_id"].as_str().map(str::to_owned));
            Done { said: Said::new(500, ""), executed: false, key }
        };
        state.ledger.note(&meeting.errand, meeting.visit, executed, key);
        drop(state);
        self.met.notify_waiters();
        let wall = self.clock.wall();
        match meeting.fault {
            Fault::Limited(dialect) => {
                let mut said = Said::failure(429, "rate_limited", "too many requests");
                let second = Duration::from_secs(1);
                said.headers = dialect.headers(50, 0, second, 2 * second, wall);
                said
            }
            Fault::LimitedEarly => {
                let mut said = Said::failure(429, "rate_limited", "too many requests");
                said.headers.push(("connection", "close".to_owned()));
                said
            }
            Fault::SecondaryLimit => secondary_limit(),
            Fault::Status(status) => Said::failure(status, "injected", "this was not done"),
            Fault::Gateway(status) | Fault::GatewayAfter(status) => {
                Said::failure(status, "gateway", "the system behind did not answer")
            }
            _ => said,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn execute(&mut self, request: &Request, clock: &dyn Clock, url: &str) -> Done {
        let refused = |said| Done { said, executed: false, key: None };
        let mut steps = request.path().trim_start_matches('/').split('/');
        match (steps.next(), steps.next(), steps.next()) {
            (Some("shelves"), Some(name), Some(style)) => match self.shelves.get_mut(name) {
                Some(shelf) => Done { said: shelf.serve(style, request, url), executed: true, key: None },
                None => refused(Said::failure(404, "no_shelf", "there is no list of this name")),
            },
            (Some("limited"), ..) => match &mut self.turnstile {
                Some(turnstile) => {
                    let said = turnstile.say(clock.now(), clock.wall());
                    if said.status != 200 {
                        return refused(said);
                    }
                    let mut done = self.vendor.execute(request);
                    done.said.headers.extend(said.headers);
                    done
                }
                None => self.vendor.execute(request),
            },
            _ => self.vendor.execute(request),
        }
    }
}

/// GitHub's words where a secondary rate limit is exceeded; `retry-after` and the like may be missing, says its page
/// <https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit>.
fn secondary_limit() -> Said {
    Said::new(
        403,
        serde_json::json!({
            "message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
            "documentation_url": "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
        }),
    )
}

async fn listen(listener: std::net::TcpListener, shared: Arc<Shared>) {
    let listener = TcpListener::from_std(listener);
    let Ok(listener) = listener else { return };
    while let Ok((stream, _)) = listener.accept().await {
        let served: BoxFuture<'static, ()> = Box::pin(line::serve(stream, Arc::clone(&shared)));
        tokio::spawn(served);
    }
}
