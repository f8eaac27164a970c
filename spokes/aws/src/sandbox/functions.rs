//! Lambda: functions by name.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::{REQUEST_ID, json as answer, lambda_refused};
use super::dispatch::asked;
use super::{ACCOUNT, Cloud};

fn arn(name: &str) -> String {
    format!("arn:aws:lambda:eu-central-1:{ACCOUNT}:function:{name}")
}

/// The name in a name or an ARN.
fn name_of(given: &str) -> &str {
    given.strip_prefix(&arn("")).unwrap_or(given)
}

fn unknown(name: &str) -> Answer {
    lambda_refused(404, "ResourceNotFoundException", &format!("Function not found: {}", arn(name)))
}

fn configuration(name: &str) -> Value {
    json!({
        "FunctionName": name,
        "FunctionArn": arn(name),
        "Runtime": "provided.al2023",
        "Handler": "bootstrap",
        "Timeout": 3,
        "MemorySize": 128,
        "Version": "$LATEST",
        "State": "Active",
    })
}

/// `GET /2015-03-31/functions`
pub(super) fn list(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let invalid = |sentence: String| lambda_refused(400, "InvalidParameterValueException", &sentence);
    let size: usize = match asked(request, "MaxItems") {
        None => 50,
        Some(size) => size
            .parse()
            .ok()
            .filter(|size: &usize| (1..=10_000).contains(size))
            .ok_or_else(|| invalid(format!("MaxItems {size} is not from 1 to 10000")))?
            .min(50),
    };
    let after = asked(request, "Marker");
    if after.as_ref().is_some_and(|after| !cloud.functions.contains_key(after)) {
        return Err(invalid("Invalid Marker".to_owned()));
    }
    let mut behind = cloud.functions.keys().filter(|name| after.as_ref().is_none_or(|after| *name > after));
    let page: Vec<&String> = behind.by_ref().take(size).collect();
    let next = behind.next().and(page.last());
    Ok(answer(json!({
        "Functions": page.iter().map(|name| configuration(name)).collect::<Vec<_>>(),
        "NextMarker": next,
    })))
}

/// `GET /2015-03-31/functions/{function}`
pub(super) fn get(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let name = name_of(request.slot("function"));
    if !cloud.functions.contains_key(name) {
        return Err(unknown(name));
    }
    Ok(answer(json!({
        "Configuration": configuration(name),
        "Code": {"RepositoryType": "S3", "Location": format!("https://sandbox.example/{name}?X-Amz-Signature=1")},
    })))
}

/// `POST /2015-03-31/functions/{function}/invocations`
pub(super) fn invoke(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let name = name_of(request.slot("function"));
    let Some(function) = cloud.functions.get(name) else {
        return Err(unknown(name));
    };
    let payload = match request.body().is_empty() {
        true => Value::Null,
        false => request.json().map_err(|reason| {
            let message = format!("Could not parse request body into json: {reason}");
            lambda_refused(400, "InvalidRequestContentException", &message)
        })?,
    };
    let kind = request.header("x-amz-invocation-type").unwrap_or("RequestResponse");
    match kind {
        "DryRun" => return Ok(Answer::status(204).header("x-amzn-requestid", REQUEST_ID)),
        "Event" | "RequestResponse" => {}
        other => {
            let message = format!("Unknown invocation type {other}");
            return Err(lambda_refused(400, "InvalidParameterValueException", &message));
        }
    }
    let result = function(&payload);
    cloud.invocations += 1;
    if kind == "Event" {
        return Ok(Answer::status(202).header("x-amzn-requestid", REQUEST_ID));
    }
    let answered = match result {
        Ok(result) => answer(result),
        Err(message) => answer(json!({"errorMessage": message, "errorType": "Error"}))
            .header("x-amz-function-error", "Unhandled"),
    };
    let answered = answered.header("x-amz-executed-version", "$LATEST");
    Ok(match request.header("x-amz-log-type") {
        Some("Tail") => answered.header("x-amz-log-result", "U1RBUlQgUmVxdWVzdElk"),
        _ => answered,
    })
}
