//! A hub without a network: every connection exists, and stubs answer.

mod captured;
mod stubs;

use std::ops::Deref;

use crate::action::{Action, Spoke};
use crate::auth::Anonymous;
use crate::catalog::example_text;
use crate::clock::ManualClock;
use crate::config::ConnectionConfig;
use crate::hub::{Hub, Identity};
use crate::transport::Answer;

pub use captured::{Captured, StubInput};
pub use stubs::Stubs;
pub(crate) use stubs::output;

/// A hub without a network, for tests: every connection exists, and stubs answer.
///
/// Answers go through the same judging and decoding as a vendor's. Time stands still and leaps to the end of every wait,
/// so that retries cost nothing.
///
/// ```
/// use serde_json::json;
/// use spoke_runtime::prelude::*;
/// use spoke_runtime::Answer;
///
/// #[derive(Spoke)]
/// #[spoke(name = "acme-desk", actions = [CreateTicket])]
/// struct AcmeDesk;
///
/// #[derive(Action)]
/// #[action(AcmeDesk: POST "/projects/{project}/tickets" -> Ticket)]
/// struct CreateTicket {
///     project: String,
///     title: String,
/// }
///
/// #[derive(Output)]
/// struct Ticket {
///     id: String,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// let hub = Hub::fake().stub::<CreateTicket>(|input| {
///     assert_eq!(input["project"], "NET");
///     Answer::json(201, json!({"id": "7", "title": input["title"]}))
/// });
/// let desk = hub.connect::<AcmeDesk>("desk")?;
/// let ticket = CreateTicket::new("NET", "disk full").on(&desk).await?;
/// assert_eq!(ticket.id, "7");
/// assert_eq!(hub.requests()[0].json(), json!({"title": "disk full"}));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct FakeHub {
    hub: Hub,
    stubs: Stubs,
    clock: ManualClock,
}

impl Hub {
    /// A hub without a network, for tests.
    pub fn fake() -> FakeHub {
        let (stubs, clock) = (Stubs::default(), ManualClock::leaping());
        let hub = Hub::open(stubs.clone(), clock.clone(), connection);
        FakeHub { hub, stubs, clock }
    }
}

impl FakeHub {
    /// Answers each attempt of `A` by what `answer` makes of it.
    ///
    /// Several stubs of one action answer one attempt each, in the order in which they were added; the last one answers
    /// all that follow.
    ///
    /// # Panics
    /// Where another action or spoke of the same name was stubbed before.
    #[must_use]
    pub fn stub<A: Action>(self, answer: impl FnMut(&StubInput<'_>) -> Answer + Send + 'static) -> Self {
        self.know::<A>();
        self.stubs.add(<A::Spoke as Spoke>::NAME, A::OPERATION.name, stubs::by_answer(answer));
        self
    }

    /// Gives an output without an answer and its decoding; `Err` is an answer that fails. Calls by name, whose outputs are
    /// JSON, need [`FakeHub::stub`].
    ///
    /// # Panics
    /// As [`FakeHub::stub`].
    #[must_use]
    pub fn stub_output<A: Action>(
        self,
        output: impl FnMut(&StubInput<'_>) -> Result<A::Output, Answer> + Send + 'static,
    ) -> Self
    where
        A::Output: Send + 'static,
    {
        self.know::<A>();
        self.stubs.add(<A::Spoke as Spoke>::NAME, A::OPERATION.name, stubs::by_output(output));
        self
    }

    /// Makes the actions of a spoke known by name, stubbed or not.
    ///
    /// # Panics
    /// Where another spoke of the same name is known.
    #[must_use]
    pub fn spoke<S: Spoke>(self) -> Self {
        if let Err(clash) = self.hub.registry_mut().add_spoke::<S>() {
            panic!("{clash}");
        }
        self
    }

    /// Every attempt so far, in order, secrets hidden.
    pub fn requests(&self) -> Vec<Captured> {
        self.stubs.requests()
    }

    /// The hub's time and chance.
    pub fn clock(&self) -> &ManualClock {
        &self.clock
    }

    fn know<A: Action>(&self) {
        if let Err(clash) = self.hub.registry_mut().add_action::<A>() {
            panic!("{clash}");
        }
    }
}

impl Deref for FakeHub {
    type Target = Hub;

    fn deref(&self) -> &Hub {
        &self.hub
    }
}

/// A connection that nobody configured, without credentials, each setting with its own name as its value.
fn connection(spoke: Identity) -> ConnectionConfig {
    let declaration = spoke.declaration;
    let config = ConnectionConfig::new(declaration.name).auth(Anonymous);
    let config = match declaration.base {
        [] => config.base_url("https://fake.invalid"),
        _ => config,
    };
    declaration.settings.iter().fold(config, |config, setting| {
        config.setting(setting.name, example_text(setting.name, setting.schema))
    })
}
