//! A spoke.

use std::time::Duration;

use spoke_runtime::auth::{Anonymous, ApiKey, Authorize};
use spoke_runtime::{Area, Fail, Pair, Part, Source, Spoke, Step, Value, listed};

use super::{CreateTicket, ListTickets};

pub(crate) struct AcmeDesk;

impl Spoke for AcmeDesk {
    const NAME: &'static str = "acme-desk";
    const DOCS: &'static str = "Acme Desk, the in-house ticket system.";
    const AUTH: &'static [&'static dyn Authorize] = &[&ApiKey::header("x-api-key"), &Anonymous];
    const HEADERS: &'static [Pair] = &[Pair { name: "x-source", value: Value::Text(&[Part::Text("spoke")]) }];
    const FAIL: Fail = Fail {
        code: &[Source::Body(&[Step::Member("error"), Step::Member("code")])],
        request_id: &[Source::Header("x-request-id")],
        ..Fail::NONE
    };
    const ACCEPT: &'static [u16] = &[304];
    const TIMEOUT: Option<Duration> = Some(Duration::from_secs(20));
    const ACTIONS: &'static [Area<Self>] =
        &[Area { name: "", actions: &[listed::<CreateTicket>(), listed::<ListTickets>()] }];
}
