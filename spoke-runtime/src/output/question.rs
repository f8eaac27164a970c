//! Questions to the answer as a whole: `status()`, `header("x")`, `text()`, `body()`.

use serde_json::Value;

use super::fault::Fault;
use super::slot::Slot;
use super::walk::Walk;
use crate::download::Download;
use crate::fail::Source;
use crate::response::Response;

/// How a question is written.
pub(crate) fn name(source: Source) -> String {
    match source {
        Source::Body(_) => String::new(),
        Source::Status => "status()".to_owned(),
        Source::Header(name) => format!("header({name:?})"),
        Source::Text => "text()".to_owned(),
        Source::Bytes => "body()".to_owned(),
        Source::Stream => "stream()".to_owned(),
    }
}

/// The body as text.
pub(crate) fn body_text(answer: &Response) -> Result<&str, Fault> {
    answer.text().map_err(|error| {
        Fault::unexpected("UTF-8", format!("other bytes from byte {} on", error.valid_up_to()))
    })
}

/// Lets `slot` have the answer to its question; `false` where it asks none or the answer has none.
pub(crate) fn ask(walk: &mut Walk<'_>, source: Source, slot: &mut dyn Slot) -> Result<bool, Fault> {
    let asked = |fault: Fault| fault.asked(name(source));
    match source {
        Source::Body(_) => Ok(false),
        Source::Status => number_or_text(walk, &walk.answer.status.to_string(), slot).map_err(asked),
        Source::Header(header) => match walk.answer.headers.get(header) {
            Some(value) => {
                let text = std::str::from_utf8(value.as_bytes())
                    .map_err(|_| asked(Fault::unexpected("text", "bytes that are no UTF-8")))?;
                text_or_number(walk, text, slot).map_err(asked)
            }
            None => Ok(false),
        },
        Source::Text => text_or_number(walk, body_text(walk.answer)?, slot).map_err(asked),
        Source::Bytes => {
            walk.make_body();
            if slot.take_bytes(&walk.answer.body) {
                Ok(true)
            } else {
                Err(asked(Fault::unexpected("a field of bytes", "another one")))
            }
        }
        Source::Stream => {
            walk.make_body();
            let here = || Download::here(walk.answer.body.clone());
            if slot.take_stream(walk.answer.take_stream().unwrap_or_else(here)) {
                Ok(true)
            } else {
                Err(asked(Fault::unexpected("a field that takes a stream", "another one")))
            }
        }
    }
}

fn number_or_text(walk: &mut Walk<'_>, number: &str, slot: &mut dyn Slot) -> Result<bool, Fault> {
    read(walk, number, slot).or_else(|fault| if slot.take_text(number) { Ok(true) } else { Err(fault) })
}

fn text_or_number(walk: &mut Walk<'_>, text: &str, slot: &mut dyn Slot) -> Result<bool, Fault> {
    if slot.take_text(text) {
        walk.make(Value::from(text));
        return Ok(true);
    }
    let quoted = Value::from(text).to_string();
    read(walk, &quoted, slot).or_else(|fault| read(walk, text.trim(), slot).map_err(|_| fault))
}

fn read(walk: &mut Walk<'_>, json: &str, slot: &mut dyn Slot) -> Result<bool, Fault> {
    let mut beside = walk.beside(json);
    beside.value(slot)?;
    beside.reader.end()?;
    let made = beside.take_made();
    walk.make(made);
    Ok(true)
}
