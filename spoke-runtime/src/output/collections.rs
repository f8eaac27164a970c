//! Slots around other slots: `Option`, `Box`, `Secret`, lists and maps.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};

use bytes::Bytes;
use serde_json::{Map, Value};
use zeroize::Zeroize;

use super::fault::Fault;
use super::reader::Kind;
use super::slot::{Collection, HoldsStatus, Nested, Readable, Slot, Textual};
use super::walk::{Mode, Walk};
use crate::schema::Schema;
use crate::secret::Secret;

/// How many tables a sample shows inside each other before lists are empty and options `None`: a type may hold itself.
const SAMPLED: usize = 3;

/// Reads an answer as a whole that may be empty.
fn read_whole<T: Readable>(place: &mut Option<T>, walk: &mut Walk<'_>) -> Result<(), Fault> {
    *place = None;
    if walk.mode() != Mode::Sample && walk.is_without_body()? {
        walk.make(Value::Null);
        return Ok(());
    }
    place.insert(T::begin()).read(walk)
}

impl<T: Readable> Slot for Option<T> {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        if walk.is_outermost() {
            return read_whole(self, walk);
        }
        match walk.reader.peek()? {
            Kind::Null => {
                *self = None;
                return Ok(walk.reader.null()?);
            }
            // An empty element is an empty text, but no number and no truth.
            Kind::Text if !T::SCHEMA.may_be_text() && walk.is_empty_element()? => {
                *self = None;
                walk.make(Value::Null);
                return Ok(walk.reader.skip()?);
            }
            Kind::Text | Kind::Boolean | Kind::Number | Kind::List | Kind::Object => {}
        }
        let mut some = T::begin();
        walk.value(&mut some)?;
        *self = Some(some);
        Ok(())
    }

    fn missing(&mut self) -> bool {
        *self = None;
        true
    }

    fn is_whole(&mut self) -> bool {
        T::begin().is_whole()
    }

    fn open(&mut self) {
        self.get_or_insert_with(T::begin).open();
    }

    fn push(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        self.get_or_insert_with(T::begin).push(walk)
    }

    fn push_missing(&mut self) -> bool {
        self.get_or_insert_with(T::begin).push_missing()
    }

    fn take_text(&mut self, text: &str) -> bool {
        self.insert(T::begin()).take_text(text)
    }

    fn take_bytes(&mut self, bytes: &Bytes) -> bool {
        self.insert(T::begin()).take_bytes(bytes)
    }

    fn sample(&mut self, walk: &mut Walk<'_>) -> Value {
        if walk.nesting > SAMPLED { Value::Null } else { T::begin().sample(walk) }
    }
}

impl<T: Readable> Readable for Option<T> {
    fn begin() -> Self {
        None
    }

    const SCHEMA: Schema = Schema::Optional(&T::SCHEMA);
}

impl<T: Nested> Nested for Option<T> {}
impl<T: Textual> Textual for Option<T> {}
impl<T: HoldsStatus> HoldsStatus for Option<T> {}
impl<T: Readable + Collection> Collection for Option<T> {}

impl<T: Readable> Slot for Box<T> {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        (**self).read(walk)
    }

    fn missing(&mut self) -> bool {
        (**self).missing()
    }

    fn is_whole(&mut self) -> bool {
        (**self).is_whole()
    }

    fn sample(&mut self, walk: &mut Walk<'_>) -> Value {
        (**self).sample(walk)
    }
}

impl<T: Readable> Readable for Box<T> {
    fn begin() -> Self {
        Box::new(T::begin())
    }

    const SCHEMA: Schema = T::SCHEMA;
}

impl<T: Nested> Nested for Box<T> {}
impl<T: Textual> Textual for Box<T> {}

