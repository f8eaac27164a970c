//! Files a ticket by the connection `desk` of `connections.toml`.

use spoke_acme_desk::{AcmeDesk, Priority, create_ticket};
use spoke_runtime::prelude::*;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let hub = Hub::builder().spoke::<AcmeDesk>().load("connections.toml").await?;
    let desk: Connection<AcmeDesk> = hub.connect("desk")?;

    let ticket = create_ticket(&desk, "NET", "disk full", Priority::High).await?;
    println!("{}", ticket.ticket_url);
    Ok(())
}
