//! Pages behind a cursor: an answer names the place of the next page.

use serde_json::Value;

use super::{Next, PageSeen, Paginate};

/// `pages(cursor = path => field)`: what stands at `path` goes into the field, until nothing stands there.
///
/// Nothing is an absent member, `null`, `false` and an empty text; `0` is a cursor like any other.
#[derive(Clone, Copy, Debug)]
pub struct Cursor;

#[diagnostic::do_not_recommend]
impl Paginate for Cursor {
    fn name(&self) -> &'static str {
        "cursor"
    }

    fn next(&self, page: &PageSeen<'_>) -> Result<Next, String> {
        if page.is_last() {
            return Ok(Next::End);
        }
        match &page.found {
            Some(Value::String(text)) if !text.is_empty() => Ok(Next::Input(Value::from(text.as_str()))),
            Some(number @ Value::Number(_)) => Ok(Next::Input(number.clone())),
            None | Some(Value::Null | Value::Bool(false) | Value::String(_)) => match page.more {
                Some(true) => Err("the answer says that more follow and gives no cursor to them".to_owned()),
                _ => Ok(Next::End),
            },
            Some(Value::Bool(true)) => Err("the cursor is `true`, which names no place".to_owned()),
            Some(Value::Array(_)) => Err("the cursor is a list, which names no place".to_owned()),
            Some(Value::Object(_)) => Err("the cursor is an object, which names no place".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Cursor;
    use crate::pages::seen::check;
    use crate::pages::{Next, PageSeen};

    fn found(value: Value) -> impl Fn(&mut PageSeen<'_>) {
        move |page| page.found = Some(value.clone())
    }

    #[test]
    fn what_is_found_goes_into_the_input() {
        check(&Cursor, found(json!("dXNlcjo5")), Ok(Next::Input(json!("dXNlcjo5"))));
        check(&Cursor, found(json!(70)), Ok(Next::Input(json!(70))));
    }

    #[test]
    fn nothing_ends_the_list() {
        for nothing in [json!(""), json!(false), Value::Null] {
            check(&Cursor, found(nothing), Ok(Next::End));
        }
        check(&Cursor, |page| page.found = None, Ok(Next::End));
    }

    #[test]
    fn the_vendors_word_that_none_follow_counts_more_than_a_cursor() {
        let last = |page: &mut PageSeen<'_>| (page.found, page.more) = (Some(json!("c")), Some(false));
        check(&Cursor, last, Ok(Next::End));
        let all = |page: &mut PageSeen<'_>| (page.found, page.total) = (Some(json!("c")), Some(2));
        check(&Cursor, all, Ok(Next::End));
    }

    #[test]
    fn what_names_no_place_is_an_error() {
        check(&Cursor, found(json!({"a": 1})), Err("the cursor is an object, which names no place"));
        let lost = |page: &mut PageSeen<'_>| page.more = Some(true);
        check(&Cursor, lost, Err("the answer says that more follow and gives no cursor to them"));
    }
}
