//! Pages by an address in the body.

use serde_json::Value;

use super::{Next, PageSeen, Paginate};

/// `pages(next_url = path)`: the address of the next page stands at `path`, whole or relative to the page's own, until
/// nothing stands there. OData's `@odata.nextLink` is one.
#[derive(Clone, Copy, Debug)]
pub struct NextUrl;

#[diagnostic::do_not_recommend]
impl Paginate for NextUrl {
    fn name(&self) -> &'static str {
        "next_url"
    }

    fn next(&self, page: &PageSeen<'_>) -> Result<Next, String> {
        if page.is_last() {
            return Ok(Next::End);
        }
        match &page.found {
            Some(Value::String(url)) if !url.is_empty() => Ok(Next::Url(url.clone())),
            None | Some(Value::Null | Value::Bool(false) | Value::String(_)) => match page.more {
                Some(true) => Err("the answer says that more follow and gives no address of them".to_owned()),
                _ => Ok(Next::End),
            },
            Some(_) => Err("what stands for the next page's address is no text".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::NextUrl;
    use crate::pages::seen::check;
    use crate::pages::{Next, PageSeen};

    #[test]
    fn the_address_is_followed_until_there_is_none() {
        let url = "https://desk.example/tickets?$skiptoken=7";
        check(&NextUrl, |page| page.found = Some(json!(url)), Ok(Next::Url(url.to_owned())));
        check(&NextUrl, |page| page.found = Some(json!("")), Ok(Next::End));
        check(&NextUrl, |page| page.found = None, Ok(Next::End));
    }

    #[test]
    fn the_vendors_word_ends_the_list() {
        let last = |page: &mut PageSeen<'_>| (page.found, page.more) = (Some(json!("/x")), Some(false));
        check(&NextUrl, last, Ok(Next::End));
    }

    #[test]
    fn what_is_no_address_is_an_error() {
        check(
            &NextUrl,
            |page| page.found = Some(json!(7)),
            Err("what stands for the next page's address is no text"),
        );
        let lost = |page: &mut PageSeen<'_>| page.more = Some(true);
        check(&NextUrl, lost, Err("the answer says that more follow and gives no address of them"));
    }
}
