//! An operation that goes on at the vendor, asked until its end.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use url::Url;

use super::question;
use super::token::LongRunningToken;
use super::{Ask, Outcome, Poll};
use crate::declaration::Declaration;
use crate::encode::{self, Encoded};
use crate::error::{Error, Kind, Place};
use crate::judge;
use crate::observe::Parent;
use crate::operation::{Effect, Operation};
use crate::response::Response;
use crate::road;
use crate::site::Site;
use crate::trip::{Scrub, Trip, Wishes};

/// The longest time between two questions, whatever the vendor asks for.
const LONGEST_WAIT: Duration = Duration::from_secs(60 * 60);

/// An operation that goes on at the vendor.
pub(crate) struct UnderWay {
    pub(crate) site: Arc<Site>,
    declaration: &'static Declaration,
    operation: &'static Operation,
    poll: &'static Poll,
    /// What may be kept of all this.
    token: LongRunningToken,
    /// The absolute address that is asked, also where a secret stands in it.
    ask: Option<String>,
    /// Where the call went first, likewise.
    start: Option<String>,
    /// Where the first answer said that the output will stand, likewise.
    result: Option<String>,
    /// The inputs of what is asked, the secret ones included where this process knows them.
    inputs: Map<String, Value>,
    /// The request itself and what it is limited by, where it is what is asked and this process knows it.
    again: Option<(Encoded, Vec<String>)>,
    /// What hides the secrets of the call that began it.
    scrub: Scrub,
    wishes: Wishes,
}

/// How far it has come.
pub(crate) enum Step {
    /// It goes on; to be asked again after this.
    Running(Duration),
    /// It is over, and this holds the output.
    Done(Response),
}

impl UnderWay {
    /// What `trip` has begun, as `first` tells.
    pub(crate) fn of(trip: &Trip, poll: &'static Poll, first: &Response, parent: Option<Parent>) -> Self {
        let scrub = trip.scrub();
        let request = trip.encoded.as_ref().ok().map(|encoded| &encoded.request.url);
        let absolute = |source| {
            let mut url = request?.join(judge::text_at(source, first)?.trim()).ok()?;
            url.set_fragment(None);
            // What the vendor repeats of a credential in the query is placed anew.
            scrub.take_out_of(&mut url);
            Some(url)
        };
        let kept = |url: &Option<Url>| url.as_ref().filter(|url| !scrub.stand_in(url)).map(Url::to_string);
        let (ask, inputs) = match poll.ask {
            Ask::Url(source) => (absolute(source), Map::new()),
            Ask::Again => (None, trip.all_named().clone()),
            Ask::Other(other, said) => (None, question::inputs(trip, first, other, said)),
        };
        let result = match poll.result {
            Outcome::Url(source) => absolute(source),
            Outcome::Last | Outcome::Start => None,
        };
        let start = request.cloned();
        let public = Trip::without_secrets(asked(trip.operation, poll), &inputs);
        let token = LongRunningToken {
            spoke: trip.declaration.name.to_owned(),
            action: trip.operation.name.to_owned(),
            ask: kept(&ask),
            inputs: public,
            start: kept(&start),
            result: kept(&result),
        };
        UnderWay {
            site: Arc::clone(&trip.site),
            declaration: trip.declaration,
            operation: trip.operation,
            poll,
            token,
            ask: ask.map(Into::into),
            start: start.map(Into::into),
            result: result.map(Into::into),
            inputs,
            again: matches!(poll.ask, Ask::Again)
                .then(|| Some((trip.encoded.clone().ok()?, trip.limited_by.clone())))
                .flatten(),
            scrub,
            wishes: trip.wishes_of_part(parent, None),
        }
    }

    /// What `token` finds.
    ///
    /// # Errors
    /// [`Kind::Config`] where it is another action's.
    pub(crate) fn resume(
        site: Arc<Site>,
        operation: &'static Operation,
        declaration: &'static Declaration,
        token: LongRunningToken,
    ) -> Result<Self, Error> {
        let (spoke, action) = (declaration.name, operation.name);
        let Some(poll) = operation.poll else {
            return Err(Error::config(format!("`{spoke}.{action}` declares no `poll(..)`")));
        };
        if (token.spoke.as_str(), token.action.as_str()) != (spoke, action) {
            return Err(Error::config(format!(
                "the token is of `{}.{}`, not of `{spoke}.{action}`; resume it as that action",
                token.spoke, token.action
            )));
        }
        site.admits(spoke, action)?;
        let (inputs, wishes) = (token.inputs.clone(), Wishes::default());
        let (ask, start, result) = (token.ask.clone(), token.start.clone(), token.result.clone());
        Ok(UnderWay {
            site,
            declaration,
            operation,
            poll,
            token,
            ask,
            start,
            result,
            inputs,
            again: None,
            scrub: Scrub::nothing(),
            wishes,
        })
    }

