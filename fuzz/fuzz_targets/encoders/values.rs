//! Values as the fuzzer makes them.

use std::collections::BTreeMap;

use arbitrary::Arbitrary;
use serde_json::Value;

/// serde_json's limit of depth, which the answer of the oracle has as well; a few levels are the template's.
pub(super) const DEPTH: usize = 100;

#[derive(Arbitrary, Debug, Clone)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Integer(i64),
    Large(u64),
    Float(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

pub(super) fn object(members: Vec<(String, Json)>) -> Option<BTreeMap<String, Value>> {
    members.into_iter().map(|(name, value)| Some((name, value.value(DEPTH)?))).collect()
}

impl Json {
    pub(super) fn value(self, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        Some(match self {
            Json::Null => Value::Null,
            Json::Bool(is) => Value::from(is),
            Json::Integer(number) => Value::from(number),
            Json::Large(number) => Value::from(number),
            Json::Float(number) => Value::from(number),
            Json::Text(text) => Value::from(text),
            Json::List(list) => {
                Value::Array(list.into_iter().map(|one| one.value(depth)).collect::<Option<_>>()?)
            }
            Json::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|(name, one)| Some((name, one.value(depth)?)))
                    .collect::<Option<_>>()?,
            ),
        })
    }
}
