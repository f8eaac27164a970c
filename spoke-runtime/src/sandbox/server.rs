//! A running sandbox, seen from outside and from its connections.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::RequestPartsExt;
use axum::extract::{ConnectInfo, RawPathParams};
use axum::response::Response;
use http::StatusCode;
use tokio::sync::oneshot;

use super::fault::{Fault, Faults, What};
use super::line::Scissors;
use super::request::Request;
use crate::transport::{Answer, Served};

/// The largest body that a sandbox reads: more than any vendor here accepts in one JSON body.
const LARGEST_BODY: usize = 16 * 1024 * 1024;

/// Answers a request and changes the state.
pub(super) type Handler<S> = Box<dyn Fn(&mut S, &Request) -> Answer + Send + Sync>;

/// A running sandbox. It stops when it is dropped: no connection is accepted any more, and open ones end with the answer
/// they wait for.
pub struct Server<S> {
    url: String,
    shared: Arc<Shared<S>>,
    /// Dropped with the server, which is the signal to stop.
    _stop: oneshot::Sender<()>,
}

impl<S> Server<S> {
    pub(super) fn new(url: String, shared: Arc<Shared<S>>, stop: oneshot::Sender<()>) -> Self {
        Server { url, shared, _stop: stop }
    }

    /// The base URL for a connection: `http://127.0.0.1:40123`, with the router's base behind it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Looks at the state, or changes it.
    pub fn with<R>(&self, look: impl FnOnce(&mut S) -> R) -> R {
        look(&mut lock(&self.shared.state))
    }

    /// Makes the next requests fail; faults wait in line, each for requests that concern it.
    pub fn inject(&self, fault: Fault) {
        lock(&self.shared.faults).push(fault);
    }

    /// What was received so far, refused requests and those of faults included.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }
}

impl<S> fmt::Debug for Server<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("url", &self.url).finish_non_exhaustive()
    }
}

/// What all connections of a sandbox share.
pub(super) struct Shared<S> {
    state: Mutex<S>,
    faults: Mutex<Faults>,
    requests: Mutex<Vec<Request>>,
}

impl<S> Shared<S> {
    pub(super) fn new(state: S) -> Self {
        Shared { state: Mutex::new(state), faults: Mutex::default(), requests: Mutex::default() }
    }

    /// Reads a request, keeps it, and answers by the fault that concerns it or else by `handler`.
    pub(super) async fn serve(
        &self,
        route: &str,
        handler: &Handler<S>,
        request: axum::extract::Request,
    ) -> Response {
        let line = request.extensions().get::<ConnectInfo<Scissors>>().cloned();
        let cut = || {
            if let Some(ConnectInfo(scissors)) = &line {
                scissors.cut();
            }
            Response::default()
        };
        let Some(request) = read(request).await else { return cut() };
        lock(&self.requests).push(request.clone());
        let fault = lock(&self.faults).take(request.method(), [route, request.path()]);
        let answer = match fault {
            None => self.answer(handler, &request),
            Some(What::Answer(answer)) => answer,
            Some(What::Lost) => {
                self.answer(handler, &request);
                Answer::cut()
            }
            Some(What::Held(mut held)) => {
                let answer = self.answer(handler, &request);
                // Nothing is ever sent here: this ends when the release is dropped.
                let _ = held.changed().await;
                answer
            }
        };
        match answer.served() {
            Served::Response(answer) => respond(answer),
            Served::Cut => cut(),
            Served::Nothing => std::future::pending().await,
        }
    }

    fn answer(&self, handler: &Handler<S>, request: &Request) -> Answer {
        handler(&mut lock(&self.state), request)
    }
}

/// The request as routes see it; `None` where its body broke off or is too large.
async fn read(request: axum::extract::Request) -> Option<Request> {
    let (mut parts, body) = request.into_parts();
    let slots = match parts.extract::<RawPathParams>().await {
        Ok(slots) => slots.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        // A path without slots, or one of no route.
        Err(_) => Vec::new(),
    };
    let body = axum::body::to_bytes(body, LARGEST_BODY).await.ok()?;
    Some(Request {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        slots,
        headers: parts.headers,
        body,
    })
}

fn respond(answer: crate::response::Response) -> Response {
    let crate::response::Response { status, headers, body, .. } = answer;
    let mut response = Response::new(body.into());
    // A status below 100 is a mistake in the sandbox, and shows itself as what it is to a caller: a broken server.
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers;
    response
}

/// A panic in a route fails that request alone; the state stays usable.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
