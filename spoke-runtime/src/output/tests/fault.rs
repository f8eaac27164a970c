//! Why an answer does not fit, whatever a hostile answer holds.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::HeaderMap;
use serde::Deserialize;

use crate::output::{Decode, DecodeForeign as _, Decoder};
use crate::response::Response;
use crate::secret::Secret;

fn read<T>(decoder: Decoder<T>, body: String) -> Result<T, String> {
    let answer = Response::new(200, HeaderMap::new(), Bytes::from(body));
    (decoder.decode)(&answer, &[]).map_err(|fault| fault.to_string())
}

#[test]
fn a_long_name_does_not_flood_the_sentence() {
    let body = format!("{{\"{}\": \"x\"}}", "n".repeat(100_000));
    let sentence = read(Decode::<BTreeMap<String, u8>>::DECODER, body).unwrap_err();
    assert!(sentence.len() < 300, "{} bytes", sentence.len());
    assert!(sentence.contains("nnn…"), "{sentence}");
}

#[derive(Debug, Deserialize)]
enum Word {
    Known,
}

#[test]
fn a_sentence_is_one_line() {
    let body = "\"a\\r\\n2026 INFO forged \\u001b[31m\"".to_owned();
    let sentence = read(Decode::<Word>::DECODER, body).unwrap_err();
    assert!(sentence.contains("forged"), "{sentence}");
    assert!(!sentence.contains(char::is_control), "{sentence:?}");
    let sentence = read(Decode::<u8>::DECODER, "\"a\u{9b}31m\u{2028}b\"".to_owned()).unwrap_err();
    assert!(!sentence.contains([char::from(0x9b), '\u{2028}']), "{sentence:?}");
}

#[test]
fn a_secret_may_be_missing_where_what_it_hides_may() {
    let decoder = Decode::<Secret<Option<String>>>::DECODER;
    assert_eq!(read(decoder, String::new()).unwrap().expose(), &None);
}

#[test]
fn nesting_without_end_is_refused_and_not_entered() {
    for body in ["[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)] {
        let sentence = read(Decode::<serde_json::Value>::DECODER, body).unwrap_err();
        assert!(sentence.contains("too deep"), "{sentence}");
    }
}
