//! Which service a request means, and which of its actions.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::Value;

use super::answers::{ec2_refused, secrets_refused, sqs_refused};
use super::{Cloud, identity, instances, queues, secrets, topics};

/// A service that the sandbox has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Service {
    Ec2,
    Lambda,
    S3,
    SecretsManager,
    Sns,
    Sqs,
    Sts,
}

impl Service {
    /// What a signature must be scoped to.
    pub(super) fn name(self) -> &'static str {
        match self {
            Service::Ec2 => "ec2",
            Service::Lambda => "lambda",
            Service::S3 => "s3",
            Service::SecretsManager => "secretsmanager",
            Service::Sns => "sns",
            Service::Sqs => "sqs",
            Service::Sts => "sts",
        }
    }

    /// The service that is asked; `None` where nobody knows such an action.
    pub(super) fn of(request: &Request) -> Option<Self> {
        match (request.method(), request.path()) {
            ("POST", "/") => match target(request) {
                Some(("AmazonSQS", _)) => Some(Service::Sqs),
                Some(("secretsmanager", _)) => Some(Service::SecretsManager),
                Some(_) => None,
                None => match value(request, "Action").unwrap_or_default().as_str() {
                    "Publish" => Some(Service::Sns),
                    "AssumeRole" | "GetCallerIdentity" => Some(Service::Sts),
                    action if action.ends_with("Instances") => Some(Service::Ec2),
                    _ => None,
                },
            },
            (_, path) if path.starts_with("/2015-03-31/functions") => Some(Service::Lambda),
            _ => Some(Service::S3),
        }
    }
}

/// `AmazonSQS`, `SendMessage`
fn target(request: &Request) -> Option<(&str, &str)> {
    request.header("x-amz-target")?.split_once('.')
}

/// `POST /`
pub(super) fn post(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    match target(request) {
        Some((service, action)) => by_target(cloud, request, service, action),
        None => by_form(cloud, request),
    }
}

fn by_target(cloud: &mut Cloud, request: &Request, service: &str, action: &str) -> Result<Answer, Answer> {
    let (media_type, refused): (_, fn(&str, &str) -> Answer) = match service {
        "AmazonSQS" => ("application/x-amz-json-1.0", sqs_refused),
        _ => ("application/x-amz-json-1.1", secrets_refused),
    };
    if request.media_type().as_deref() != Some(media_type) {
        return Err(refused("UnknownOperationException", &format!("The media type is not {media_type}")));
    }
    let input = request.json().map_err(|reason| refused("SerializationException", &reason))?;
    match service {
        "AmazonSQS" => queues::act(cloud, action, &input),
        _ => secrets::act(cloud, action, &input),
    }
}

fn by_form(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    if request.media_type().as_deref() != Some("application/x-www-form-urlencoded") {
        return Err(ec2_refused(400, "MissingAction", "Could not find an action"));
    }
    let action = value(request, "Action").unwrap_or_default();
    match Service::of(request) {
        Some(Service::Ec2) => instances::act(cloud, &action, request),
        Some(Service::Sns) => topics::publish(cloud, request),
        Some(Service::Sts) => identity::act(&action, request),
        _ => {
            let message = format!("The action {action} is not valid for this web service.");
            Err(ec2_refused(400, "InvalidAction", &message))
        }
    }
}

/// What a form says under a name.
pub(super) fn value(request: &Request, name: &str) -> Option<String> {
    request.form().into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// What a query says under a name.
pub(super) fn asked(request: &Request, name: &str) -> Option<String> {
    request.query().into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// A text that a JSON input must have; nothing where it has none.
pub(super) fn text<'a>(input: &'a Value, name: &str) -> &'a str {
    input[name].as_str().unwrap_or_default()
}
