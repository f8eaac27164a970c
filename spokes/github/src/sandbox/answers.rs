//! Answers and refusals as GitHub words them.

use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Value, json};

/// GitHub's way to refuse a field.
pub(super) fn invalid(resource: &str, field: &str, code: &str) -> Answer {
    let mut body = explained(422, "Validation Failed");
    body["errors"] = json!([{"resource": resource, "field": field, "code": code}]);
    answer(422, body)
}

/// GitHub's way to refuse a request as a whole.
pub(super) fn refuse(status: u16, message: &str) -> Answer {
    answer(status, explained(status, message))
}

fn explained(status: u16, message: &str) -> Value {
    json!({"message": message, "documentation_url": "https://docs.github.com/rest", "status": status.to_string()})
}

pub(super) fn not_found() -> Answer {
    refuse(404, "Not Found")
}

pub(super) fn answer(status: u16, body: Value) -> Answer {
    Answer::json(status, body)
        .header("x-github-request-id", "C0FE:1A2B:3C4D5E:6F7A8B:66F0C0DE")
        .header("x-github-media-type", "github.v3; format=json")
        .header("x-ratelimit-limit", "5000")
        .header("x-ratelimit-remaining", "4999")
}

/// An answer without a body.
pub(super) fn nothing(status: u16) -> Answer {
    Answer::status(status).header("x-github-request-id", "C0FE:1A2B:3C4D5E:6F7A8B:66F0C0DE")
}
