//! Whether a `when` holds.

use serde_json::Value;

use super::answers::Answers;
use crate::fail::{Condition, Literal, Source};

/// Whether `condition` holds for what was answered.
///
/// A path with `[]` asks the first element. Nothing equals a value that is not there, not even `null`.
pub(super) fn holds(condition: &Condition, answers: &Answers<'_>) -> bool {
    match *condition {
        Condition::Equals(source, literal) => equals(answers, source, literal),
        Condition::Differs(source, literal) => !equals(answers, source, literal),
        Condition::Exists(source) => answers.value(source).is_some_and(|value| !value.is_null()),
        Condition::In(source, literals) => literals.iter().any(|literal| equals(answers, source, *literal)),
        Condition::Contains(source, text) => {
            answers.value(source).is_some_and(|value| value.as_str().is_some_and(|it| it.contains(text)))
        }
        Condition::All(each) => each.iter().all(|condition| holds(condition, answers)),
        Condition::Any(each) => each.iter().any(|condition| holds(condition, answers)),
    }
}

fn equals(answers: &Answers<'_>, source: Source, literal: Literal) -> bool {
    let Some(value) = answers.value(source) else { return false };
    match value.as_str() {
        // A header and XML know no types: `header("x-errors") == 0` means the text.
        Some(text) if answers.knows_no_types(source) => reads(text.trim(), literal),
        _ => is(&value, literal),
    }
}

fn is(value: &Value, literal: Literal) -> bool {
    match literal {
        Literal::Null => value.is_null(),
        Literal::Bool(bool) => value.as_bool() == Some(bool),
        Literal::Integer(integer) => {
            value.as_i64() == Some(integer) || value.as_f64().is_some_and(|float| float == integer as f64)
        }
        Literal::Float(float) => value.as_f64() == Some(float),
        Literal::Text(text) => value.as_str() == Some(text),
    }
}

fn reads(text: &str, literal: Literal) -> bool {
    match literal {
        Literal::Null => false,
        Literal::Bool(bool) => text.parse() == Ok(bool) || text == if bool { "1" } else { "0" },
        Literal::Integer(integer) => text.parse() == Ok(integer),
        Literal::Float(float) => text.parse() == Ok(float),
        Literal::Text(expected) => text == expected,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use http::header::{HeaderName, HeaderValue};

    use super::holds;
    use crate::fail::{Condition, Literal, Path, Source, Step};
    use crate::judge::answers::Answers;
    use crate::response::Response;

    const OK: Path = &[Step::Member("ok")];
    const COUNT: Path = &[Step::Member("count")];
    const FIRST: Path = &[Step::Member("errors"), Step::Each, Step::Member("code")];
    const NOWHERE: Path = &[Step::Member("nowhere")];
    const NULL: Path = &[Step::Member("nothing")];

    /// Asks one answer: 200, `x-count: 3`, and the body below.
    fn check(condition: Condition, expected: bool) {
        const BODY: &[u8] =
            br#"{"ok": false, "count": 3.0, "errors": [{"code": "a"}, {"code": "b"}], "nothing": null}"#;
        let mut headers = HeaderMap::new();
        headers.insert(HeaderName::from_static("x-count"), HeaderValue::from_static("3"));
        let response = Response::new(200, headers, BODY);
        let holds = holds(&condition, &Answers::to_condition(&response, &condition));
        assert_eq!(holds, expected, "{condition:?}");
    }

    #[test]
    fn values_are_compared_by_type() {
        check(Condition::Equals(Source::Body(OK), Literal::Bool(false)), true);
        check(Condition::Equals(Source::Body(OK), Literal::Text("false")), false);
        check(Condition::Equals(Source::Body(COUNT), Literal::Integer(3)), true);
        check(Condition::Equals(Source::Body(COUNT), Literal::Float(3.0)), true);
        check(Condition::Equals(Source::Status, Literal::Integer(200)), true);
        check(Condition::Equals(Source::Body(NULL), Literal::Null), true);
    }

    #[test]
    fn a_header_is_text() {
        let count = Source::Header("x-count");
        check(Condition::Equals(count, Literal::Integer(3)), true);
        check(Condition::Equals(count, Literal::Text("3")), true);
        check(Condition::Exists(count), true);
        check(Condition::Exists(Source::Header("x-other")), false);
    }

    #[test]
    fn a_text_holds_another() {
        check(Condition::Contains(Source::Body(FIRST), "a"), true);
        check(Condition::Contains(Source::Body(FIRST), "b"), false);
        check(Condition::Contains(Source::Text, "\"code\": \"b\""), true);
        check(Condition::Contains(Source::Body(COUNT), "3"), false);
        check(Condition::Contains(Source::Body(NOWHERE), ""), false);
    }

    #[test]
    fn what_is_not_there_differs_from_everything() {
        check(Condition::Equals(Source::Body(NOWHERE), Literal::Null), false);
        check(Condition::Differs(Source::Body(NOWHERE), Literal::Null), true);
        check(Condition::Exists(Source::Body(NOWHERE)), false);
        check(Condition::Exists(Source::Body(NULL)), false);
    }

    #[test]
    fn a_list_is_asked_for_its_first_element() {
        check(Condition::Equals(Source::Body(FIRST), Literal::Text("a")), true);
        check(Condition::Equals(Source::Body(FIRST), Literal::Text("b")), false);
        check(Condition::In(Source::Body(FIRST), &[Literal::Text("x"), Literal::Text("a")]), true);
    }

    #[test]
    fn statements_are_joined() {
        const TRUE: Condition = Condition::Exists(Source::Status);
        const FALSE: Condition = Condition::Exists(Source::Body(NOWHERE));
        check(Condition::All(&[TRUE, TRUE]), true);
        check(Condition::All(&[TRUE, FALSE]), false);
        check(Condition::Any(&[FALSE, TRUE]), true);
        check(Condition::Any(&[FALSE, Condition::All(&[TRUE, FALSE])]), false);
    }
}
