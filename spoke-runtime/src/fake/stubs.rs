//! The transport of a fake hub: stubs answer, and every attempt is kept.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::header::{HeaderName, HeaderValue};

use crate::error::Error;
use crate::output::Fault;
use crate::response::Response;
use crate::transport::{Answer, Attempt, BoxFuture, Loss, Lost, Transport};

use super::captured::{Captured, StubInput};

/// Marks an answer that stands for a ready output; its value is the output's number.
const READY: HeaderName = HeaderName::from_static("spoke-ready-output");

/// The transport of a [`FakeHub`](crate::FakeHub).
#[derive(Clone, Default)]
pub struct Stubs {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    stubs: BTreeMap<(&'static str, &'static str), Vec<Stub>>,
    requests: Vec<Captured>,
    ready: BTreeMap<u64, Output>,
    next: u64,
}

type Output = Box<dyn Any + Send>;

/// Shared, so that a stub may call its own hub while it answers.
pub(super) type Stub = Arc<Mutex<dyn FnMut(&StubInput<'_>) -> Given + Send>>;

pub(super) enum Given {
    Answer(Answer),
    Output(Output),
}

pub(super) fn by_answer(mut answer: impl FnMut(&StubInput<'_>) -> Answer + Send + 'static) -> Stub {
    Arc::new(Mutex::new(move |input: &StubInput<'_>| Given::Answer(answer(input))))
}

pub(super) fn by_output<O: Send + 'static>(
    mut output: impl FnMut(&StubInput<'_>) -> Result<O, Answer> + Send + 'static,
) -> Stub {
    Arc::new(Mutex::new(move |input: &StubInput<'_>| match output(input) {
        Ok(output) => Given::Output(Box::new(output)),
        Err(answer) => Given::Answer(answer),
    }))
}

/// The output that a stub has ready.
pub(crate) fn output<O: 'static>(ready: Output) -> Result<O, Fault> {
    let of_another_type =
        |_| Fault::unexpected("an answer to decode", "a ready output; stub a call by name with `.stub`");
    ready.downcast().map(|output| *output).map_err(of_another_type)
}

impl Stubs {
    pub(super) fn add(&self, spoke: &'static str, action: &'static str, stub: Stub) {
        self.lock().stubs.entry((spoke, action)).or_default().push(stub);
    }

    pub(super) fn requests(&self) -> Vec<Captured> {
        self.lock().requests.clone()
    }

    /// Whether something stands in for an action.
    pub(crate) fn has(&self, spoke: &'static str, action: &'static str) -> bool {
        self.lock().stubs.contains_key(&(spoke, action))
    }

    /// Whether `response` stands for a ready output.
    pub(crate) fn is_ready(&self, response: &Response) -> bool {
        number(response).is_some_and(|number| self.lock().ready.contains_key(&number))
    }

    /// The ready output that `response` stands for.
    pub(crate) fn take(&self, response: &Response) -> Option<Output> {
        self.lock().ready.remove(&number(response)?)
    }

    fn answer(&self, attempt: &Attempt<'_>) -> Result<Answer, Lost> {
        let captured = Captured::new(attempt);
        let stub = {
            let mut state = self.lock();
            state.requests.push(captured.clone());
            let Some(stubs) = state.stubs.get_mut(&(attempt.spoke, attempt.action)) else {
                return Err(nobody_answers(attempt));
            };
            if stubs.len() > 1 { stubs.remove(0) } else { Arc::clone(&stubs[0]) }
        };
        let given = {
            let mut stub = stub.lock().unwrap_or_else(PoisonError::into_inner);
            (*stub)(&StubInput::new(&captured))
        };
        Ok(match given {
            Given::Answer(answer) => answer,
            Given::Output(output) => {
                let mut state = self.lock();
                state.next += 1;
                let number = state.next;
                state.ready.insert(number, output);
                Answer::status(200).header(READY.as_str(), &number.to_string())
            }
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn number(response: &Response) -> Option<u64> {
    response.headers.get(READY).map(HeaderValue::to_str)?.ok()?.parse().ok()
}

fn nobody_answers(attempt: &Attempt<'_>) -> Lost {
    let (spoke, action) = (attempt.spoke, attempt.action);
    let sentence = format!(
        "nothing stands in for `{spoke}.{action}` on this fake hub; add `.stub::<…>(|input| Answer::json(200, …))`"
    );
    Lost { how: Loss::Connect, sent: false, source: Some(Box::new(Error::config(sentence))) }
}

impl Transport for Stubs {
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let answer = self.answer(&attempt);
        let max_body = attempt.max_body;
        Box::pin(async move { answer?.give(max_body).await })
    }

    fn wants_inputs(&self) -> bool {
        true
    }

    fn stubs(&self) -> Option<&Stubs> {
        Some(self)
    }
}

impl fmt::Debug for Stubs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stubs").finish_non_exhaustive()
    }
}
