//! What a sandbox does in place of its best.

use tokio::sync::watch;

use crate::operation::Method;
use crate::transport::Answer;

/// What a sandbox does in place of its best, for the next request or for several: see
/// [`Server::inject`](super::Server::inject).
#[derive(Clone, Debug)]
pub struct Fault {
    pub(super) what: What,
    times: usize,
    only: Option<(Method, String)>,
}

/// What happens to a request.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// Answered so, nothing done.
    Answer(Answer),
    /// Done, the connection closed.
    Lost,
    /// Done, answered once the release is dropped.
    Held(watch::Receiver<()>),
}

impl Fault {
    /// Answers this and does nothing of what the request asks for. With [`Answer::cut`] the connection is closed without
    /// an answer, with [`Answer::hang`] none ever comes.
    pub fn answer(answer: Answer) -> Self {
        Fault::new(What::Answer(answer))
    }

    /// Does what the request asks for and closes the connection without an answer.
    pub fn lost() -> Self {
        Fault::new(What::Lost)
    }

    /// Does what the request asks for and answers only once the [`Release`] is dropped: until then a caller
    /// runs into its own timeout.
    pub fn held() -> (Self, Release) {
        let (release, held) = watch::channel(());
        (Fault::new(What::Held(held)), Release(release))
    }

    fn new(what: What) -> Self {
        Fault { what, times: 1, only: None }
    }

    /// Does so for this many requests; once where nothing is said.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    /// Does so only for requests with this method and this path: a route as it was declared, slots included, or a path
    /// as it is asked for.
    #[must_use]
    pub fn on(mut self, method: Method, path: &str) -> Self {
        self.only = Some((method, path.to_owned()));
        self
    }

    fn concerns(&self, method: &str, paths: [&str; 2]) -> bool {
        match &self.only {
            None => true,
            Some((only, path)) => only.as_str() == method && paths.contains(&path.as_str()),
        }
    }
}

/// Lets the answers of a [`Fault::held`] go when it is dropped.
#[derive(Debug)]
pub struct Release(#[expect(dead_code, reason = "held for its drop")] watch::Sender<()>);

/// The faults to come, first injected first.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    /// Adds one behind the others.
    pub(super) fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Takes the first that concerns a request; `paths` are the route's and the request's own.
    pub(super) fn take(&mut self, method: &str, paths: [&str; 2]) -> Option<What> {
        self.0.retain(|fault| fault.times > 0);
        let fault = self.0.iter_mut().find(|fault| fault.concerns(method, paths))?;
        fault.times -= 1;
        Some(fault.what.clone())
    }
}
