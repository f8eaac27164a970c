//! Where a secret comes from: a variable of the environment or a file. One written out is refused, and never shown.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::secret::Secret;

use super::mistakes::Mistakes;
use super::value::{Place, Spot, Value};

const SOURCES: &str = "`{ env = \"NAME\" }` or `{ file = \"PATH\" }`";

/// The secret that `own`, at `path` of the file, leads to. Relative files stand beside the file, in `folder`.
pub(crate) fn read_secret(
    path: &str,
    own: &Spot<Value>,
    folder: Option<&Path>,
    mistakes: &Mistakes,
) -> Option<Secret<String>> {
    let found = source(&own.value).and_then(|source| match source {
        Source::Env(name, place) => env(name).map_err(|sentence| (sentence, Some(place))),
        Source::File(file, place) => {
            self::file(Path::new(file), folder).map_err(|sentence| (sentence, Some(place)))
        }
    });
    match found {
        Ok(secret) => Some(Secret::new(secret)),
        Err((sentence, place)) => {
            mistakes.note(place.unwrap_or(&own.place), format!("`{path}`: {sentence}"));
            None
        }
    }
}

enum Source<'a> {
    Env(&'a str, &'a Place),
    File(&'a str, &'a Place),
}

fn source(value: &Value) -> Result<Source<'_>, (String, Option<&Place>)> {
    let table = match value {
        Value::Table(table) => table,
        Value::Text(_) => {
            let sentence = format!(
                "a secret is not written into the file, where backups and repositories find it; write {SOURCES}"
            );
            return Err((sentence, None));
        }
        _ => return Err((format!("a secret comes from {SOURCES}, found {}", value.kind()), None)),
    };
    let [(key, value)] = table.as_slice() else {
        return Err((format!("a secret has exactly one source: {SOURCES}"), None));
    };
    let text = |wants: &str| match &value.value {
        Value::Text(text) => Ok(text.as_str()),
        other => Err((format!("`{}` takes {wants}, found {}", key.value, other.kind()), Some(&value.place))),
    };
    match key.value.as_str() {
        "env" => Ok(Source::Env(text("the name of a variable")?, &value.place)),
        "file" => Ok(Source::File(text("the path of a file")?, &value.place)),
        "secret" => {
            let sentence =
                format!("the encrypted store, `{{ secret = … }}`, is not available yet; write {SOURCES}");
            Err((sentence, Some(&key.place)))
        }
        _ => Err((
            format!("unknown source `{}` for a secret; allowed: `env`, `file`", key.value),
            Some(&key.place),
        )),
    }
}

/// The names of variables are shown only when they look like names: people paste secrets into the wrong place.
fn env(name: &str) -> Result<String, String> {
    let is_plain =
        name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let shown = if is_plain { format!("`{name}`") } else { "named here".to_owned() };
    if name.is_empty() || name.contains(['=', '\0']) {
        return Err("`env` takes the name of a variable; what stands here is none".to_owned());
    }
    match std::env::var(name) {
        Ok(secret) if secret.is_empty() => Err(format!("the environment variable {shown} is empty")),
        Ok(secret) => Ok(secret),
        Err(std::env::VarError::NotPresent) => Err(format!("the environment variable {shown} is not set")),
        Err(std::env::VarError::NotUnicode(_)) => Err(format!("the environment variable {shown} is no text")),
    }
}

/// The longest secret in a file, in bytes: room for a certificate chain, and an end for a device that has none.
const MAX_FILE: u64 = 1024 * 1024;

/// A secret's file is a few bytes beside the configuration, so that reading it blocks for no time worth a thread.
fn file(path: &Path, folder: Option<&Path>) -> Result<String, String> {
    let whole = folder.map_or_else(|| path.to_owned(), |folder| folder.join(path));
    let mut text = String::new();
    let read = File::open(whole).and_then(|file| file.take(MAX_FILE + 1).read_to_string(&mut text));
    read.map_err(|error| {
        let beside = if path.is_relative() { " (a relative path starts at this file's folder)" } else { "" };
        format!("the file named here cannot be read: {}{beside}", error.kind())
    })?;
    if text.len() as u64 > MAX_FILE {
        return Err(format!("the file named here holds more than {MAX_FILE} bytes, which is no secret"));
    }
    let secret =
        text.strip_suffix('\n').map_or(text.as_str(), |line| line.strip_suffix('\r').unwrap_or(line));
    if secret.is_empty() {
        return Err("the file named here is empty".to_owned());
    }
    Ok(secret.to_owned())
}
