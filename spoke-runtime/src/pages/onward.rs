//! The way on from a page, and the guards against lists without end.

use crate::error::Kind;
use crate::fail::Source;
use crate::judge::Answers;
use crate::output::look_last;
use crate::response::Response;
use crate::road::Landed;

use super::guard::Guard;
use super::place::{self, Place};
use super::{Next, PageSeen, Pages, address, reading};

/// The most empty pages in a row that claim more: filters on the vendor's side give a few, a list without end gives them for
/// ever.
pub const MAX_EMPTY_PAGES: u32 = 100;

/// What is known of the pages so far.
pub(super) struct Onward {
    /// How many items they held.
    pub(super) so_far: u64,
    /// How many of the last ones held none.
    empty: u32,
    guard: Guard,
}

/// A page that has come.
pub(super) struct Came<'a> {
    pub(super) landed: &'a Landed,
    pub(super) place: &'a Place,
    /// What stood in the declaration's input.
    pub(super) asked: Option<&'a str>,
    /// How many items it holds.
    pub(super) items: usize,
}

impl Onward {
    /// Begins at `place`, behind this many items.
    pub(super) fn from(place: Place, so_far: u64) -> Self {
        Onward { so_far, empty: 0, guard: Guard::new(place) }
    }

    /// Where the page after this one is; `None` after the last.
    ///
    /// # Errors
    /// The kind of failure, and its sentence.
    pub(super) fn next(&mut self, pages: &Pages, page: &Came<'_>) -> Result<Option<Place>, (Kind, String)> {
        self.so_far = self.so_far.saturating_add(page.items as u64);
        self.empty = if page.items == 0 { self.empty.saturating_add(1) } else { 0 };
        let seen = seen(pages, page, self.so_far);
        let endless = |sentence: String| Err((Kind::Paging, sentence));
        let next = match pages.style.next(&seen) {
            Err(sentence) => return endless(sentence),
            Ok(Next::End) => return Ok(None),
            Ok(Next::Input(value)) => Place::Input(value),
            Ok(Next::Url(url)) => address::settled(page.landed.trip(), &url)
                .map(|url| Place::Url(url.into()))
                .map_err(|sentence| (Kind::Redirect, sentence))?,
        };
        if leads_to_itself(page, &next) {
            return endless(format!(
                "the page leads to itself, and the list would never end; look whether the vendor takes what `pages({} ..)` sends",
                pages.style.name()
            ));
        }
        if let Some(length) = self.guard.closes(&next) {
            return endless(format!(
                "the pages lead in a circle of {length}, and the list would never end; some items were given twice, and only the vendor can say why"
            ));
        }
        if self.empty > MAX_EMPTY_PAGES {
            return endless(format!(
                "{} empty pages in a row say that more follow; no list is expected to have so many, go on with the error's `page_token()` if this one has",
                self.empty
            ));
        }
        Ok(Some(next))
    }
}

/// Whether a list goes on after `landed`, its first page, which holds nothing.
pub(crate) fn goes_on(pages: &Pages, landed: &Landed) -> bool {
    let first = Came { landed, place: &Place::First, asked: None, items: 0 };
    Onward::from(Place::First, 0).next(pages, &first) != Ok(None)
}

/// The first page has no place of its own, but what the caller asked for is one.
fn leads_to_itself(page: &Came<'_>, next: &Place) -> bool {
    next == page.place
        || matches!(next, Place::Input(value) if page.asked == Some(place::text(value).as_str()))
}

fn seen<'a>(pages: &Pages, page: &Came<'a>, so_far: u64) -> PageSeen<'a> {
    let Came { landed, asked, items, .. } = *page;
    let response: &Response = landed.response();
    let last = match pages.from {
        Some(Source::Body(path)) if pages.style.takes_last() => Some(look_last(&response.body, path)),
        _ => None,
    };
    let from = if last.is_some() { None } else { pages.from };
    let sources: Vec<Source> = [from, pages.more, pages.total].into_iter().flatten().collect();
    let answers = Answers::to_sources(response, &sources);
    let ask = |source: Option<Source>| answers.value(source?).map(std::borrow::Cow::into_owned);
    PageSeen {
        response,
        asked,
        items,
        so_far,
        found: last.unwrap_or_else(|| ask(from)).filter(|value| !value.is_null()),
        more: ask(pages.more).and_then(|value| reading::truth(&value)),
        total: ask(pages.total).and_then(|value| reading::count(&value)),
    }
}
