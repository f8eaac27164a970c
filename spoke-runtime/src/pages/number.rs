//! Pages by number.

use serde_json::Value;

use super::{Next, PageSeen, Paginate};

/// `pages(page => field)`: the field counts the pages, from what the caller or the field's default gives, else from one.
///
/// The list ends where the answer says so (`more = path`, `total = path`), else with the first page that holds nothing.
#[derive(Clone, Copy, Debug)]
pub struct Number;

#[diagnostic::do_not_recommend]
impl Paginate for Number {
    fn name(&self) -> &'static str {
        "page"
    }

    fn next(&self, page: &PageSeen<'_>) -> Result<Next, String> {
        if page.is_last() || page.is_empty_end() {
            return Ok(Next::End);
        }
        let next = page.asked_number(1, "page number")?.checked_add(1);
        next.map(|next| Next::Input(Value::from(next)))
            .ok_or_else(|| "there is no next page number".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Number;
    use crate::pages::seen::check;
    use crate::pages::{Next, PageSeen};

    #[test]
    fn pages_are_counted_from_one_or_from_what_was_given() {
        check(&Number, |_| {}, Ok(Next::Input(json!(2))));
        check(&Number, |page| page.asked = Some("0"), Ok(Next::Input(json!(1))));
        check(&Number, |page| page.asked = Some("7"), Ok(Next::Input(json!(8))));
    }

    #[test]
    fn an_empty_page_ends_the_list_unless_the_vendor_says_that_more_follow() {
        check(&Number, |page| page.items = 0, Ok(Next::End));
        let empty = |page: &mut PageSeen<'_>| (page.items, page.more) = (0, Some(true));
        check(&Number, empty, Ok(Next::Input(json!(2))));
    }

    #[test]
    fn the_vendors_word_ends_the_list() {
        check(&Number, |page| page.more = Some(false), Ok(Next::End));
        check(&Number, |page| page.total = Some(2), Ok(Next::End));
        check(&Number, |page| page.total = Some(3), Ok(Next::Input(json!(2))));
    }

    #[test]
    fn a_page_that_is_no_number_leads_nowhere() {
        let error = "`page:2` was asked for, which is no page number that could be counted on";
        check(&Number, |page| page.asked = Some("page:2"), Err(error));
    }
}
