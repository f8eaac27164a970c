//! Where a secret comes from: a variable of the environment, a file or the store. One written out is refused, and never shown.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use crate::near::nearest;
use crate::permissions::is_private_or_mounted;
use crate::secret::{Secret, SecretStore};

use super::mistakes::Mistakes;
use super::value::{Place, Spot, Value};

const SOURCES: &str = "`{ env = \"NAME\" }`, `{ file = \"PATH\" }` or `{ secret = \"NAME\" }`";

/// Where the secrets of one connection come from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SecretSources<'a> {
    /// Where relative files stand.
    pub(crate) folder: Option<&'a Path>,
    pub(crate) store: Option<&'a dyn SecretStore>,
}

/// A secret, or where it is kept.
#[derive(Clone, Debug)]
pub(crate) enum SecretAt {
    /// What stands in a file.
    Written(Spot<Value>),
    /// What a program has given.
    Given(Secret<String>),
}

impl SecretAt {
    /// Where it was written.
    pub(crate) fn place(&self) -> Place {
        match self {
            SecretAt::Written(spot) => spot.place.clone(),
            SecretAt::Given(_) => Place::Code("a secret given in code".into()),
        }
    }
}

impl SecretAt {
    /// What stands at `path`, where it names a source.
    pub(crate) fn written(path: &str, own: &Spot<Value>, mistakes: &Mistakes) -> Option<Self> {
        SecretSources::check(path, own, mistakes).then(|| SecretAt::Written(own.clone()))
    }
}

impl SecretSources<'_> {
    /// The secret of `at`, which stands at `path` of the file.
    pub(crate) fn read_at(&self, path: &str, at: &SecretAt, mistakes: &Mistakes) -> Option<Secret<String>> {
        match at {
            SecretAt::Written(own) => self.read(path, own, mistakes),
            SecretAt::Given(secret) => Some(secret.clone()),
        }
    }

    /// The secret that `own`, at `path` of the file, leads to.
    pub(crate) fn read(&self, path: &str, own: &Spot<Value>, mistakes: &Mistakes) -> Option<Secret<String>> {
        let found = source(&own.value).and_then(|source| match source {
            Source::Env(name, place) => env(name).map_err(|sentence| (sentence, Some(place))),
            Source::File(path, place) => {
                file(Path::new(path), self.folder).map_err(|sentence| (sentence, Some(place)))
            }
            Source::Store(name, place) => self.kept(name).map_err(|sentence| (sentence, Some(place))),
        });
        noted(found, path, own, mistakes)
    }

    /// Whether `own` names a source, which is looked at before the secret is needed.
    pub(crate) fn check(path: &str, own: &Spot<Value>, mistakes: &Mistakes) -> bool {
        noted(source(&own.value).map(drop), path, own, mistakes).is_some()
    }

    /// The name in the store, where `own` names a secret that stands there.
    pub(crate) fn stored(&self, path: &str, own: &Spot<Value>, mistakes: &Mistakes) -> Option<String> {
        let found = source(&own.value).and_then(|source| match source {
            Source::Store(name, place) => {
                self.kept(name).map(|_| name.to_owned()).map_err(|sentence| (sentence, Some(place)))
            }
            Source::Env(_, place) | Source::File(_, place) => Err((
                "what stands here is replaced in the course of time, and only the store can keep it; write \
                 `{ secret = \"NAME\" }`"
                    .to_owned(),
                Some(place),
            )),
        });
        noted(found, path, own, mistakes)
    }

    /// The name in the store under which something will be kept.
    pub(crate) fn kept_later(&self, path: &str, own: &Spot<Value>, mistakes: &Mistakes) -> Option<String> {
        let found = source(&own.value).and_then(|source| match source {
            Source::Store(name, place) => match self.store {
                Some(_) => Ok(name.to_owned()),
                None => Err(("this hub has no store of secrets in which tokens could be kept".to_owned(), Some(place))),
            },
            Source::Env(_, place) | Source::File(_, place) => Err((
                "tokens are replaced in the course of time, and only the store can keep them; write `{ secret = \"NAME\" }`".to_owned(),
                Some(place),
            )),
        });
        noted(found, path, own, mistakes)
    }

    fn kept(&self, name: &str) -> Result<Secret<String>, String> {
        let Some(store) = self.store else {
            return Err(
                "this hub has no store of secrets; give it one, or write `{ env = \"NAME\" }`".to_owned()
            );
        };
        match store.get(name)? {
            Some(secret) => Ok(secret),
            None => {
                let names = store.names()?;
                let near = nearest(name, names.iter().map(String::as_str));
                let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                // Whoever pastes a secret here must not find it in a log.
                Err(format!("the store holds no secret of the name that stands here{near}"))
            }
        }
    }
}

