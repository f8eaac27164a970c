//! Whether a complete answer is good, and what it says where it is not.

mod answers;
mod condition;
mod lost;
pub(crate) mod quota;
mod words;

use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use http::header::{CONTENT_TYPE, LOCATION};
use serde_json::Value;

use crate::declaration::Declaration;
use crate::error::{Error, Kind, line};
use crate::fail::{Condition, Fail, Source};
use crate::operation::Operation;
use crate::response::Response;

pub(crate) use answers::Answers;
pub(crate) use lost::lost;
pub(crate) use quota::Quota;

/// What an answer is.
pub(crate) enum Verdict {
    /// To be decoded.
    Good(Response),
    /// A redirect that names its target.
    Moved(Response),
    /// A failure, explained.
    Failed(Error),
}

/// Judges a complete answer. The body is read only where the status is not good or `when` asks for a place in it.
pub(crate) fn judge(
    operation: &Operation,
    declaration: &Declaration,
    quota: &Quota,
    response: Response,
) -> Verdict {
    let fail = operation.fail.over(declaration.fail);
    let accepted = accepts(operation, declaration, response.status);
    let failed = match fail.when {
        Some(when) if accepted => condition::holds(&when, &Answers::to_condition(&response, &when)),
        _ => !accepted,
    };
    if !failed {
        return Verdict::Good(response);
    }
    if !accepted
        && matches!(response.status, 301 | 302 | 303 | 307 | 308)
        && response.headers.contains_key(LOCATION)
    {
        return Verdict::Moved(response);
    }
    Verdict::Failed(explain(&fail, &[operation.fail, declaration.fail], quota, response))
}

/// Whether `condition` holds for an answer.
pub(crate) fn holds(condition: &Condition, response: &Response) -> bool {
    condition::holds(condition, &Answers::to_condition(response, condition))
}

/// What stands at `source` of an answer, in words.
pub(crate) fn text_at(source: Source, response: &Response) -> Option<String> {
    Answers::to_sources(response, &[source]).text(&[source])
}

/// What stands at `source` of an answer.
pub(crate) fn value_at(source: Source, response: &Response) -> Option<Value> {
    Answers::to_sources(response, &[source]).value(source).map(Cow::into_owned)
}

/// How long an answer asks to wait.
pub(crate) fn retry_after(response: &Response, wall: SystemTime) -> Option<Duration> {
    Quota::of(&response.headers, wall).retry_after
}

/// The failure that a good answer tells of, explained.
pub(crate) fn refused(
    operation: &Operation,
    declaration: &Declaration,
    wall: SystemTime,
    response: Response,
) -> Error {
    let fail = operation.fail.over(declaration.fail);
    let quota = Quota::of(&response.headers, wall);
    explain(&fail, &[operation.fail, declaration.fail], &quota, response)
}

/// The vendor's name of a request that was answered, wherever it stands.
pub(crate) fn request_id(fail: &Fail, response: &Response) -> Option<String> {
    let declared = Answers::to_sources(response, fail.request_id).text(fail.request_id);
    declared.or_else(|| fail.request_id_in_headers(response).map(str::to_owned)).map(|id| line(&id))
}

fn accepts(operation: &Operation, declaration: &Declaration, status: u16) -> bool {
    matches!(status, 200..=299) || operation.accept.contains(&status) || declaration.accept.contains(&status)
}

/// `tables` are the action's and the spoke's, in the order in which they are asked for the kind.
fn explain(fail: &Fail, tables: &[Fail], quota: &Quota, response: Response) -> Error {
    let mut sources = [fail.code, fail.message, fail.request_id, fail.docs].concat();
    let sorts = || tables.iter().flat_map(|table| table.sorts);
    for (_, condition) in sorts() {
        answers::gather(condition, &mut sources);
    }
    let answers = Answers::to_sources(&response, &sources);
    let codes = answers.texts(fail.code);
    let by_code = tables
        .iter()
        .flat_map(|table| table.kinds)
        .find(|(_, known)| codes.iter().any(|code| known.contains(&&**code)));
    let by_code = by_code.map(|(kind, _)| *kind);
    let sorted = || sorts().find(|(_, when)| condition::holds(when, &answers)).map(|(kind, _)| *kind);
    let kind = by_code.or_else(sorted).unwrap_or_else(|| kind_of(&response, quota));

    let text = |sources: &[Source]| answers.text(sources).map(|text| line(&text));
    let code = text(fail.code);
    let message = text(fail.message).or_else(|| if code.is_some() { None } else { excerpt(&response) });
    let docs = text(fail.docs);
    let request_id = text(fail.request_id).or_else(|| fail.request_id_in_headers(&response).map(line));

    let mut error = Error::new(kind);
    let inner = error.inner_mut();
    inner.code = code;
    inner.message = message;
    inner.docs = docs;
    inner.request_id = request_id;
    inner.retry_after = if kind == Kind::RateLimited { quota.wait() } else { quota.retry_after };
    inner.response = Some(response);
    error
}

/// What status and headers say where the vendor's own codes say nothing.
fn kind_of(response: &Response, quota: &Quota) -> Kind {
    let kind = Kind::of_status(response.status);
    // Some vendors turn away a caller who asks too often with 403; only the headers tell it from a lack of rights.
    if kind == Kind::Forbidden && quota.asks_to_wait() { Kind::RateLimited } else { kind }
}

/// What an answer says that nobody declared how to read: its text, but no page meant for a browser.
fn excerpt(response: &Response) -> Option<String> {
    let kind = response.header(CONTENT_TYPE.as_str()).unwrap_or("text/plain").to_ascii_lowercase();
    let readable = kind.starts_with("text/plain") || kind.contains("json");
    // A few bytes more than a line holds; a character cut in two at the end is dropped with the rest.
    let start = &response.body[..response.body.len().min(4096)];
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(fault) => std::str::from_utf8(&start[..fault.valid_up_to()]).unwrap_or_default(),
    };
    let text = line(text);
    if readable && !text.is_empty() && !text.starts_with('<') {
        return Some(text);
    }
    let reason = http::StatusCode::from_u16(response.status).ok()?.canonical_reason()?;
    Some(reason.to_owned())
}
