//! The reader, held to serde_json: it takes and refuses the same texts, and reads the same values from them.
//!
//! The cases are those of JSONTestSuite (Seriot, "Parsing JSON is a Minefield"), by its names.

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use serde_json::{Map, Number, Value};

use crate::output::reader::{Kind, Reader, Syntax};

/// A whole text as a value, read by the methods that slots use.
fn read(text: &str) -> Result<Value, Syntax> {
    let mut reader = Reader::new(text);
    let read = value(&mut reader)?;
    reader.end()?;
    Ok(read)
}

fn value(reader: &mut Reader<'_>) -> Result<Value, Syntax> {
    let mut first = true;
    match reader.peek()? {
        Kind::Null => reader.null().map(|()| Value::Null),
        Kind::Boolean => reader.boolean().map(Value::Bool),
        Kind::Text => reader.text().map(|text| Value::String(text.into_owned())),
        Kind::Number => {
            let byte = reader.position();
            let number = reader.number()?;
            let parsed = serde_json::from_str::<Number>(number);
            parsed.map(Value::Number).map_err(|_| Syntax { problem: "out of range", byte })
        }
        Kind::List => {
            let mut list = Vec::new();
            reader.open_list()?;
            while reader.next_element(&mut first)? {
                list.push(value(reader)?);
            }
            Ok(Value::Array(list))
        }
        Kind::Object => {
            let mut object = Map::new();
            reader.open_object()?;
            while let Some(name) = reader.next_key(&mut first)? {
                let value = value(reader)?;
                object.insert(name.into_owned(), value);
            }
            Ok(Value::Object(object))
        }
    }
}

fn skip(text: &str) -> Result<(), Syntax> {
    let mut reader = Reader::new(text);
    reader.skip()?;
    reader.end()
}

/// Reading and skipping do what serde_json does; skipping alone lets half a surrogate pair pass.
fn check(text: &str) {
    let theirs = serde_json::from_str::<Value>(text);
    match (read(text), &theirs) {
        (Ok(ours), Ok(theirs)) => assert_eq!(&ours, theirs, "{text:?}"),
        (Err(_), Err(_)) => {}
        (ours, theirs) => panic!("{text:?}: {ours:?}, and serde_json {theirs:?}"),
    }
    match (skip(text), theirs.is_ok()) {
        (Ok(()), true) | (Err(_), false) => {}
        (Ok(()), false) => {
            let may = text.contains("\\u") || text.contains(|c: char| c.is_ascii_digit());
            assert!(may, "{text:?} is passed");
        }
        (Err(fault), true) => panic!("{text:?}: {fault:?}"),
    }
}

#[test]
fn what_must_be_taken_is_taken() {
    for text in [
        "[[]   ]",
        "[\"\"]",
        "[]",
        "[\"a\"]",
        "[false]",
        "[null, 1, \"1\", {}]",
        "[null]",
        "[1\n]",
        " [1]",
        "[1,null,null,null,2]",
        "[2] ",
        "[0e+1]",
        "[0e1]",
        "[ 4]",
        "[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001]",
        "[20e1]",
        "[-0]",
        "[-123]",
        "[-1]",
        "[1E22]",
        "[1E-2]",
        "[1E+2]",
        "[123e45]",
        "[123.456e78]",
        "[1e-2]",
        "[1e+2]",
        "[123]",
        "[123.456789]",
        "{\"asd\":\"sdf\", \"dfg\":\"fgh\"}",
        "{\"asd\":\"sdf\"}",
        "{\"a\":\"b\",\"a\":\"c\"}",
        "{\"a\":\"b\",\"a\":\"b\"}",
        "{}",
        "{\"\":0}",
        "{\"foo\\u0000bar\": 42}",
        "{ \"min\": -1.0e+28, \"max\": 1.0e+28 }",
        "{\"a\":[]}",
        "{\"title\":\"\\u041f\\u043e\\u043b\\u0442\\u043e\\u0440\\u0430 \\u0417\\u0435\\u043c\\u043b\\u0435\\u043a\\u043e\\u043f\\u0430\" }",
        "{\n\"a\": \"b\"\n}",
        "[\"\\u0060\\u012a\\u12AB\"]",
        "[\"\\uD801\\udc37\"]",
        "[\"\\ud83d\\ude39\\ud83d\\udc8d\"]",
        "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
        "[\"\\\\u0000\"]",
        "[\"\\\"\"]",
        "[\"a/*b*/c/*d//e\"]",
        "[\"\\\\a\"]",
        "[\"\\\\n\"]",
        "[\"\\u0012\"]",
        "[\"\\uFFFF\"]",
        "[ \"asd\"]",
        "[\"\u{10ffff}\"]",
        "[\"\u{ffff}\"]",
        "[\"\\u0000\"]",
        "[\"\\u002c\"]",
        "[\"π\"]",
        "[\"\u{1bfff}\"]",
        "[\"asd \"]",
        "\" \"",
        "[\"\\uDBFF\\uDFFE\"]",
        "[\"\\u0821\"]",
        "[\"\u{2028}\"]",
        "[\"\u{2029}\"]",
        "[\"\\u0061\\u30af\\u30EA\\u30b9\"]",
        "[\"new\\u00A0line\"]",
        "[\"\u{7f}\"]",
        "[\"\\uA66D\"]",
        "[\"⍂㈴⍂\"]",
        "[\"\\u005C\"]",
        "[\"\\u0022\"]",
        "[\"\\u200B\"]",
        "[\"\\u2064\"]",
        "[\"\\uFDD0\"]",
        "[\"\\uFFFE\"]",
        "[\"€𝄞\"]",
        "[\"a\u{7f}a\"]",
        "false",
        "42",
        "-0.1",
        "null",
        "\"asd\"",
        "true",
        "\"\"",
        "[\"a\"]\n",
        "[true]",
        " [] ",
        "[\t\r\n 1 ]",
        "\t[]\t",
    ] {
        assert!(read(text).is_ok() && skip(text).is_ok(), "{text:?}");
        check(text);
    }
}