/// Whether people write names so, and passwords not: what stands in the place of a name is shown only then.
fn is_name(name: &str) -> bool {
    name.len() <= 64
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_./".contains(&byte))
        && name.bytes().any(|byte| b"-_./".contains(&byte) || byte.is_ascii_lowercase())
        && name.bytes().filter(u8::is_ascii_digit).count() <= 4
}

fn noted<T>(
    found: Result<T, (String, Option<&Place>)>,
    path: &str,
    own: &Spot<Value>,
    mistakes: &Mistakes,
) -> Option<T> {
    match found {
        Ok(found) => Some(found),
        Err((sentence, place)) => {
            mistakes.note(place.unwrap_or(&own.place), format!("`{path}`: {sentence}"));
            None
        }
    }
}

enum Source<'a> {
    Env(&'a str, &'a Place),
    File(&'a str, &'a Place),
    Store(&'a str, &'a Place),
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
        "secret" => Ok(Source::Store(text("the name of a secret in the store")?, &value.place)),
        _ => Err((
            format!("unknown source `{}` for a secret; allowed: `env`, `file`, `secret`", key.value),
            Some(&key.place),
        )),
    }
}

/// What `value` says of where a secret comes from, if it is such a place: `env`, `file` or `secret`, and the name that stands
/// there, where it looks like one.
pub(crate) fn named_source(value: &Value) -> Option<(&'static str, Option<&str>)> {
    if !matches!(value, Value::Table(_)) {
        return None;
    }
    match source(value).ok()? {
        Source::Env(name, _) => Some(("env", Some(name).filter(|name| is_variable(name)))),
        Source::File(name, _) => Some(("file", Some(name).filter(|name| is_name(name)))),
        Source::Store(name, _) => Some(("secret", Some(name).filter(|name| is_name(name)))),
    }
}

fn is_variable(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The names of variables are shown only when they look like names: people paste secrets into the wrong place.
fn env(name: &str) -> Result<Secret<String>, String> {
    let shown = if is_variable(name) { format!("`{name}`") } else { "named here".to_owned() };
    if name.is_empty() || name.contains(['=', '\0']) {
        return Err("`env` takes the name of a variable; what stands here is none".to_owned());
    }
    match std::env::var(name) {
        Ok(secret) if secret.is_empty() => Err(format!("the environment variable {shown} is empty")),
        Ok(secret) => Ok(Secret::new(secret)),
        Err(std::env::VarError::NotPresent) => Err(format!("the environment variable {shown} is not set")),
        Err(std::env::VarError::NotUnicode(_)) => Err(format!("the environment variable {shown} is no text")),
    }
}

/// The longest secret in a file, in bytes: room for a certificate chain, and an end for a device that has none.
const MAX_FILE: u64 = 1024 * 1024;

/// A secret's file is a few bytes beside the configuration, so that reading it blocks for no time worth a thread.
fn file(path: &Path, folder: Option<&Path>) -> Result<Secret<String>, String> {
    let whole = folder.map_or_else(|| path.to_owned(), |folder| folder.join(path));
    let unread = |error: io::Error| {
        let beside = if path.is_relative() { " (a relative path starts at this file's folder)" } else { "" };
        format!("the file named here cannot be read: {}{beside}", error.kind())
    };
    let file = File::open(whole).map_err(unread)?;
    let metadata = file.metadata().map_err(unread)?;
    is_private_or_mounted(&metadata).map_err(|open| {
        format!("the file named here holds a secret, and {}; run `chmod 600` on it", open.words())
    })?;
    // A buffer that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(metadata.len().min(MAX_FILE) as usize + 1));
    file.take(MAX_FILE + 1).read_to_string(&mut text).map_err(unread)?;
    if text.len() as u64 > MAX_FILE {
        return Err(format!("the file named here holds more than {MAX_FILE} bytes, which is no secret"));
    }
    let secret =
        text.strip_suffix('\n').map_or(text.as_str(), |line| line.strip_suffix('\r').unwrap_or(line));
    if secret.is_empty() {
        return Err("the file named here is empty".to_owned());
    }
    Ok(Secret::from(secret))
}
