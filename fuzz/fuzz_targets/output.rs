//! The output engine against serde_json: any body is accepted by both or by neither, and means the same to both.
#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use libfuzzer_sys::fuzz_target;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use spoke_runtime::prelude::*;
use spoke_runtime::{Bytes, Decode, Path, Response, Step, look};

#[derive(Output, Debug, Default, PartialEq)]
struct Tree {
    i: Option<i64>,
    u: Option<u8>,
    f: Option<f64>,
    b: Option<bool>,
    s: Option<String>,
    c: Option<char>,
    v: Option<Value>,
    l: Option<Vec<Tree>>,
    m: Option<BTreeMap<String, Tree>>,
    t: Option<Box<Tree>>,
    w: Option<Word>,
}

#[derive(Output, Debug, PartialEq)]
#[out(case = snake, closed)]
enum Word {
    On,
    VeryOff,
}

/// Paths into a body, two of them through the same members.
const PATHS: &[Path] = &[
    &[Step::Member("i")],
    &[Step::Member("t"), Step::Member("s")],
    &[Step::Member("t"), Step::Member("l"), Step::At(1)],
    &[Step::Each, Step::Member("v")],
    &[Step::At(1), Step::Member("l"), Step::Each, Step::Member("i")],
    &[Step::Member("m")],
    &[],
];

fuzz_target!(|body: &[u8]| {
    if document(body) {
        return;
    }
    let answer = Response::new(200, Default::default(), Bytes::copy_from_slice(body));
    let text = std::str::from_utf8(body).ok().map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    let judged = text.and_then(|text| serde_json::from_str::<Value>(text).ok());

    let value = Decode::<Value>::DECODER;
    same((value.decode)(&answer, &[]).ok(), judged.clone(), "a value");
    same((value.untyped.json)(&answer, &[]).ok(), judged.clone(), "a value as JSON");

    let raw = text.and_then(|text| serde_json::from_str::<&RawValue>(text).ok());
    let raw = raw.filter(|raw| depth(raw.get()) <= DEPTH);
    let trees = Decode::<Vec<Tree>>::DECODER;
    let decoded = (trees.decode)(&answer, &[]);
    let json = (trees.untyped.json)(&answer, &[]);
    assert_eq!(json.is_ok(), decoded.is_ok(), "{json:?} and {decoded:?}");
    same(decoded.ok(), raw.and_then(|raw| list(raw, tree)), "a list of trees");

    let counts = Decode::<BTreeMap<String, Option<u64>>>::DECODER;
    let expected = raw.and_then(|raw| map(raw, |raw| optional(raw, |raw| integer(raw)?.parse().ok())));
    same((counts.decode)(&answer, &[]).ok(), expected, "a map of counts");

    if let Ok(list) = (trees.decode)(&answer, &[]) {
        list.into_iter().for_each(twin);
    }

    let found = look(body, PATHS);
    if let Some(judged) = judged
        && !raw.is_some_and(says_twice)
    {
        for (path, found) in PATHS.iter().zip(&found) {
            assert_eq!(found.as_ref(), walk(&judged, path), "{path:?}");
        }
    }
});

/// Whether `body` is XML: then typed and by name are read alike, whatever stands in it.
fn document(body: &[u8]) -> bool {
    let begins = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    if begins.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'<') {
        return false;
    }
    let answer = Response::new(200, Default::default(), Bytes::copy_from_slice(body));
    let trees = Decode::<Vec<Tree>>::DECODER;
    assert_eq!((trees.decode)(&answer, &[]).is_ok(), (trees.untyped.json)(&answer, &[]).is_ok());
    let value = (Decode::<Value>::DECODER.decode)(&answer, &[]).ok();
    if let (Some(value), [.., Some(whole)]) = (&value, &look(body, PATHS)[..])
        && !value.is_object()
    {
        assert_eq!(value, whole);
    }
    true
}

/// The same tree as XML, where XML can tell it, is read as the same.
fn twin(tree: Tree) {
    let tree = told(tree);
    let Some(content) = xml(&tree, 60) else { return };
    let body = format!("<r>{content}</r>");
    let answer = Response::new(200, Default::default(), Bytes::from(body.clone()));
    match (Decode::<Tree>::DECODER.decode)(&answer, &[]) {
        Ok(read) => assert_eq!(read, tree, "{body}"),
        Err(fault) => panic!("{fault}: {body}"),
    }
}

/// Without what XML has no words for: values of no type, names that are data, lists of nothing.
fn told(tree: Tree) -> Tree {
    let list = tree.l.filter(|list| !list.is_empty());
    Tree {
        v: None,
        m: None,
        l: list.map(|list| list.into_iter().map(told).collect()),
        t: tree.t.map(|inner| Box::new(told(*inner))),
        ..tree
    }
}