impl<T: Readable + Zeroize> Slot for Secret<T> {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        let mut value = T::begin();
        value.read(walk).map_err(Fault::hide)?;
        *self = Secret::new(value);
        if walk.mode() == Mode::Json {
            walk.make(Value::from(crate::REDACTED));
        }
        Ok(())
    }

    fn missing(&mut self) -> bool {
        let mut value = T::begin();
        let takes = value.missing();
        *self = Secret::new(value);
        takes
    }

    fn sample(&mut self, walk: &mut Walk<'_>) -> Value {
        T::begin().sample(walk)
    }
}

impl<T: Readable + Zeroize> Readable for Secret<T> {
    fn begin() -> Self {
        Secret::new(T::begin())
    }

    const SCHEMA: Schema = Schema::Secret(&T::SCHEMA);
}

impl<T: Nested + Zeroize> Nested for Secret<T> {}
impl<T: Textual + Zeroize> Textual for Secret<T> {}

macro_rules! lists {
    ($($list:ident<T $(: $bound:path $(, $more:path)*)? $(; $hasher:ident)?>, $push:ident;)*) => {$(
        impl<T: Readable $(+ $bound $(+ $more)*)? $(, $hasher: BuildHasher + Default)?> Slot for $list<T $(, $hasher)?> {
            fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
                self.clear();
                walk.elements(&mut |walk| Slot::push(self, walk))
            }

            fn open(&mut self) {
                self.clear();
            }

            fn push(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
                let mut one = T::begin();
                walk.value(&mut one)?;
                self.$push(one);
                Ok(())
            }

            fn push_missing(&mut self) -> bool {
                let mut one = T::begin();
                let takes = one.missing();
                if takes {
                    self.$push(one);
                }
                takes
            }

            fn sample(&mut self, walk: &mut Walk<'_>) -> Value {
                if walk.nesting > SAMPLED {
                    return Value::Array(Vec::new());
                }
                Value::Array(vec![T::begin().sample(walk)])
            }
        }

        impl<T: Readable $(+ $bound $(+ $more)*)? $(, $hasher: BuildHasher + Default)?> Readable for $list<T $(, $hasher)?> {
            fn begin() -> Self {
                Self::default()
            }

            const SCHEMA: Schema = Schema::List(&T::SCHEMA);
        }

        impl<T: Nested $(+ $bound $(+ $more)*)? $(, $hasher: BuildHasher + Default)?> Nested for $list<T $(, $hasher)?> {}
        impl<T: Readable $(+ $bound $(+ $more)*)? $(, $hasher: BuildHasher + Default)?> Collection for $list<T $(, $hasher)?> {}
    )*};
}

lists! {
    Vec<T>, push;
    VecDeque<T>, push_back;
    BTreeSet<T: Ord>, insert;
    HashSet<T: Hash, Eq; S>, insert;
}

macro_rules! maps {
    ($($map:ident<K: $key:path $(, $more:path)*; V $(; $hasher:ident)?>;)*) => {$(
        impl<K: From<String> $(+ $more)* + $key, V: Readable $(, $hasher: BuildHasher + Default)?> Slot for $map<K, V $(, $hasher)?> {
            fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
                self.clear();
                walk.entries(&mut |walk, name| {
                    let mut value = V::begin();
                    walk.value(&mut value)?;
                    self.insert(K::from(name.to_owned()), value);
                    Ok(())
                })
            }

            fn sample(&mut self, walk: &mut Walk<'_>) -> Value {
                let mut map = Map::new();
                if walk.nesting <= SAMPLED {
                    map.insert("name".to_owned(), V::begin().sample(walk));
                }
                Value::Object(map)
            }
        }

        impl<K: From<String> $(+ $more)* + $key, V: Readable $(, $hasher: BuildHasher + Default)?> Readable for $map<K, V $(, $hasher)?> {
            fn begin() -> Self {
                Self::default()
            }

            const SCHEMA: Schema = Schema::Map(&V::SCHEMA);
        }

        impl<K: From<String> $(+ $more)* + $key, V: Nested $(, $hasher: BuildHasher + Default)?> Nested for $map<K, V $(, $hasher)?> {}
    )*};
}

maps! {
    BTreeMap<K: Ord; V>;
    HashMap<K: Hash, Eq; V; S>;
}
