use spoke_runtime::Polled;
use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/jobs" -> Job)]
pub struct StartJob;

#[derive(Output)]
pub struct Job {
    pub state: String,
}

fn waits(_: impl Polled) {}

fn check() {
    waits(StartJob::new());
}

fn main() {}
