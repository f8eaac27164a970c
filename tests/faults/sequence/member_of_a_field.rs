use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/uploads" -> Upload)]
pub struct BeginUpload {
    pub name: String,
}

#[derive(Output)]
pub struct Upload {
    pub id: String,
}

#[derive(Action)]
#[action(AcmeDesk: POST "/uploads/{upload}/end")]
pub struct EndUpload {
    pub upload: String,
}

#[derive(Action)]
#[action(
    AcmeDesk,
    sequence(BeginUpload(name = name.first)),
)]
pub struct StoreFile {
    pub name: String,
}

fn main() {}
