//! Types that know how they stand in a JSON body.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasher;
use std::rc::Rc;
use std::sync::Arc;

use zeroize::Zeroize;

use super::{Json, JsonField, JsonWriter};
use crate::schema::{Described, Schema};
use crate::secret::Secret;

macro_rules! by_serde {
    ($($type:ty),* $(,)?) => {$(
        impl Json for $type {
            fn write_json(&self, out: &mut JsonWriter) {
                out.serialize(self);
            }
        }
    )*};
}

by_serde!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, bool, char, str, String);
by_serde!(serde_json::Value, serde_json::Map<String, serde_json::Value>, serde_json::Number);
by_serde!(std::net::IpAddr, std::net::Ipv4Addr, std::net::Ipv6Addr);

macro_rules! floats {
    ($($type:ty),* $(,)?) => {$(
        impl Json for $type {
            fn write_json(&self, out: &mut JsonWriter) {
                if self.is_finite() {
                    out.serialize(self);
                } else {
                    out.fail(format!("{self} is no JSON number"));
                }
            }
        }
    )*};
}

floats!(f32, f64);

impl Json for url::Url {
    fn write_json(&self, out: &mut JsonWriter) {
        out.string(self.as_str());
    }
}

impl Described for serde_json::Value {
    const SCHEMA: Schema = Schema::Any;
}

impl Described for serde_json::Map<String, serde_json::Value> {
    const SCHEMA: Schema = Schema::Map(&Schema::Any);
}

impl<T: Json> Json for Option<T> {
    fn write_json(&self, out: &mut JsonWriter) {
        match self {
            Some(value) => value.write_json(out),
            None => out.null(),
        }
    }

    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(Json::is_absent)
    }
}

impl<T: Described> Described for Option<T> {
    const SCHEMA: Schema = Schema::Optional(&T::SCHEMA);
}

macro_rules! lists {
    ($($list:ty),* $(,)?) => {$(
        impl<T: Json> Json for $list {
            fn write_json(&self, out: &mut JsonWriter) {
                out.array(self.iter().map(|one| JsonField::Ours(one)));
            }
        }

        impl<T: Described> Described for $list {
            const SCHEMA: Schema = Schema::List(&T::SCHEMA);
        }
    )*};
}

lists!(Vec<T>, [T], BTreeSet<T>);

impl<T: Json, const N: usize> Json for [T; N] {
    fn write_json(&self, out: &mut JsonWriter) {
        self.as_slice().write_json(out);
    }
}

impl<T: Described, const N: usize> Described for [T; N] {
    const SCHEMA: Schema = Schema::List(&T::SCHEMA);
}

impl<K: AsRef<str>, V: Json> Json for BTreeMap<K, V> {
    fn write_json(&self, out: &mut JsonWriter) {
        let members: Vec<_> =
            self.iter().map(|(name, value)| (name.as_ref(), JsonField::Ours(value))).collect();
        out.object(&members);
    }
}

impl<K, V: Described> Described for BTreeMap<K, V> {
    const SCHEMA: Schema = Schema::Map(&V::SCHEMA);
}

impl<K: AsRef<str>, V: Json, S: BuildHasher> Json for HashMap<K, V, S> {
    fn write_json(&self, out: &mut JsonWriter) {
        let sorted: BTreeMap<&str, &V> = self.iter().map(|(name, value)| (name.as_ref(), value)).collect();
        sorted.write_json(out);
    }
}

impl<K, V: Described, S> Described for HashMap<K, V, S> {
    const SCHEMA: Schema = Schema::Map(&V::SCHEMA);
}

macro_rules! pointers {
    ($($pointer:ty),* $(,)?) => {$(
        impl<T: Json + ?Sized> Json for $pointer {
            fn write_json(&self, out: &mut JsonWriter) {
                (**self).write_json(out);
            }

            fn is_absent(&self) -> bool {
                (**self).is_absent()
            }
        }
    )*};
}

pointers!(&T, Box<T>, Arc<T>, Rc<T>);

impl<T: Json + ToOwned + ?Sized> Json for Cow<'_, T> {
    fn write_json(&self, out: &mut JsonWriter) {
        (**self).write_json(out);
    }
}

impl<T: Json + Zeroize> Json for Secret<T> {
    fn write_json(&self, out: &mut JsonWriter) {
        if out.hides_secrets() {
            out.string(crate::REDACTED);
        } else {
            self.expose().write_json(out);
        }
    }
}