    pub(crate) fn token(&self) -> &LongRunningToken {
        &self.token
    }

    pub(crate) fn place(&self) -> Place {
        Place { spoke: self.declaration.name, operation: self.operation, alias: self.site.alias.clone() }
    }

    /// What the first answer says.
    ///
    /// # Errors
    /// As [`UnderWay::ask`]; [`Kind::Decode`] where it says that it goes on, and not whom to ask.
    pub(crate) async fn first(&self, first: Response, limit: Option<Duration>) -> Result<Step, Error> {
        let holds = |condition| judge::holds(condition, &first);
        if self.is_ready(&first) {
            return Ok(Step::Done(first));
        }
        let is_over = match self.poll.ask {
            _ if self.poll.failed.as_ref().is_some_and(holds) => {
                return Err(self.refused(first, &Scrub::nothing()));
            }
            Ask::Again => self.is_over(&first),
            // Its status is that of the beginning.
            Ask::Other(..) => self.poll.until.as_ref().is_some_and(holds),
            Ask::Url(_) if self.ask.is_some() => self.poll.until.as_ref().is_some_and(holds),
            Ask::Url(_) => first.status != 202 || self.poll.until.as_ref().is_some_and(holds),
        };
        if is_over {
            return self.finish(first, limit).await;
        }
        if self.ask.is_none() && matches!(self.poll.ask, Ask::Url(_)) {
            let mut error = Error::new(Kind::Decode)
                .saying("it goes on, and no address to ask stands where `poll(url = ..)` looks for it");
            error.inner_mut().response = Some(first);
            error.conclude(self.changes(), false);
            return Err(error);
        }
        Ok(self.running(judge::retry_after(&first, self.site.clock.wall())))
    }

    /// Asks once.
    ///
    /// # Errors
    /// That of the operation, explained by the action's `fail` table; elsewhere that of the question, and the operation goes on.
    pub(crate) async fn ask(&self, limit: Option<Duration>) -> Result<Step, Error> {
        let landed = match road::start(self.question(limit).map_err(|error| self.keep(error))?).await {
            Ok(landed) => landed,
            Err(error) => return self.missed(error),
        };
        let scrub = landed.scrub();
        let answer = landed.fit_for_reply().response;
        if self.is_ready(&answer) {
            return Ok(Step::Done(answer));
        }
        if self.poll.failed.is_some_and(|failed| judge::holds(&failed, &answer)) {
            return Err(self.refused(answer, &scrub));
        }
        if self.is_over(&answer) {
            self.finish(answer, limit).await
        } else {
            Ok(self.running(judge::retry_after(&answer, self.site.clock.wall())))
        }
    }

    /// Waits before the next question.
    ///
    /// # Errors
    /// [`Kind::Timeout`], at once, where it could only be asked when the time is up.
    pub(crate) async fn pause(&self, wait: Duration, left: Option<Duration>) -> Result<(), Error> {
        if let Some(left) = left.filter(|left| *left <= wait) {
            return Err(self.keep(Error::new(Kind::Timeout).saying(format!(
                "it is not over, to be asked again in {wait:?}, and only {left:?} are left"
            ))));
        }
        self.site.clock.sleep(wait).await;
        Ok(())
    }

    fn is_over(&self, answer: &Response) -> bool {
        match &self.poll.until {
            Some(until) => judge::holds(until, answer),
            None => answer.status != 202,
        }
    }

    fn is_ready(&self, answer: &Response) -> bool {
        self.site.transport.stubs().is_some_and(|stubs| stubs.is_ready(answer))
    }

    /// To be asked again after what the vendor asks for. Nothing is no wait: it would be asked as fast as the network goes.
    fn running(&self, asked: Option<Duration>) -> Step {
        let asked = asked.filter(|wait| !wait.is_zero());
        Step::Running(asked.unwrap_or(self.poll.every).min(LONGEST_WAIT))
    }

