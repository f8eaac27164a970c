use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/jobs/{name}" -> Job, poll(until = (state == "done"), result = start))]
pub struct StartJob {
    pub name: String,
}

#[derive(Output)]
pub struct Job {
    pub state: String,
}

fn main() {}
