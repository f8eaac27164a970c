use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets")]
pub struct CreateTicket {
    pub project: String,
    #[input(choices = ListKinds(project = project) => kinds[].id, labels = kinds[].nam)]
    pub kind: String,
}

#[derive(Action)]
#[action(AcmeDesk: GET "/projects/{project}/kinds" -> Kinds)]
pub struct ListKinds {
    pub project: String,
}

#[derive(Output)]
pub struct Kinds {
    pub kinds: Vec<Kind>,
    pub total: u64,
}

#[derive(Output)]
pub struct Kind {
    pub id: String,
    pub name: String,
}

fn main() {}
