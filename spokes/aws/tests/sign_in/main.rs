//! Where keys come from, on a scripted network and a hand-moved clock.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod mistakes;
mod roles;
mod traces;

use spoke_aws::{Aws, AwsCredential};
use spoke_runtime::auth::Credential;
use spoke_runtime::prelude::*;
use spoke_runtime::{ConnectionConfig, ManualClock, Outgoing, Scripted};

/// A connection whose every request gets the next of `answers`.
fn connect(
    credential: impl Credential + 'static,
    answers: impl IntoIterator<Item = Answer>,
) -> (Connection<Aws>, Scripted, ManualClock) {
    let (transport, clock) = (Scripted::new(answers), ManualClock::new());
    let config = ConnectionConfig::to::<Aws>().setting("region", "eu-central-1").auth(credential);
    let hub = Hub::builder().connection("aws", config).transport(transport.clone()).clock(clock.clone());
    (hub.build().unwrap().connect("aws").unwrap(), transport, clock)
}

fn keys() -> AwsCredential {
    AwsCredential::keys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
}

/// What STS gives for a role: keys of this id, until this moment.
fn assumed(id: &str, until: &str) -> Answer {
    Answer::text(
        200,
        format!(
            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>{id}</AccessKeyId>\
             <SecretAccessKey>r0le-s3cret</SecretAccessKey><SessionToken>r0le-t0ken</SessionToken>\
             <Expiration>{until}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
        ),
    )
}

fn header<'a>(request: &'a Outgoing, name: &str) -> &'a str {
    request.headers.get(name).map_or("", |value| value.to_str().unwrap())
}

/// The key id with which each request is signed.
fn signers(transport: &Scripted) -> Vec<String> {
    let signer = |request: &Outgoing| {
        let (_, rest) = header(request, "authorization").split_once("Credential=").unwrap();
        rest.split('/').next().unwrap().to_owned()
    };
    transport.requests().iter().map(signer).collect()
}
