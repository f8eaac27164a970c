//! Looks up several places of a body in one walk: what the judge asks of an answer.

use serde_json::Value;

use super::reader::{Kind, Reader, Syntax};
use super::xml;
use crate::fail::{Path, Step};

/// What stands at each of `paths`, in their order; for `[]` the first element. `None` is nothing, [`Value::Null`] is `null`.
///
/// The walk stops once all are found. A body that breaks off, or is no JSON from some place on, gives what stands before it.
pub fn look(body: &[u8], paths: &[Path]) -> Vec<Option<Value>> {
    search(body, paths, Element::First)
}

/// What stands at `path`; for `[]` in the last element, and nothing where only one before it has something there.
pub(crate) fn look_last(body: &[u8], path: Path) -> Option<Value> {
    search(body, &[path], Element::Last).pop().flatten()
}

fn search(body: &[u8], paths: &[Path], each: Element) -> Vec<Option<Value>> {
    let mut search = Search { found: vec![None; paths.len()], left: paths.len(), each };
    let wanted: Vec<Wanted<'_>> =
        paths.iter().enumerate().map(|(index, path)| Wanted { index, path }).collect();
    if let Some(told) = xml::told(body) {
        let _ = search.value(&mut Reader::of_xml(&told), &wanted);
        return search.found;
    }
    let valid = std::str::from_utf8(body).map_or_else(|error| error.valid_up_to(), str::len);
    if let Some(Ok(text)) = body.get(..valid).map(std::str::from_utf8) {
        let _ = search.value(&mut Reader::new(text), &wanted);
    }
    search.found
}

/// A path that is still to be gone, and its place in the answer.
#[derive(Clone, Copy)]
struct Wanted<'p> {
    index: usize,
    path: &'p [Step],
}

struct Search {
    found: Vec<Option<Value>>,
    left: usize,
    each: Element,
}

/// Which element `[]` means.
#[derive(Clone, Copy, PartialEq)]
enum Element {
    First,
    Last,
}

/// Why a search ends before the body does.
enum Stop {
    AllFound,
    NoJson,
}

impl From<Syntax> for Stop {
    fn from(_: Syntax) -> Self {
        Stop::NoJson
    }
}

impl Search {
    fn value(&mut self, reader: &mut Reader<'_>, wanted: &[Wanted<'_>]) -> Result<(), Stop> {
        let kind = reader.peek()?;
        let start = *reader;
        let mut rest = Vec::new();
        for one in wanted {
            let one = &if reader.is_xml() && kind != Kind::List { only(*one) } else { *one };
            if one.path.is_empty() {
                *reader = start;
                reader.skip()?;
                let value = serde_json::from_str(reader.since(start.position())).unwrap_or_default();
                self.note(one.index, if reader.is_xml() { xml::bare(value) } else { value })?;
            } else if self.found.get(one.index).is_some_and(Option::is_none) {
                rest.push(*one);
            }
        }
        if rest.is_empty() {
            if reader.position() == start.position() {
                reader.skip()?;
            }
            return Ok(());
        }
        *reader = start;
        match kind {
            Kind::Object => self.object(reader, &rest),
            Kind::List => self.list(reader, &rest),
            Kind::Null | Kind::Boolean | Kind::Number | Kind::Text => Ok(reader.skip()?),
        }
    }

    fn object(&mut self, reader: &mut Reader<'_>, wanted: &[Wanted<'_>]) -> Result<(), Stop> {
        reader.open_object()?;
        let mut first = true;
        while let Some(name) = reader.next_key(&mut first)? {
            let inside = enter(wanted, |step| matches!(step, Step::Member(one) if *one == name));
            self.value(reader, &inside)?;
        }
        Ok(())
    }

    fn list(&mut self, reader: &mut Reader<'_>, wanted: &[Wanted<'_>]) -> Result<(), Stop> {
        reader.open_list()?;
        let (mut first, mut index) = (true, 0);
        while reader.next_element(&mut first)? {
            let each = self.each;
            let inside = enter(wanted, |step| match step {
                Step::Member(_) => false,
                Step::Each => index == 0 || each == Element::Last,
                Step::At(at) => *at == index,
            });
            if each == Element::Last {
                // What an element before this one had is not the last's.
                inside.iter().for_each(|one| self.found[one.index] = None);
            }
            self.value(reader, &inside)?;
            index += 1;
        }
        Ok(())
    }

    fn note(&mut self, index: usize, value: Value) -> Result<(), Stop> {
        if let Some(place @ None) = self.found.get_mut(index) {
            *place = Some(value);
            self.left -= usize::from(self.each == Element::First);
        }
        if self.left == 0 { Err(Stop::AllFound) } else { Ok(()) }
    }
}

/// At one element alone: it is the first and the last of its list.
fn only(wanted: Wanted<'_>) -> Wanted<'_> {
    match wanted.path.split_first() {
        Some((Step::Each | Step::At(0), path)) => Wanted { path, ..wanted },
        _ => wanted,
    }
}

/// Those of `wanted` whose next step fits, after it.
fn enter<'p>(wanted: &[Wanted<'p>], fits: impl Fn(&Step) -> bool) -> Vec<Wanted<'p>> {
    let inside = |one: &Wanted<'p>| match one.path.split_first() {
        Some((step, path)) if fits(step) => Some(Wanted { index: one.index, path }),
        _ => None,
    };
    wanted.iter().filter_map(inside).collect()
}
