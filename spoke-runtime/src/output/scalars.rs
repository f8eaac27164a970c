//! Slots for numbers, `bool`, texts, addresses and any JSON value.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use serde_json::{Map, Value};
use url::Url;

use super::fault::Fault;
use super::reader::Kind;
use super::slot::{HoldsStatus, Nested, Readable, Slot, Textual};
use super::walk::Walk;
use crate::schema::{Described, Schema};

macro_rules! readable {
    ($type:ty, $begin:expr, $schema:expr) => {
        impl Readable for $type {
            fn begin() -> Self {
                $begin
            }

            const SCHEMA: Schema = $schema;
        }

        impl Nested for $type {}
        impl Textual for $type {}
    };
}

macro_rules! integers {
    ($($type:ty),* $(,)?) => {$(
        impl Slot for $type {
            fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
                *self = walk.number_for("integer", |number| {
                    // Minus zero without its sign, which unsigned types do not know.
                    let number = if number == "-0" { "0" } else { number };
                    number.parse().map_err(|_| range(number, &<$type>::MIN, &<$type>::MAX))
                })?;
                Ok(())
            }

            fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
                Value::from(1)
            }
        }

        readable!($type, 0, <$type as Described>::SCHEMA);
    )*};
}

integers!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

macro_rules! statuses {
    ($($type:ty),* $(,)?) => {$(
        impl HoldsStatus for $type {}
    )*};
}

statuses!(u16, u32, u64, u128, usize, i16, i32, i64, i128, isize);

#[cold]
fn range(number: &str, least: &dyn std::fmt::Display, most: &dyn std::fmt::Display) -> String {
    if number.trim_start_matches(['-', '+']).bytes().all(|byte| byte.is_ascii_digit()) {
        format!("integer from {least} to {most}")
    } else {
        "integer".to_owned()
    }
}

macro_rules! floats {
    ($($type:ty),* $(,)?) => {$(
        impl Slot for $type {
            fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
                *self = walk.number_for("number", |number| match number.parse::<$type>() {
                    Ok(number) if number.is_finite() => Ok(number),
                    _ => Err(concat!("number that fits ", stringify!($type)).to_owned()),
                })?;
                Ok(())
            }

            fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
                Value::from(1.5)
            }
        }

        readable!($type, 0.0, Schema::Number);
    )*};
}

floats!(f32, f64);

impl Slot for bool {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        *self = walk.boolean()?;
        Ok(())
    }

    fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
        Value::Bool(true)
    }
}

readable!(bool, false, Schema::Boolean);

macro_rules! texts {
    ($($type:ty),* $(,)?) => {$(
        impl Slot for $type {
            fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
                *self = walk.text()?.into_owned().into();
                Ok(())
            }

            fn take_text(&mut self, text: &str) -> bool {
                *self = text.to_owned().into();
                true
            }

            fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
                Value::from("text")
            }
        }

        readable!($type, String::new().into(), Schema::Text);
    )*};
}

texts!(String, Box<str>, Arc<str>, Cow<'_, str>);

macro_rules! parsed {
    ($($type:ty, $begin:expr, $schema:expr, $expected:literal, $sample:literal;)*) => {$(
        impl Slot for $type {
            fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
                let start = walk.reader;
                *self = walk.text_for($expected)?.parse().map_err(|_| Fault::found($expected, start))?;
                Ok(())
            }

            fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
                Value::from($sample)
            }
        }

        readable!($type, $begin, $schema);
    )*};
}

parsed! {
    char, '\0', Schema::Text, "one character", "a";
    IpAddr, IpAddr::V4(Ipv4Addr::UNSPECIFIED), Schema::Text, "IP address", "192.0.2.1";
    Ipv4Addr, Ipv4Addr::UNSPECIFIED, Schema::Text, "IPv4 address", "192.0.2.1";
    Ipv6Addr, Ipv6Addr::UNSPECIFIED, Schema::Text, "IPv6 address", "2001:db8::1";
    Url, blank_url(), Schema::Format("uri"), "absolute URL", "https://example.com/";
}

fn blank_url() -> Url {
    Url::parse("about:blank").expect("`about:blank` is a URL: RFC 6694")
}

impl Slot for Value {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        *self = any(walk)?;
        Ok(())
    }

    fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
        Value::Object(Map::new())
    }
}

readable!(Value, Value::Null, Schema::Any);

impl Slot for Map<String, Value> {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        walk.expect(Kind::Object, "object")?;
        if let Value::Object(map) = any(walk)? {
            *self = map;
        }
        Ok(())
    }

    fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
        Value::Object(Map::new())
    }
}

impl Readable for Map<String, Value> {
    fn begin() -> Self {
        Map::new()
    }

    const SCHEMA: Schema = Schema::Map(&Schema::Any);
}

impl Nested for Map<String, Value> {}

fn any(walk: &mut Walk<'_>) -> Result<Value, Fault> {
    walk.reader.peek()?;
    let start = walk.reader.position();
    walk.reader.skip()?;
    let text = walk.reader.since(start);
    serde_json::from_str(text).map_err(|error| Fault::foreign(&error, text, start))
}

impl Slot for () {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        if walk.is_outermost() { Ok(()) } else { Ok(walk.reader.skip()?) }
    }

    fn is_whole(&mut self) -> bool {
        true
    }

    fn missing(&mut self) -> bool {
        true
    }

    fn sample(&mut self, _walk: &mut Walk<'_>) -> Value {
        Value::Object(Map::new())
    }
}

readable!((), (), Schema::Nothing);
