//! What an answer says to the questions of a `fail` table.

use std::borrow::Cow;

use serde_json::Value;

use super::words;
use crate::fail::{Condition, Path, Source};
use crate::output::{begins_as_xml, look};
use crate::response::Response;

/// The answer, and what stands at the places in its body that were asked for: all found in one walk.
pub(crate) struct Answers<'a> {
    response: &'a Response,
    paths: Vec<Path>,
    found: Vec<Option<Value>>,
}

impl<'a> Answers<'a> {
    pub(super) fn to_condition(response: &'a Response, condition: &Condition) -> Self {
        let mut sources = Vec::new();
        gather(condition, &mut sources);
        Answers::to_sources(response, &sources)
    }

    pub(crate) fn to_sources(response: &'a Response, sources: &[Source]) -> Self {
        let mut paths = Vec::new();
        for source in sources {
            if let Source::Body(path) = *source
                && !paths.contains(&path)
            {
                paths.push(path);
            }
        }
        let found = if paths.is_empty() { Vec::new() } else { look(&response.body, &paths) };
        Answers { response, paths, found }
    }

    /// What stands at `source`.
    pub(crate) fn value(&self, source: Source) -> Option<Cow<'_, Value>> {
        match source {
            Source::Body(path) => {
                let place = self.paths.iter().position(|known| *known == path)?;
                self.found.get(place)?.as_ref().map(Cow::Borrowed)
            }
            Source::Status => Some(Cow::Owned(Value::from(self.response.status))),
            Source::Header(name) => self.response.header(name).map(|text| Cow::Owned(Value::from(text))),
            Source::Text | Source::Bytes | Source::Stream => {
                self.response.text().ok().map(|text| Cow::Owned(Value::from(text)))
            }
        }
    }

    /// Whether what stands at `source` is a text whatever it means.
    pub(super) fn knows_no_types(&self, source: Source) -> bool {
        match source {
            Source::Body(_) => begins_as_xml(&self.response.body),
            Source::Status => false,
            Source::Header(_) | Source::Text | Source::Bytes | Source::Stream => true,
        }
    }

    /// What stands at the first of `sources` that says something, in words.
    pub(super) fn text(&self, sources: &[Source]) -> Option<String> {
        sources.iter().find_map(|source| words::text(&*self.value(*source)?))
    }

    /// Every word that stands at the first of `sources` that says something.
    pub(super) fn texts(&self, sources: &[Source]) -> Vec<String> {
        let texts = |source: &Source| self.value(*source).map(|value| words::texts(&value));
        sources.iter().filter_map(texts).find(|texts| !texts.is_empty()).unwrap_or_default()
    }
}

pub(super) fn gather(condition: &Condition, sources: &mut Vec<Source>) {
    match *condition {
        Condition::Equals(source, _)
        | Condition::Differs(source, _)
        | Condition::Exists(source)
        | Condition::Contains(source, _)
        | Condition::In(source, _) => sources.push(source),
        Condition::All(each) | Condition::Any(each) => {
            for condition in each {
                gather(condition, sources);
            }
        }
    }
}