#[test]
fn what_must_be_refused_is_refused() {
    for text in [
        "[1 true]",
        "[\"\": 1]",
        "[\"\"],",
        "[,1]",
        "[1,,2]",
        "[\"x\",,]",
        "[\"x\"]]",
        "[\"\",]",
        "[\"x\"",
        "[x",
        "[3[4]]",
        "[1:2]",
        "[,]",
        "[-]",
        "[   , \"\"]",
        "[\"a\",\n4\n,1,",
        "[1,]",
        "[1,\n1\n,1",
        "[\"\u{b}a\"\\f]",
        "[*]",
        "[\"\"",
        "[1,",
        "[{}",
        "[fals]",
        "[nul]",
        "[tru]",
        "[++1234]",
        "[+1]",
        "[+Inf]",
        "[-01]",
        "[-1.0.]",
        "[-2.]",
        "[-NaN]",
        "[.-1]",
        "[.2e-3]",
        "[0.1.2]",
        "[0.3e+]",
        "[0.3e]",
        "[0.e1]",
        "[0E+]",
        "[0E]",
        "[0e+]",
        "[0e]",
        "[1.0e+]",
        "[1.0e-]",
        "[1.0e]",
        "[1 000.0]",
        "[1eE2]",
        "[2.e+3]",
        "[2.e-3]",
        "[2.e3]",
        "[9.e+]",
        "[Inf]",
        "[NaN]",
        "[１]",
        "[1+2]",
        "[0x1]",
        "[0x42]",
        "[Infinity]",
        "[0e+-1]",
        "[-123.123foo]",
        "[-Infinity]",
        "[-foo]",
        "[- 1]",
        "[-012]",
        "[-.123]",
        "[-1x]",
        "[1ea]",
        "[1.]",
        "[.123]",
        "[1.2a-3]",
        "[1.8011670033376514H-308]",
        "[012]",
        "[\"x\", truth]",
        "{[: \"x\"}\n",
        "{\"x\", null}",
        "{\"x\"::\"b\"}",
        "{🇨🇭}",
        "{\"a\":\"a\" 123}",
        "{key: 'value'}",
        "{\"a\" b}",
        "{:\"b\"}",
        "{\"a\" \"b\"}",
        "{\"a\":",
        "{\"a\"",
        "{1:1}",
        "{9999E9999:1}",
        "{null:null,null:null}",
        "{\"id\":0,,,,,}",
        "{'a':0}",
        "{\"id\":0,}",
        "{\"a\":\"b\"}/**/",
        "{\"a\":\"b\"}/**//",
        "{\"a\":\"b\"}//",
        "{\"a\":\"b\"}/",
        "{\"a\":\"b\",,\"c\":\"d\"}",
        "{a: \"b\"}",
        "{\"a\":\"a",
        "{ \"foo\" : \"bar\", \"a\" }",
        "{\"a\":\"b\"}#",
        " ",
        "[\"\\uD800\\u\"]",
        "[\"\\uD800\\u1\"]",
        "[\"\\uD800\\u1x\"]",
        "[é]",
        "[\"\\\0\"]",
        "[\"\\x00\"]",
        "[\"\\\\\\\"]",
        "[\"\\\t\"]",
        "[\"\\🌀\"]",
        "[\"\\\"]",
        "[\"\\u00A\"]",
        "[\"\\uD834\\uDd\"]",
        "[\"\\uD800\\uD800\\x\"]",
        "[\"\\a\"]",
        "[\"\\uqqqq\"]",
        "[\\u0020\"asd\"]",
        "[\\n]",
        "\"",
        "['single quote']",
        "abc",
        "[\"\\",
        "[\"a\0a\"]",
        "[\"new\nline\"]",
        "[\"\t\"]",
        "\"\\UA66D\"",
        "\"\"x",
        "<.>",
        "[<null>]",
        "[1]x",
        "[1]]",
        "[\"asd]",
        "aå",
        "[True]",
        "1]",
        "{\"x\": true,",
        "[][]",
        "]",
        "{}}",
        "{\"\":",
        "{\"a\":/*comment*/\"b\"}",
        "{\"a\": true} \"x\"",
        "['",
        "[,",
        "{",
        "[\"a",
        "{\"a\":\"a\"",
        "[\\u000A\"\"]",
        "[1",
        "[ false, nul",
        "[ true, fals",
        "[ false, tru",
        "{\"asd\":\"asd\"",
        "å",
        "[\u{2060}]",
        "",
        "[\u{c}]",
        "*",
        "[",
        "{,",
        "{'a'",
        "[\"\\{[\"\\{[\"\\{[\"\\{",
        "{]",
        "[}",
        "[{]}",
        "nulll",
        "truee",
        "-",
        "+",
        ".",
        "\u{b}1",
    ] {
        assert!(read(text).is_err(), "{text:?} is read");
        assert!(skip(text).is_err(), "{text:?} is passed");
        check(text);
    }
}