/// The content of an element; nothing where a text holds what XML cannot carry, or where it is nested too deep.
fn xml(tree: &Tree, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    let mut out = String::new();
    let mut element = |name: &str, content: Option<String>| {
        out.extend(content.map(|content| format!("<{name}>{content}</{name}>")));
    };
    element("i", tree.i.map(|it| it.to_string()));
    element("u", tree.u.map(|it| it.to_string()));
    element("f", tree.f.map(|it| it.to_string()));
    element("b", tree.b.map(|it| it.to_string()));
    element("w", tree.w.as_ref().map(|it| if *it == Word::On { "on" } else { "very_off" }.to_owned()));
    for (name, text) in [("s", tree.s.clone()), ("c", tree.c.map(String::from))] {
        if let Some(text) = text {
            element(name, Some(escaped(&text)?));
        }
    }
    for inner in tree.l.iter().flatten() {
        element("l", Some(xml(inner, depth)?));
    }
    if let Some(inner) = &tree.t {
        element("t", Some(xml(inner, depth)?));
    }
    Some(out)
}

fn escaped(text: &str) -> Option<String> {
    let escape = |c: char| match c {
        '<' => Some("&lt;".to_owned()),
        '&' => Some("&amp;".to_owned()),
        '\r' | '>' => Some(format!("&#{};", u32::from(c))),
        '\t' | '\n' => Some(c.to_string()),
        '\0'..' ' | '\u{fffe}' | '\u{ffff}' => None,
        other => Some(other.to_string()),
    };
    text.chars().map(escape).collect()
}

fn same<T: PartialEq + std::fmt::Debug>(ours: Option<T>, theirs: Option<T>, what: &str) {
    assert!(ours == theirs, "{what}: ours {ours:?}, theirs {theirs:?}");
}

/// serde_json's `RawValue` knows no limit of depth; its values do.
const DEPTH: usize = 127;

fn depth(json: &str) -> usize {
    let (mut depth, mut deepest, mut in_text, mut escaped) = (0usize, 0, false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_text => depth -= 1,
            _ => {}
        }
    }
    deepest
}

fn elements(raw: &RawValue) -> Option<Vec<&RawValue>> {
    raw.get().starts_with('[').then(|| serde_json::from_str(raw.get()).ok()).flatten()
}

/// The members in order, those of one name as often as they stand there.
fn members(raw: &RawValue) -> Option<Vec<(String, &RawValue)>> {
    struct Members;
    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(String, &'de RawValue)>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = map.next_entry()? {
                members.push(member);
            }
            Ok(members)
        }
    }
    serde_json::Deserializer::from_str(raw.get()).deserialize_map(Members).ok()
}

fn says_twice(raw: &RawValue) -> bool {
    if let Some(elements) = elements(raw) {
        return elements.into_iter().any(says_twice);
    }
    let Some(members) = members(raw) else { return false };
    let names: BTreeSet<&String> = members.iter().map(|(name, _)| name).collect();
    names.len() < members.len() || members.iter().any(|(_, value)| says_twice(value))
}

fn list<T>(raw: &RawValue, each: impl Fn(&RawValue) -> Option<T>) -> Option<Vec<T>> {
    elements(raw)?.into_iter().map(each).collect()
}

fn map<T>(raw: &RawValue, each: impl Fn(&RawValue) -> Option<T>) -> Option<BTreeMap<String, T>> {
    members(raw)?.into_iter().map(|(name, value)| Some((name, each(value)?))).collect()
}

fn optional<T>(raw: &RawValue, some: impl Fn(&RawValue) -> Option<T>) -> Option<Option<T>> {
    if raw.get() == "null" { Some(None) } else { some(raw).map(Some) }
}

/// A number as it is written; minus zero without its sign, as the engine has it.
fn integer(raw: &RawValue) -> Option<&str> {
    let text = raw.get();
    let is_number = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    is_number.then_some(if text == "-0" { "0" } else { text })
}

fn parsed<T: DeserializeOwned>(raw: &RawValue) -> Option<T> {
    serde_json::from_str(raw.get()).ok()
}

/// What a derived `Deserialize` would make of it, but for members that stand twice: each is read, the last one holds.
fn tree(raw: &RawValue) -> Option<Tree> {
    let mut tree = Tree::default();
    for (name, raw) in members(raw)? {
        match name.as_str() {
            "i" => tree.i = optional(raw, |raw| integer(raw)?.parse().ok())?,
            "u" => tree.u = optional(raw, |raw| integer(raw)?.parse().ok())?,
            "f" => tree.f = optional(raw, parsed)?,
            "b" => tree.b = optional(raw, parsed)?,
            "s" => tree.s = optional(raw, parsed)?,
            "c" => tree.c = optional(raw, parsed)?,
            "v" => tree.v = optional(raw, parsed)?,
            "l" => tree.l = optional(raw, |raw| list(raw, self::tree))?,
            "m" => tree.m = optional(raw, |raw| map(raw, self::tree))?,
            "t" => tree.t = optional(raw, |raw| self::tree(raw).map(Box::new))?,
            "w" => {
                tree.w = optional(raw, |raw| match parsed::<String>(raw)?.as_str() {
                    "on" => Some(Word::On),
                    "very_off" => Some(Word::VeryOff),
                    _ => None,
                })?;
            }
            _ => {}
        }
    }
    Some(tree)
}

/// What stands at a path; for `[]` the first element.
fn walk<'v>(value: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Member(name) => value.as_object()?.get(*name),
        Step::Each => value.as_array()?.first(),
        Step::At(index) => value.as_array()?.get(*index),
    })
}