    /// The answer that holds the output.
    async fn finish(&self, last: Response, limit: Option<Duration>) -> Result<Step, Error> {
        let question = match self.poll.result {
            Outcome::Last => return Ok(Step::Done(last)),
            Outcome::Start => self.get(self.start.as_deref(), limit),
            Outcome::Url(source) => {
                let here = judge::text_at(source, &last);
                let Some(address) = here.as_deref().or(self.result.as_deref()) else {
                    return Ok(Step::Done(last));
                };
                self.get(Some(address), limit)
            }
        };
        match road::start(question.map_err(|error| self.keep(error))?).await {
            Ok(landed) => Ok(Step::Done(landed.fit_for_reply().response)),
            Err(error) => self.missed(error),
        }
    }

    /// A question that failed: that of an operation that failed, one that came too early, or a lost one.
    fn missed(&self, error: Error) -> Result<Step, Error> {
        let inner = error.inner();
        if let (Some(failed), Some(answer)) = (&self.poll.failed, &inner.response)
            && judge::holds(failed, answer)
        {
            return Err(self.hide(self.refused(answer.clone(), &Scrub::nothing())));
        }
        if error.is_rate_limited() {
            return Ok(self.running(error.retry_after()));
        }
        Err(self.keep(error))
    }

    /// The operation failed.
    fn refused(&self, answer: Response, scrub: &Scrub) -> Error {
        let wall = self.site.clock.wall();
        let error = judge::refused(self.operation, self.declaration, wall, answer);
        let mut error = self.scrub.error(scrub.error(error));
        error.conclude(false, false);
        error
    }

    /// `error` without the secrets of the call that began it, and of a question.
    pub(crate) fn hide(&self, error: Error) -> Error {
        let question = self.question(None).map_or_else(|_| Scrub::nothing(), |question| question.scrub());
        self.scrub.error(question.error(error))
    }

    /// `error`, with what finds the operation again.
    fn keep(&self, mut error: Error) -> Error {
        let may_call_again = !self.changes() && error.is_retryable();
        error.conclude(self.changes(), may_call_again);
        error.inner_mut().long_running = Some(Box::new(self.token.clone()));
        error
    }

    fn changes(&self) -> bool {
        self.operation.effect != Effect::Read
    }

    fn wishes(&self, limit: Option<Duration>) -> Wishes {
        let timeout = limit.into_iter().chain(self.site.call_timeout).min();
        Wishes { timeout, is_part: true, gives_json: false, ..self.wishes.clone() }
    }

    fn question(&self, limit: Option<Duration>) -> Result<Trip, Error> {
        match self.poll.ask {
            Ask::Url(_) => self.get(self.ask.as_deref(), limit),
            Ask::Other(other, _) => self.by_name(other, limit),
            Ask::Again => match &self.again {
                Some((encoded, limited_by)) => {
                    Ok(self.of_request(self.operation, encoded.clone(), limited_by.clone(), limit))
                }
                None => self.by_name(self.operation, limit),
            },
        }
    }

    fn by_name(&self, operation: &'static Operation, limit: Option<Duration>) -> Result<Trip, Error> {
        let given = Value::Object(self.inputs.clone());
        Trip::by_name(Arc::clone(&self.site), operation, self.declaration, given, self.wishes(limit))
    }

    fn get(&self, address: Option<&str>, limit: Option<Duration>) -> Result<Trip, Error> {
        let Some(address) = address else {
            return Err(Error::config(
                "the token does not say where to ask: a secret stands in that address",
            ));
        };
        // What stands in an answer may be relative; what stands in a token never is.
        let base = self.ask.as_deref().or(self.start.as_deref());
        let base = base.and_then(|base| Url::parse(base).ok());
        let url = Url::options().base_url(base.as_ref()).parse(address.trim());
        let encoded = url
            .map_err(|fault| format!("`{}` is no address: {fault}", crate::error::line(address)))
            .and_then(|url| encode::follow_up(self.operation, self.declaration, &self.site, url))
            .map_err(|fault| Error::new(Kind::Redirect).saying(fault))?;
        Ok(self.of_request(question::of(self.operation), encoded, Vec::new(), limit))
    }

    fn of_request(
        &self,
        operation: &'static Operation,
        encoded: Encoded,
        limited_by: Vec<String>,
        limit: Option<Duration>,
    ) -> Trip {
        let inputs = Value::Object(self.token.inputs.clone());
        let site = Arc::clone(&self.site);
        Trip::of_request(site, operation, self.declaration, encoded, inputs, limited_by, self.wishes(limit))
    }
}

/// The action whose inputs the token holds.
fn asked(own: &'static Operation, poll: &Poll) -> &'static Operation {
    match poll.ask {
        Ask::Other(other, _) => other,
        Ask::Again | Ask::Url(_) => own,
    }
}
