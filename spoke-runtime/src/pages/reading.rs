//! What a vendor's word about its list means.

use serde_json::Value;

/// Whether more follow; `None` where the vendor does not say.
pub(super) fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Null => None,
        Value::Bool(truth) => Some(*truth),
        Value::Number(number) => Some(number.as_f64() != Some(0.0)),
        Value::String(text) => match text.trim() {
            "" | "0" => Some(false),
            text if text.eq_ignore_ascii_case("false") => Some(false),
            _ => Some(true),
        },
        Value::Array(_) | Value::Object(_) => Some(true),
    }
}

/// How many items there are; `None` where that is no whole number.
pub(super) fn count(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => {
            let whole = |float: f64| (float >= 0.0 && float.fract() == 0.0).then_some(float as u64);
            number.as_u64().or_else(|| number.as_f64().and_then(whole))
        }
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{count, truth};

    #[test]
    fn a_word_is_read_however_it_is_written() {
        for yes in [json!(true), json!("true"), json!(1), json!("/next"), json!({"at": 7})] {
            assert_eq!(truth(&yes), Some(true), "{yes}");
        }
        for no in [json!(false), json!("False"), json!(0), json!("0"), json!("")] {
            assert_eq!(truth(&no), Some(false), "{no}");
        }
        assert_eq!(truth(&Value::Null), None);
    }

    #[test]
    fn a_count_is_a_whole_number() {
        assert_eq!(count(&json!(7)), Some(7));
        assert_eq!(count(&json!(7.0)), Some(7));
        assert_eq!(count(&json!("7 ")), Some(7));
        for none in [json!(-1), json!(7.5), json!("many"), json!([7]), json!(null)] {
            assert_eq!(count(&none), None, "{none}");
        }
    }
}
