//! A page that has come, as a style sees it.

use serde_json::Value;

use crate::response::Response;

/// A page that has come, as a [`Paginate`](super::Paginate) sees it.
#[derive(Debug)]
pub struct PageSeen<'a> {
    /// The answer.
    pub response: &'a Response,
    /// What stood in the declaration's input when this page was asked for; `None` where it was absent.
    pub asked: Option<&'a str>,
    /// How many items the page holds.
    pub items: usize,
    /// How many items the pages held so far, this one included.
    pub so_far: u64,
    /// What stands at [`Pages::from`](super::Pages::from); `null` counts as nothing.
    pub found: Option<Value>,
    /// What stands at [`Pages::more`](super::Pages::more).
    pub more: Option<bool>,
    /// What stands at [`Pages::total`](super::Pages::total).
    pub total: Option<u64>,
}

impl PageSeen<'_> {
    /// Whether the vendor says that no page follows: by [`PageSeen::more`], else by [`PageSeen::total`].
    pub fn is_last(&self) -> bool {
        match self.more {
            Some(more) => !more,
            None => self.total.is_some_and(|total| self.so_far >= total),
        }
    }

    /// Whether the page holds nothing, and the vendor does not say that more follow all the same.
    pub fn is_empty_end(&self) -> bool {
        self.items == 0 && self.more != Some(true)
    }

    /// The whole number that was asked for, `first` where the input was absent.
    ///
    /// # Errors
    /// A sentence, where something else was asked for; `what` says what it should be.
    pub fn asked_number(&self, first: u64, what: &str) -> Result<u64, String> {
        let Some(asked) = self.asked else { return Ok(first) };
        asked.parse().map_err(|_| {
            format!(
                "`{}` was asked for, which is no {what} that could be counted on",
                crate::error::line(asked)
            )
        })
    }
}

#[cfg(test)]
pub(super) use tests::{check, check_answer};

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::HeaderMap;

    use super::{PageSeen, Response};
    use crate::Answer;
    use crate::pages::{Next, Paginate};

    fn go(
        style: &dyn Paginate,
        response: &Response,
        change: impl Fn(&mut PageSeen<'_>),
        expected: &Result<Next, &str>,
    ) {
        let mut page =
            PageSeen { response, asked: None, items: 2, so_far: 2, found: None, more: None, total: None };
        change(&mut page);
        assert_eq!(style.next(&page).as_ref().map_err(String::as_str), expected.as_ref().map_err(|it| *it));
    }

    /// What `style` makes of a first page of two items that says nothing but what `change` puts there.
    #[allow(clippy::needless_pass_by_value, reason = "a test writes it where it stands")]
    pub(in crate::pages) fn check(
        style: &dyn Paginate,
        change: impl Fn(&mut PageSeen<'_>),
        expected: Result<Next, &str>,
    ) {
        let response = Response::new(200, HeaderMap::new(), Bytes::new());
        go(style, &response, change, &expected);
    }

    /// The same with this answer.
    #[allow(clippy::needless_pass_by_value, reason = "a test writes it where it stands")]
    pub(in crate::pages) fn check_answer(
        style: &dyn Paginate,
        answer: Answer,
        change: impl Fn(&mut PageSeen<'_>),
        expected: Result<Next, &str>,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        go(style, &runtime.block_on(answer.give(1000)).unwrap(), change, &expected);
    }
}
