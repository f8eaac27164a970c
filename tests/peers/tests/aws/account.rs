//! What the tests need of AWS beside the prebuilt actions.

use spoke_peers::Server;
use spoke_runtime::auth::Credential;
use spoke_runtime::prelude::*;
use spoke_runtime::{Clock, ConnectionConfig, SystemClock};
use spokes::aws::Aws;

/// `server` as a connection, signed in by `credential`.
pub(crate) fn connect(server: &Server, credential: impl Credential + 'static) -> Connection<Aws> {
    connect_at(server, credential, SystemClock::new())
}

/// The same on another clock.
pub(crate) fn connect_at(
    server: &Server,
    credential: impl Credential + 'static,
    clock: impl Clock + 'static,
) -> Connection<Aws> {
    let config = ConnectionConfig::to::<Aws>()
        .base_url(server.url())
        .setting("region", "us-east-1")
        .auth(credential)
        .retry(Retry::none());
    Hub::builder().connection("aws", config).clock(clock).build().unwrap().connect("aws").unwrap()
}

/// An answer as it came.
#[derive(Debug, Output)]
pub(crate) struct Plain {
    #[out(text())]
    pub(crate) text: String,
}

impl Plain {
    /// What stands in the first element of this name.
    pub(crate) fn element(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.text.split_once(&format!("<{name}>"))?;
        Some(rest.split_once("</")?.0)
    }
}

/// Makes an instance.
#[derive(Action)]
#[action(
    Aws: POST "/" -> Plain,
    base(service = "ec2"),
    form = { "Action": "RunInstances", "Version": "2016-11-15", "ImageId": image, "MinCount": "1", "MaxCount": "1" },
)]
pub(crate) struct RunInstance {
    pub(crate) image: String,
}

/// Does something to instances.
#[derive(Action)]
#[action(
    Aws: POST "/" -> Plain,
    base(service = "ec2"),
    form = { "Action": action, "Version": "2016-11-15", "InstanceId.{n}": instance_ids },
)]
pub(crate) struct AskOfInstances {
    pub(crate) action: String,
    pub(crate) instance_ids: Vec<String>,
}

/// Makes a bucket.
#[derive(Action)]
#[action(Aws: PUT "/{bucket}", base(service = "s3"))]
pub(crate) struct CreateBucket {
    pub(crate) bucket: String,
}

/// Stores an object.
#[derive(Action)]
#[action(Aws: PUT "/{bucket}/{key:+}", base(service = "s3"), bytes = content)]
pub(crate) struct PutObject {
    pub(crate) bucket: String,
    pub(crate) key: String,
    pub(crate) content: Vec<u8>,
}

/// Makes a role.
#[derive(Action)]
#[action(
    Aws: POST "/" -> Plain,
    base(service = "iam"),
    form = {
        "Action": "CreateRole",
        "Version": "2010-05-08",
        "RoleName": name,
        "AssumeRolePolicyDocument": policy,
    },
)]
pub(crate) struct CreateRole {
    pub(crate) name: String,
    pub(crate) policy: String,
}

/// Does something to users.
#[derive(Action)]
#[action(
    Aws: POST "/" -> Plain,
    base(service = "iam"),
    form = {
        "Action": action,
        "Version": "2010-05-08",
        "UserName": user,
        "PolicyName": policy_name,
        "PolicyDocument": policy,
    },
)]
pub(crate) struct AskOfUser {
    pub(crate) action: String,
    pub(crate) user: String,
    pub(crate) policy_name: Option<String>,
    pub(crate) policy: Option<String>,
}

/// Makes a function of a ZIP file in Base64.
#[derive(Action)]
#[action(
    Aws: POST "/2015-03-31/functions",
    base(service = "lambda"),
    body = {
        "FunctionName": name,
        "Runtime": "python3.12",
        "Role": role,
        "Handler": "app.handler",
        "Code": { "ZipFile": zip },
    },
)]
pub(crate) struct CreateFunction {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) zip: String,
}

/// Tells who signs, in XML.
#[derive(Action)]
#[action(
    Aws: POST "/" -> Plain,
    base(service = "sts"),
    form = { "Action": "GetCallerIdentity", "Version": "2011-06-15" },
    effect = read,
)]
pub(crate) struct TellWhoSigns;
