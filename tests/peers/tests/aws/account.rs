//! What the tests need of AWS beside the prebuilt actions.

use std::collections::BTreeMap;

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

/// Makes a bucket.
#[derive(Action)]
#[action(Aws: PUT "/{bucket}", base(service = "s3"))]
pub(crate) struct CreateBucket {
    pub(crate) bucket: String,
}

/// Makes a role.
#[derive(Action)]
#[action(
    Aws: POST "/",
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
    Aws: POST "/" -> Keys,
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

/// The keys of a user, where some were made.
#[derive(Debug, Output)]
#[out(root = CreateAccessKeyResult.AccessKey)]
pub(crate) struct Keys {
    #[out(AccessKeyId)]
    pub(crate) id: Option<String>,
    #[out(SecretAccessKey)]
    pub(crate) secret: Option<Secret<String>>,
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

/// Makes a queue.
#[derive(Action)]
#[action(
    Aws: POST "/",
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.CreateQueue", "content-type" = "application/x-amz-json-1.0"),
    body = { "QueueName": name, "Attributes": attributes },
)]
pub(crate) struct CreateQueue {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

/// Makes a topic.
#[derive(Action)]
#[action(
    Aws: POST "/" -> Topic,
    base(service = "sns"),
    form = {
        "Action": "CreateTopic",
        "Version": "2010-03-31",
        "Name": name,
        "Attributes.entry.1.key": "FifoTopic",
        "Attributes.entry.1.value": fifo,
    },
)]
pub(crate) struct CreateTopic {
    pub(crate) name: String,
    pub(crate) fifo: bool,
}

#[derive(Debug, Output)]
#[out(root = CreateTopicResult)]
pub(crate) struct Topic {
    #[out(TopicArn)]
    pub(crate) arn: String,
}
