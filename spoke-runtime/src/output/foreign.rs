//! Foreign types: read by serde from their place in the body.

use serde::de::value::Error as Refusal;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

use super::fault::Fault;
use super::walk::Walk;
use super::xml;

/// JSON texts of which most types read one: what a sample of a foreign type is chosen from.
const SAMPLES: &[&str] = &[
    "null",
    "\"text\"",
    "1",
    "true",
    "[]",
    "{}",
    "\"2026-01-02T03:04:05Z\"",
    "\"2026-01-02\"",
    "\"03:04:05\"",
    "\"00000000-0000-4000-8000-000000000000\"",
    "\"https://example.com/\"",
    "\"192.0.2.1\"",
    "\"1.0.0\"",
    "\"1\"",
    "1.5",
    "[1,1]",
    "[\"text\",\"text\"]",
];

/// Reads the value that comes next by serde.
pub(crate) fn read<T: DeserializeOwned>(walk: &mut Walk<'_>) -> Result<T, Fault> {
    let (text, start) = pass(walk)?;
    match serde_json::from_str(text) {
        Err(_) if walk.reader.is_xml() => {
            let element = serde_json::from_str(text).unwrap_or_default();
            let bare = xml::bare(element);
            let typed = bare.as_str().and_then(|text| xml::typed(text.trim()));
            let read = serde_json::from_value(typed.unwrap_or_else(|| bare.clone()));
            read.or_else(|_| serde_json::from_value(bare))
                .map_err(|error| Fault::foreign(&error, text, start))
        }
        read => read.map_err(|error| Fault::foreign(&error, text, start)),
    }
}

fn pass<'a>(walk: &mut Walk<'a>) -> Result<(&'a str, usize), Fault> {
    walk.reader.peek()?;
    let start = walk.reader.position();
    walk.reader.skip()?;
    Ok((walk.reader.since(start), start))
}

/// What serde makes of a member that is missing: `None` for an `Option`, nothing for most others.
pub(crate) fn missing<T: DeserializeOwned>() -> Option<T> {
    T::deserialize(Missing).ok()
}

/// A value that serde reads as a `T`, or `null` where none of ours is one.
pub(crate) fn sample<T: DeserializeOwned>() -> Value {
    let fits = |json: &&&str| serde_json::from_str::<T>(json).is_ok();
    SAMPLES.iter().find(fits).and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

/// A member that is not there.
struct Missing;

impl<'de> Deserializer<'de> for Missing {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Refusal> {
        Err(Refusal::custom("missing"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