#[test]
fn half_a_surrogate_pair_is_no_text_and_harms_nobody_else() {
    for text in [
        "\"\\uDFAA\"",
        "\"\\uDADA\"",
        "\"\\uD888\\u1234\"",
        "\"\\uD800\\n\"",
        "\"\\uDd1ea\"",
        "\"\\uD800\\uD800\\n\"",
        "\"\\ud800\"",
        "\"\\ud800abc\"",
        "\"\\uDd1e\\uD834\"",
    ] {
        assert!(read(text).is_err(), "{text:?}");
        assert_eq!(skip(text), Ok(()), "{text:?}");
        check(text);
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(read("\u{feff}{\"a\":1}").unwrap(), serde_json::json!({"a": 1}));
    assert!(read("\u{feff}\u{feff}1").is_err());
}

#[test]
fn depth_has_serdes_limit() {
    for depth in [1, 126, 127, 128, 129, 100_000] {
        check(&("[".repeat(depth) + &"]".repeat(depth)));
        check(&("{\"a\":".repeat(depth) + "1" + &"}".repeat(depth)));
        assert!(skip(&"[".repeat(depth)).is_err());
    }
}

#[test]
fn every_length_of_text_is_scanned_to_its_end() {
    for length in 0..40 {
        for end in ["\"", "\\n\"", "\n\"", "é\"", ""] {
            check(&format!("\"{}{end}", "a".repeat(length)));
            check(&format!("\"{}ü{end}", "a".repeat(length)));
        }
    }
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read_back(value in json()) {
        check(&value.to_string());
        check(&serde_json::to_string_pretty(&value).unwrap());
        assert_eq!(read(&value.to_string()).unwrap(), serde_json::from_str::<Value>(&value.to_string()).unwrap());
    }

    #[test]
    fn a_damaged_text_is_judged_alike(value in json(), at in any::<prop::sample::Index>(), with in "[\\x00-\\x7f]{0,3}", cut in 0..3usize) {
        let text = value.to_string();
        let places: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let at = at.index(places.len());
        let end = places[(at + cut).min(places.len() - 1)];
        check(&format!("{}{with}{}", &text[..places[at]], &text[end..]));
    }

    #[test]
    fn anything_else_is_judged_alike(text in "[\\[\\]{}:,\"\\\\0-9eE+.truefalsn \\-]{0,12}") {
        check(&text);
    }
}
