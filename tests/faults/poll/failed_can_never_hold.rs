use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/jobs" -> Job, poll(url = header("location"), failed = (status() == "failed")))]
pub struct StartJob {
    pub name: String,
}

#[derive(Output)]
pub struct Job {
    pub state: String,
}

fn main() {}
