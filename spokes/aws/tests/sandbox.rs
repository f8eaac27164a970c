//! The sandbox refuses what AWS refuses, and does what it is asked.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

#[path = "cloud/buckets.rs"]
mod buckets;
#[path = "cloud/functions.rs"]
mod functions;
#[path = "cloud/identity.rs"]
mod identity;
#[path = "cloud/instances.rs"]
mod instances;
#[path = "cloud/queues.rs"]
mod queues;
#[path = "cloud/secrets.rs"]
mod secrets;
#[path = "cloud/topics.rs"]
mod topics;

use spoke_aws::sandbox::{ACCESS_KEY_ID, Cloud};
use spoke_aws::{Aws, AwsCredential};
use spoke_runtime::auth::Credential;
use spoke_runtime::sandbox::Server;
use spoke_runtime::{Connection, ConnectionConfig, Error, Hub, Kind};

/// A running sandbox and a connection to it.
async fn serve(cloud: Cloud) -> (Server<Cloud>, Connection<Aws>) {
    let server = cloud.serve().await.unwrap();
    let aws = connect_as(&server, AwsCredential::keys(ACCESS_KEY_ID, "any"));
    (server, aws)
}

fn connect_as(server: &Server<Cloud>, credential: impl Credential + 'static) -> Connection<Aws> {
    let config = ConnectionConfig::to::<Aws>().base_url(server.url()).setting("region", "eu-central-1");
    let hub = Hub::builder().connection("aws", config.auth(credential)).build().unwrap();
    hub.connect("aws").unwrap()
}

/// What an error is, in two words.
fn told(error: &Error) -> (Kind, Option<&str>) {
    (error.kind(), error.code())
}
