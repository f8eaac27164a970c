//! Whether a request is signed, by whom, and for which service.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::json;

use super::ACCESS_KEY_ID;
use super::answers::{REQUEST_ID, ec2_refused, lambda_refused, query_refused, s3_refused};
use super::dispatch::Service;

/// What a signature says about itself.
struct Scope {
    key: String,
    date: String,
    service: String,
    signature: String,
    time: Option<String>,
}

/// Refuses who is not signed in, in the way of the service that is asked.
pub(super) fn admit(request: &Request) -> Result<(), Answer> {
    let service = Service::of(request);
    let refused = |fault: Fault, message: &str| Err(refusal(service, fault, message));
    let Some(scope) = of_headers(request).or_else(|| of_query(request)) else {
        return refused(Fault::Missing, "Request is missing Authentication Token");
    };
    let is_hex = scope.signature.len() == 64 && scope.signature.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hex {
        return refused(Fault::Incomplete, "Authorization header requires 'Signature' parameter.");
    }
    if scope.key != ACCESS_KEY_ID {
        return refused(Fault::Unknown, "The security token included in the request is invalid");
    }
    if !scope.time.is_some_and(|time| time.len() == 16 && time.starts_with(&scope.date)) {
        return refused(
            Fault::Wrong,
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP",
        );
    }
    if service.is_some_and(|service| service.name() != scope.service) {
        return refused(Fault::Wrong, "Credential should be scoped to correct service.");
    }
    if service == Some(Service::S3)
        && of_query(request).is_none()
        && request.header("x-amz-content-sha256").is_none()
    {
        let message = "Missing required header for this request: x-amz-content-sha256";
        return Err(s3_refused(400, "InvalidRequest", message));
    }
    Ok(())
}

fn of_headers(request: &Request) -> Option<Scope> {
    let value = request.header("authorization")?.strip_prefix("AWS4-HMAC-SHA256 ")?;
    let part = |name: &str| {
        let found = value.split(", ").find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        found.map(str::to_owned)
    };
    let time = request.header("x-amz-date").map(str::to_owned);
    scope(&part("Credential")?, part("Signature").unwrap_or_default(), time)
}

fn of_query(request: &Request) -> Option<Scope> {
    let query = request.query();
    let value = |name: &str| query.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    scope(&value("X-Amz-Credential")?, value("X-Amz-Signature").unwrap_or_default(), value("X-Amz-Date"))
}

fn scope(credential: &str, signature: String, time: Option<String>) -> Option<Scope> {
    let mut parts = credential.split('/').map(str::to_owned);
    let (key, date, _region, service) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    Some(Scope { key, date, service, signature, time })
}

/// What is wrong with who signs.
#[derive(Clone, Copy)]
enum Fault {
    Missing,
    Incomplete,
    Unknown,
    Wrong,
}

impl Fault {
    /// The code in EC2, in S3, in SNS and STS, and in the services that speak JSON.
    fn codes(self) -> [&'static str; 4] {
        match self {
            Fault::Missing => [
                "MissingAuthenticationToken",
                "AccessDenied",
                "MissingAuthenticationToken",
                "MissingAuthenticationTokenException",
            ],
            Fault::Incomplete => [
                "IncompleteSignature",
                "AuthorizationHeaderMalformed",
                "IncompleteSignature",
                "IncompleteSignatureException",
            ],
            Fault::Unknown => {
                ["AuthFailure", "InvalidAccessKeyId", "InvalidClientTokenId", "UnrecognizedClientException"]
            }
            Fault::Wrong => {
                ["AuthFailure", "SignatureDoesNotMatch", "SignatureDoesNotMatch", "InvalidSignatureException"]
            }
        }
    }
}

fn refusal(service: Option<Service>, fault: Fault, message: &str) -> Answer {
    let [ec2, s3, query, json] = fault.codes();
    match service {
        Some(Service::S3) => s3_refused(403, s3, message),
        Some(Service::Ec2) | None => ec2_refused(401, ec2, message),
        Some(Service::Sns | Service::Sts) => query_refused(403, query, message),
        Some(Service::Lambda) => lambda_refused(403, json, message),
        Some(Service::Sqs) => Answer::json(
            403,
            json!({"__type": format!("com.amazon.coral.service#{json}"), "message": message}),
        )
        .header("x-amzn-requestid", REQUEST_ID),
        Some(Service::SecretsManager) => Answer::json(400, json!({"__type": json, "message": message}))
            .header("x-amzn-requestid", REQUEST_ID),
    }
}
