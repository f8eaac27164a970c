//! Whether a request is signed, by whom, and for which service.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::json;

use super::{ACCESS_KEY_ID, REQUEST_ID, objects, queries};

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
    let refused = |code: &str, message: &str| Err(refusal(request, code, message));
    let Some(scope) = of_headers(request).or_else(|| of_query(request)) else {
        return refused("MissingAuthenticationToken", "Request is missing Authentication Token");
    };
    let is_hex = scope.signature.len() == 64 && scope.signature.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hex {
        return refused("IncompleteSignature", "Authorization header requires 'Signature' parameter.");
    }
    if scope.key != ACCESS_KEY_ID {
        return refused("InvalidClientTokenId", "The security token included in the request is invalid");
    }
    if !scope.time.is_some_and(|time| time.len() == 16 && time.starts_with(&scope.date)) {
        return refused(
            "SignatureDoesNotMatch",
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP",
        );
    }
    let service = service(request);
    if service.is_some_and(|service| service != scope.service) {
        return refused("SignatureDoesNotMatch", "Credential should be scoped to correct service.");
    }
    if service == Some("s3")
        && of_query(request).is_none()
        && request.header("x-amz-content-sha256").is_none()
    {
        return refused("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
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

/// The service that is asked; `None` where nobody knows such an action.
fn service(request: &Request) -> Option<&'static str> {
    match (request.method(), request.path()) {
        ("POST", "/") => queries::service_of(&queries::action(request)),
        ("POST", _) => Some("lambda"),
        _ => Some("s3"),
    }
}

fn refusal(request: &Request, code: &str, message: &str) -> Answer {
    match service(request) {
        Some("s3") => objects::refused(
            403,
            if code == "InvalidClientTokenId" { "InvalidAccessKeyId" } else { code },
            message,
        ),
        Some("ec2") => {
            queries::refused(401, if code == "InvalidClientTokenId" { "AuthFailure" } else { code }, message)
        }
        Some("sts") => queries::refused_as_json(403, code, message),
        _ => Answer::json(403, json!({ "message": message }))
            .header(
                "x-amzn-errortype",
                if code == "InvalidClientTokenId" { "UnrecognizedClientException" } else { code },
            )
            .header("x-amzn-requestid", REQUEST_ID),
    }
}
