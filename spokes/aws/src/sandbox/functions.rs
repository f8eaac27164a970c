//! Lambda: functions by name.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::{ACCOUNT, Cloud, REQUEST_ID};

/// `POST /2015-03-31/functions/{function}/invocations`
pub(super) fn invoke(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let name = request.slot("function");
    let Some(function) = cloud.functions.get(name) else {
        let message = format!("Function not found: arn:aws:lambda:eu-central-1:{ACCOUNT}:function:{name}");
        return Err(refused(404, "ResourceNotFoundException", &message));
    };
    let payload = match request.body().is_empty() {
        true => Value::Null,
        false => request.json().map_err(|reason| {
            refused(
                400,
                "InvalidRequestContentException",
                &format!("Could not parse request body into json: {reason}"),
            )
        })?,
    };
    let kind = request.header("x-amz-invocation-type").unwrap_or("RequestResponse");
    match kind {
        "DryRun" => return Ok(answer(Answer::status(204))),
        "Event" | "RequestResponse" => {}
        other => {
            return Err(refused(
                400,
                "InvalidParameterValueException",
                &format!("Unknown invocation type {other}"),
            ));
        }
    }
    let result = function(&payload);
    cloud.invocations += 1;
    if kind == "Event" {
        return Ok(answer(Answer::status(202)));
    }
    let answered = match result {
        Ok(result) => Answer::json(200, result),
        Err(message) => Answer::json(200, json!({"errorMessage": message, "errorType": "Error"}))
            .header("x-amz-function-error", "Unhandled"),
    };
    let answered = answered.header("x-amz-executed-version", "$LATEST");
    Ok(answer(match request.header("x-amz-log-type") {
        Some("Tail") => answered.header("x-amz-log-result", "U1RBUlQgUmVxdWVzdElk"),
        _ => answered,
    }))
}

fn answer(answer: Answer) -> Answer {
    answer.header("x-amzn-requestid", REQUEST_ID)
}

/// Lambda's way to refuse a request.
fn refused(status: u16, code: &str, message: &str) -> Answer {
    answer(Answer::json(status, json!({"Type": "User", "Message": message})).header("x-amzn-errortype", code))
}
