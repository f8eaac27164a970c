//! Pages after the last item of the one before.

use serde_json::Value;

use super::{Next, PageSeen, Paginate};

/// `pages(keyset = path => field)`: what stands at `path` in the last item (`data[].id`) goes into the field.
///
/// The list ends where the answer says so (`more = path`, `total = path`), else with the first page that holds nothing.
#[derive(Clone, Copy, Debug)]
pub struct Keyset;

#[diagnostic::do_not_recommend]
impl Paginate for Keyset {
    fn name(&self) -> &'static str {
        "keyset"
    }

    fn next(&self, page: &PageSeen<'_>) -> Result<Next, String> {
        if page.is_last() || page.items == 0 {
            return Ok(Next::End);
        }
        match &page.found {
            Some(key @ (Value::String(_) | Value::Number(_))) => Ok(Next::Input(key.clone())),
            _ => Err("the page's last item has no key, after which the next page would begin".to_owned()),
        }
    }

    fn takes_last(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Keyset;
    use crate::pages::seen::check;
    use crate::pages::{Next, PageSeen, Paginate};

    #[test]
    fn the_next_page_begins_after_the_last_item() {
        assert!(Keyset.takes_last());
        check(&Keyset, |page| page.found = Some(json!("cus_9")), Ok(Next::Input(json!("cus_9"))));
    }

    #[test]
    fn an_empty_page_ends_the_list() {
        let empty = |page: &mut PageSeen<'_>| (page.items, page.more) = (0, Some(true));
        check(&Keyset, empty, Ok(Next::End));
    }

    #[test]
    fn the_vendors_word_ends_the_list() {
        let last = |page: &mut PageSeen<'_>| (page.found, page.more) = (Some(json!(9)), Some(false));
        check(&Keyset, last, Ok(Next::End));
    }

    #[test]
    fn an_item_without_its_key_is_an_error() {
        let error = "the page's last item has no key, after which the next page would begin";
        check(&Keyset, |page| page.found = None, Err(error));
    }
}
