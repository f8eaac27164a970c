//! Pages by offset: how many items stand before the page.

use serde_json::Value;

use super::{Next, PageSeen, Paginate};

/// `pages(offset => field)`: the field says how many items to skip, from what the caller or the field's default gives, else
/// from zero; each page adds as many as it held.
///
/// The list ends where the answer says so (`more = path`, `total = path`), else with the first page that holds nothing.
#[derive(Clone, Copy, Debug)]
pub struct Offset;

#[diagnostic::do_not_recommend]
impl Paginate for Offset {
    fn name(&self) -> &'static str {
        "offset"
    }

    fn next(&self, page: &PageSeen<'_>) -> Result<Next, String> {
        if page.is_last() || page.is_empty_end() {
            return Ok(Next::End);
        }
        let next = page.asked_number(0, "offset")?.checked_add(page.items as u64);
        next.map(|next| Next::Input(Value::from(next))).ok_or_else(|| "there is no next offset".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Offset;
    use crate::pages::Next;
    use crate::pages::seen::check;

    #[test]
    fn each_page_is_skipped_by_the_next() {
        check(&Offset, |_| {}, Ok(Next::Input(json!(2))));
        check(&Offset, |page| page.asked = Some("40"), Ok(Next::Input(json!(42))));
    }

    #[test]
    fn an_empty_page_ends_the_list() {
        check(&Offset, |page| page.items = 0, Ok(Next::End));
    }

    #[test]
    fn the_vendors_word_ends_the_list() {
        check(&Offset, |page| page.more = Some(false), Ok(Next::End));
        check(&Offset, |page| page.total = Some(2), Ok(Next::End));
        check(
            &Offset,
            |page| (page.asked, page.so_far, page.total) = (Some("8"), 10, Some(10)),
            Ok(Next::End),
        );
    }

    #[test]
    fn an_offset_that_is_no_number_leads_nowhere() {
        let error = "`-1` was asked for, which is no offset that could be counted on";
        check(&Offset, |page| page.asked = Some("-1"), Err(error));
    }
}
