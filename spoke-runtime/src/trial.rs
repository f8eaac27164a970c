//! A call in a test: any declaration on a scripted transport and a leaping clock.

mod crowd;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderName, HeaderValue};

use crate::auth::{Credential, Means};
use crate::call::{Calling, Replying};
use crate::clock::ManualClock;
use crate::declaration::Declaration;
use crate::error::Error;
use crate::fail::{Fail, Path};
use crate::input::Inputs;
use crate::limit::Limiter;
use crate::observe::Observe;
use crate::operation::{Effect, Method, Operation};
use crate::outgoing::Outgoing;
use crate::output::Fault;
use crate::preview::Preview;
use crate::response::Response;
use crate::retry::{Budget, Retry};
use crate::secret::{Secret, SecretStore};
use crate::site::{Base, Site};
use crate::template::Part;
use crate::transport::{Answer, Attempt, Scripted, Transport};
use crate::trip::{Trip, Wishes};

pub(crate) use crowd::Crowd;

/// What a test credential sends.
pub(crate) const TOKEN: &str = "xoxb-very-secret";

/// A bearer token.
#[derive(Debug)]
pub(crate) struct Token;

impl Credential for Token {
    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        let name = http::header::AUTHORIZATION;
        request.secret_header(name, "Bearer ", &Secret::from(TOKEN))
    }
}

/// The same token in the query.
#[derive(Debug)]
pub(crate) struct QueryToken;

impl Credential for QueryToken {
    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        request.secret_query("api_key", &Secret::from(TOKEN));
        Ok(())
    }
}

#[derive(Debug)]
struct NoInputs;

impl Inputs for NoInputs {}

/// A declaration, a connection and a script.
#[derive(Debug)]
pub(crate) struct Trial {
    pub(crate) operation: Operation,
    pub(crate) declaration: Declaration,
    pub(crate) base: &'static str,
    pub(crate) credential: Arc<dyn Credential>,
    pub(crate) retry: Retry,
    pub(crate) limiter: Arc<Limiter>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) call_timeout: Option<Duration>,
    pub(crate) max_body: u64,
    pub(crate) observers: Vec<Arc<dyn Observe>>,
    pub(crate) clock: ManualClock,
    pub(crate) transport: Scripted,
}

impl Trial {
    /// `POST /tickets` with this effect, up to three attempts, chance always at its highest.
    pub(crate) fn post(effect: Effect, answers: impl IntoIterator<Item = Answer>) -> Self {
        Trial::new(Method::Post, effect, Scripted::new(answers))
    }

    /// `GET /tickets`
    pub(crate) fn get(answers: impl IntoIterator<Item = Answer>) -> Self {
        Trial::new(Method::Get, Effect::Read, Scripted::new(answers))
    }

    pub(crate) fn new(method: Method, effect: Effect, transport: Scripted) -> Self {
        let clock = ManualClock::leaping();
        clock.fix_random(u64::MAX);
        Trial {
            operation: Operation {
                effect,
                target: &[Part::Text("/tickets")],
                ..Operation::new("create_ticket", method, "/tickets")
            },
            declaration: Declaration {
                name: "acme-desk",
                docs: "",
                link: None,
                base: &[],
                settings: &[],
                hosts: &[],
                auth: &[],
                headers: &[],
                fail: Fail::NONE,
                accept: &[],
                timeout: None,
                limits: &[],
                root: &[],
            },
            base: "https://desk.example",
            credential: Arc::new(Token),
            retry: Retry::new(),
            limiter: Arc::new(Limiter::new(None)),
            attempt_timeout: None,
            call_timeout: None,
            max_body: 1000,
            observers: Vec::new(),
            clock,
            transport,
        }
    }

    fn site(&self) -> Arc<Site> {
        self.site_on(Arc::new(self.transport.clone()))
    }

    pub(crate) fn site_on(&self, transport: Arc<dyn Transport>) -> Arc<Site> {
        Arc::new(Site {
            alias: "desk".to_owned(),
            base: Base::Fixed(self.base.parse().unwrap()),
            settings: BTreeMap::new(),
            credential: Arc::clone(&self.credential),
            transport,
            clock: Arc::new(self.clock.clone()),
            headers: Arc::from([]),
            guard: crate::site::Guard::Open,
            retry: self.retry.clone(),
            budget: Arc::new(Budget::new()),
            limiter: Arc::clone(&self.limiter),
            attempt_timeout: self.attempt_timeout,
            call_timeout: self.call_timeout,
            max_body: self.max_body,
            observers: self.observers.clone(),
        })
    }

    /// An attempt of nobody's call.
    pub(crate) fn attempt(url: &str) -> Attempt<'static> {
        let request = Outgoing::new(Method::Get, url.parse().unwrap());
        Attempt {
            request,
            spoke: "desk",
            action: "look",
            alias: "desk",
            number: 1,
            max_body: 1000,
            streams: false,
            inputs: None,
        }
    }

    /// What a credential of this connection may use.
    pub(crate) fn means(&self, store: Option<Arc<dyn SecretStore>>) -> Means {
        Means::new(self.site(), self.leaked().1, store, false)
    }

    fn leaked(&self) -> (&'static Operation, &'static Declaration) {
        (Box::leak(Box::new(self.operation)), Box::leak(Box::new(self.declaration)))
    }

    pub(crate) fn calling(&self, wishes: Wishes) -> Calling<String> {
        let (operation, declaration) = self.leaked();
        Calling::start(Trip::plan(self.site(), operation, declaration, &NoInputs, wishes), text)
    }

    pub(crate) fn calling_on(&self, transport: Arc<dyn Transport>) -> Calling<String> {
        let (operation, declaration) = self.leaked();
        let site = self.site_on(transport);
        Calling::start(Trip::plan(site, operation, declaration, &NoInputs, Wishes::default()), text)
    }

    pub(crate) fn reply(&self) -> Replying<String> {
        self.calling(Wishes::default()).replying()
    }

    /// Runs a call that must fail.
    pub(crate) async fn error(&self) -> Error {
        self.calling(Wishes::default()).await.expect_err("the call succeeded")
    }

    pub(crate) fn preview(&self) -> Result<Preview, Error> {
        let (operation, declaration) = self.leaked();
        Trip::preview(&self.site(), operation, declaration, &NoInputs, &Wishes::default())
    }

    /// How many requests were sent.
    pub(crate) fn sent(&self) -> usize {
        self.transport.requests().len()
    }

    /// Every value of this header that was sent, by request.
    pub(crate) fn sent_header(&self, name: &'static str) -> Vec<Option<HeaderValue>> {
        let name = HeaderName::from_static(name);
        self.transport.requests().iter().map(|request| request.headers.get(&name).cloned()).collect()
    }

    /// The waits between attempts, in milliseconds.
    pub(crate) fn waits(&self) -> Vec<u128> {
        self.clock.waits().iter().map(Duration::as_millis).collect()
    }
}

/// Reads the body as text; `misfit` fits no output.
fn text(response: &Response, _root: Path) -> Result<String, Fault> {
    match response.text() {
        Ok("misfit") | Err(_) => Err(Fault::missing()),
        Ok(text) => Ok(text.to_owned()),
    }
}
