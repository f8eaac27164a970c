//! A transport that takes a good request, mutilates it where it is told to, and brings back what the peer said.

use std::sync::{Arc, Mutex};

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::Value;
use spoke_runtime::{Attempt, BoxFuture, Lost, Network, Outgoing, Response, Transport};
use url::form_urlencoded;

use super::description::Sort;
use super::twin::Twin;

/// By this header Prism is told what to answer with.
const PREFER: HeaderName = HeaderName::from_static("prefer");

/// Carries requests to the peer. Clones share its orders.
#[derive(Clone, Debug)]
pub(crate) struct Courier {
    network: Arc<Network>,
    /// How the peer wants its bodies.
    sort: Sort,
    orders: Arc<Mutex<Orders>>,
}

#[derive(Debug, Default)]
struct Orders {
    twin: Option<Twin>,
    prefer: Option<String>,
    sent: Option<Outgoing>,
    came: Option<Response>,
}

impl Courier {
    pub(crate) fn new(sort: Sort) -> Self {
        Courier { network: Arc::new(Network::new().unwrap()), sort, orders: Arc::default() }
    }

    /// What the next request shall be, and which answer it asks for: `example=default`, `code=404`.
    pub(crate) fn order(&self, twin: Option<Twin>, prefer: Option<String>) {
        *self.orders.lock().unwrap() = Orders { twin, prefer, sent: None, came: None };
    }

    /// The last request, as the runtime made it.
    pub(crate) fn sent(&self) -> Option<Outgoing> {
        self.orders.lock().unwrap().sent.clone()
    }

    /// The last answer.
    pub(crate) fn came(&self) -> Option<Response> {
        self.orders.lock().unwrap().came.clone()
    }
}

impl Transport for Courier {
    fn send<'a>(&'a self, mut attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        Box::pin(async move {
            {
                let mut orders = self.orders.lock().unwrap();
                orders.sent = Some(attempt.request.clone());
                if let Some(twin) = &orders.twin {
                    twin.apply(&mut attempt.request);
                }
                if let Some(wish) = &orders.prefer {
                    attempt.request.headers.insert(PREFER, HeaderValue::from_str(wish).unwrap());
                }
            }
            if self.sort == Sort::Form {
                to_form(&mut attempt.request);
            }
            let came = self.network.send(attempt).await;
            self.orders.lock().unwrap().came = came.as_ref().ok().cloned();
            came
        })
    }
}

/// Turns a flat JSON body into a form; what is no text, number or truth value goes as JSON text.
fn to_form(request: &mut Outgoing) {
    let Some(body) = request.bytes() else { return };
    let Ok(Value::Object(members)) = serde_json::from_slice(body) else { return };
    let mut form = form_urlencoded::Serializer::new(String::new());
    for (name, value) in &members {
        match value {
            Value::String(text) => form.append_pair(name, text),
            other => form.append_pair(name, &other.to_string()),
        };
    }
    request.body = Some(form.finish().into());
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers.insert(CONTENT_TYPE, form);
}
