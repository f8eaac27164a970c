//! Which request goes to which function of a sandbox.

use std::io;
use std::net::Ipv4Addr;
use std::pin::Pin;
use std::sync::Arc;

use axum::routing::{MethodFilter, on};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::answer::IntoAnswer;
use super::line::{Lines, Scissors};
use super::request::Request;
use super::server::{Handler, Server, Shared};
use crate::operation::Method;
use crate::transport::Answer;

/// Says which request goes to which function of a sandbox; see [the module](super) for a whole one.
pub struct Router<S> {
    base: &'static str,
    routes: Vec<(Method, &'static str, Handler<S>)>,
    gate: Option<Gate<S>>,
    unknown_path: Handler<S>,
    wrong_method: Handler<S>,
}

type Gate<S> = Box<dyn Fn(&mut S, &Request) -> Result<(), Answer> + Send + Sync>;

impl<S> std::fmt::Debug for Router<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let routes = self.routes.iter().map(|(method, path, _)| format!("{} {path}", method.as_str()));
        f.debug_list().entries(routes).finish()
    }
}

impl<S: Send + 'static> Default for Router<S> {
    fn default() -> Self {
        Router::new()
    }
}

impl<S: Send + 'static> Router<S> {
    /// No routes: every path is answered with 404, a known path with another method with 405.
    pub fn new() -> Self {
        Router {
            base: "",
            routes: Vec::new(),
            gate: None,
            unknown_path: Box::new(|_, _| Answer::status(404)),
            wrong_method: Box::new(|_, _| Answer::status(405)),
        }
    }

    /// A path before all routes, which belongs to the base URL: `/api`.
    #[must_use]
    pub fn base(mut self, base: &'static str) -> Self {
        self.base = base;
        self
    }

    /// Asked before every route: an `Err` is the answer, and the route is not entered. The place for credentials and
    /// media types.
    #[must_use]
    pub fn gate(
        mut self,
        gate: impl Fn(&mut S, &Request) -> Result<(), Answer> + Send + Sync + 'static,
    ) -> Self {
        self.gate = Some(Box::new(gate));
        self
    }

    /// Sends requests of this method and path to `handler`. A `{slot}` takes one segment, `{*slot}` at the end takes
    /// several.
    #[must_use]
    pub fn route<A: IntoAnswer>(
        mut self,
        method: Method,
        path: &'static str,
        handler: impl Fn(&mut S, &Request) -> A + Send + Sync + 'static,
    ) -> Self {
        self.routes.push((method, path, boxed(handler)));
        self
    }

    /// What answers where no route has the path. The gate is not asked.
    #[must_use]
    pub fn unknown_path<A: IntoAnswer>(
        mut self,
        handler: impl Fn(&mut S, &Request) -> A + Send + Sync + 'static,
    ) -> Self {
        self.unknown_path = boxed(handler);
        self
    }

    /// What answers where a route has the path, but none the method. The gate is not asked.
    #[must_use]
    pub fn wrong_method<A: IntoAnswer>(
        mut self,
        handler: impl Fn(&mut S, &Request) -> A + Send + Sync + 'static,
    ) -> Self {
        self.wrong_method = boxed(handler);
        self
    }

    /// Starts serving on a loopback port that the system chooses.
    ///
    /// # Errors
    /// Where the system gives no port.
    ///
    /// # Panics
    /// Where two routes clash, and outside a Tokio runtime.
    pub async fn serve(self, state: S) -> io::Result<Server<S>> {
        let Router { base, routes, gate, unknown_path, wrong_method } = self;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = format!("http://{}{base}", listener.local_addr()?);
        let shared = Arc::new(Shared::new(state));
        let gate = Arc::new(gate);

        let mut app = axum::Router::new();
        for (method, path, handler) in routes {
            let gate = Arc::clone(&gate);
            let gated: Handler<S> = Box::new(move |state, request| {
                match gate.as_ref().as_ref().map_or(Ok(()), |gate| gate(state, request)) {
                    Ok(()) => handler(state, request),
                    Err(refusal) => refusal,
                }
            });
            app = app.route(&format!("{base}{path}"), on(filter(method), served(&shared, path, gated)));
        }
        let app = app
            .method_not_allowed_fallback(served(&shared, "", wrong_method))
            .fallback(served(&shared, "", unknown_path))
            .into_make_service_with_connect_info::<Scissors>();

        let (stop, stopped) = oneshot::channel::<()>();
        let serving = axum::serve(Lines(listener), app).with_graceful_shutdown(async {
            // Either end means the same: the server was dropped.
            let _ = stopped.await;
        });
        tokio::spawn(async { serving.await });
        Ok(Server::new(url, shared, stop))
    }
}

fn boxed<S, A: IntoAnswer>(handler: impl Fn(&mut S, &Request) -> A + Send + Sync + 'static) -> Handler<S> {
    Box::new(move |state, request| handler(state, request).into_answer())
}

type Served = Pin<Box<dyn Future<Output = axum::response::Response> + Send>>;

/// An axum handler that hands requests to one of ours.
fn served<S: Send + 'static>(
    shared: &Arc<Shared<S>>,
    route: &'static str,
    handler: Handler<S>,
) -> impl Fn(axum::extract::Request) -> Served + Clone + Send + Sync + 'static {
    let shared = Arc::clone(shared);
    let handler = Arc::new(handler);
    move |request| {
        let shared = Arc::clone(&shared);
        let handler = Arc::clone(&handler);
        Box::pin(async move { shared.serve(route, &handler, request).await })
    }
}

fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Head => MethodFilter::HEAD,
        Method::Options => MethodFilter::OPTIONS,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    }
}
