//! What the connections of a storm share: the plan, the ledger, and the vendor behind them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use spoke_runtime::Clock;
use tokio::sync::Notify;

use crate::fault::Fault;
use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::request::Request;
use crate::said::Said;
use crate::shelf::Shelf;
use crate::turnstile::Turnstile;
use crate::vendor::{Done, Vendor};

/// What the connections of a storm share.
pub(crate) struct Shared {
    pub(crate) clock: Arc<dyn Clock>,
    url: String,
    state: Mutex<State>,
    /// Told whenever a request was served.
    pub(crate) met: Notify,
}

pub(crate) struct State {
    pub(crate) plan: Plan,
    pub(crate) ledger: Ledger,
    vendor: Vendor,
    /// What the vendor is still at, by the path of the thing.
    late: BTreeMap<String, (Request, Meeting)>,
    pub(crate) shelves: BTreeMap<String, Shelf>,
    pub(crate) turnstile: Option<Turnstile>,
}

/// What was decided about a request that has come.
#[derive(Clone, Debug)]
pub(crate) struct Meeting {
    pub(crate) errand: String,
    pub(crate) visit: usize,
    pub(crate) fault: Fault,
}

impl Shared {
    pub(crate) fn new(plan: Plan, clock: Arc<dyn Clock>, url: String) -> Self {
        let state = State {
            plan,
            ledger: Ledger::default(),
            vendor: Vendor::default(),
            late: BTreeMap::new(),
            shelves: BTreeMap::new(),
            turnstile: None,
        };
        Shared { clock, url, state: Mutex::new(state), met: Notify::new() }
    }

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
        let reads = matches!(request.method(), "GET" | "HEAD");
        if !reads {
            state.catch_up(request.path(), &*self.clock, &self.url);
        }
        let Done { said, executed, key } = if meeting.fault.commits() {
            state.execute(request, &*self.clock, &self.url)
        } else {
            let key = request.header("idempotency-key").map(str::to_owned);
            let key = key.or_else(|| request.json()["client_id"].as_str().map(str::to_owned));
            Done { said: Said::new(500, ""), executed: false, key }
        };
        state.ledger.note(&meeting.errand, meeting.visit, executed, key);
        if reads && meeting.fault.commits() {
            state.catch_up(request.path(), &*self.clock, &self.url);
        } else if !reads && matches!(meeting.fault, Fault::GatewayLate(_)) {
            state.late.insert(request.path().to_owned(), (request.clone(), meeting.clone()));
        }
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
            Fault::Gateway(status) | Fault::GatewayAfter(status) | Fault::GatewayLate(status) => {
                Said::failure(status, "gateway", "the system behind did not answer")
            }
            _ => said,
        }
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Does what the vendor was still at.
    fn catch_up(&mut self, path: &str, clock: &dyn Clock, url: &str) {
        if let Some((request, meeting)) = self.late.remove(path) {
            let Done { executed, key, .. } = self.execute(&request, clock, url);
            self.ledger.note(&meeting.errand, meeting.visit, executed, key);
        }
    }

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
