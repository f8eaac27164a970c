//! A transport that answers by a script, for tests.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Answer, Attempt, BoxFuture, Lost, Transport};
use crate::outgoing::Outgoing;
use crate::response::Response;

/// Answers in order or by a function, and keeps every request. Clones share both.
#[derive(Clone)]
pub struct Scripted {
    state: Arc<Mutex<State>>,
}

struct State {
    script: Script,
    requests: Vec<Outgoing>,
}

enum Script {
    InOrder(VecDeque<Answer>),
    By(Box<dyn FnMut(&Attempt<'_>) -> Answer + Send>),
}

impl Scripted {
    /// Gives these answers one by one.
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Scripted::with(Script::InOrder(answers.into_iter().collect()))
    }

    /// Gives what `answer` makes of each attempt.
    pub fn by(answer: impl FnMut(&Attempt<'_>) -> Answer + Send + 'static) -> Self {
        Scripted::with(Script::By(Box::new(answer)))
    }

    fn with(script: Script) -> Self {
        Scripted { state: Arc::new(Mutex::new(State { script, requests: Vec::new() })) }
    }

    /// Every request so far, credentials included, in the order in which they were sent.
    pub fn requests(&self) -> Vec<Outgoing> {
        self.lock().requests.clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Scripted {
    /// # Panics
    /// Where more attempts are made than the script has answers.
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let max_body = attempt.max_body;
        let answer = {
            let mut state = self.lock();
            state.requests.push(attempt.request.clone());
            match &mut state.script {
                Script::InOrder(answers) => answers.pop_front(),
                Script::By(answer) => Some(answer(&attempt)),
            }
        };
        let Some(answer) = answer else {
            panic!("the script has no answer for {}.{}", attempt.spoke, attempt.action)
        };
        Box::pin(answer.give(max_body))
    }
}

impl fmt::Debug for Scripted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scripted").field("requests", &self.lock().requests.len()).finish_non_exhaustive()
    }
}
