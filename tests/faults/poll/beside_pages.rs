use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/jobs" -> Vec<Job>, pages(page => page), poll(until = (state == "done")))]
pub struct ListJobs {
    pub page: Option<u32>,
}

#[derive(Output)]
pub struct Job {
    pub state: String,
}

fn main() {}
