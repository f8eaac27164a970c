//! A list that is read page by page, in every style, while it grows, shrinks or plays tricks.

use std::ops::Range;

use crate::request::Request;
use crate::said::Said;

/// What happens to a list each time a page of it was served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
    /// Nothing.
    Still,
    /// So many items are added after the last one.
    GrowsAtEnd(i64),
    /// So many items are added before the first one: whoever counts places sees items again.
    GrowsAtFront(i64),
    /// So many items are taken from the end.
    ShrinksAtEnd(i64),
    /// So many items are taken from the front: whoever counts places misses items.
    ShrinksAtFront(i64),
}

/// What a list does that it should not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trick {
    /// Nothing.
    None,
    /// From this page on, counted from one, it leads to the page that was asked for.
    RepeatsFrom(u64),
    /// After the first page come so many empty ones, each with a way on that is new.
    EmptyPages(u64),
    /// It never says that it is over: after the last item come empty pages, each with a way on that is new.
    NeverEnds,
}

/// A list of the items `{"id": 17, "name": "item 17"}` in the order of their ids. It holds no item, so that it may be of any
/// length.
///
/// A [`Storm`](crate::Storm) serves it as `/shelves/<name>/<style>`. `limit` in the query (a number of the body where the style is
/// `token`) asks for shorter pages.
///
/// | style | the request says | the answer holds |
/// |---|---|---|
/// | `cursor` | `?cursor=` | `items`, `next_cursor` (none at the end) |
/// | `page` | `?page=`, from 1 | `items`, `page`, `pages`, `total` |
/// | `offset` | `?offset=` | `items`, `total` |
/// | `link` | `?page=` | a list, and `link: <..>; rel="next"` |
/// | `next_url` | what the answer said | `value`, `@odata.nextLink` |
/// | `token` | POST `{"page_token": ..}` | `items`, `next_page_token` (empty at the end) |
/// | `keyset` | `?after=`, an id | `items`, `has_more` |
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    ids: Range<i64>,
    page: i64,
    drift: Drift,
    trick: Trick,
    served: u64,
}

/// Where a page begins, and how the next one is asked for.
enum Position {
    /// After this many items.
    Place(i64),
    /// After this id.
    After(i64),
}

impl Shelf {
    /// The ids `1..=count`, at most `page` on a page.
    pub fn new(count: i64, page: i64) -> Self {
        Shelf { ids: 1..count + 1, page: page.max(1), drift: Drift::Still, trick: Trick::None, served: 0 }
    }

    /// The same list, changing as it is read.
    #[must_use]
    pub fn drift(self, drift: Drift) -> Self {
        Shelf { drift, ..self }
    }

    /// The same list, with a trick.
    #[must_use]
    pub fn trick(self, trick: Trick) -> Self {
        Shelf { trick, ..self }
    }

    /// The ids that it holds now.
    pub fn ids(&self) -> Range<i64> {
        self.ids.clone()
    }

    /// How many pages were served, cut ones included.
    pub fn served(&self) -> u64 {
        self.served
    }

    /// Serves a page, and drifts.
    pub(crate) fn serve(&mut self, style: &str, request: &Request, base: &str) -> Said {
        let said = match style {
            "cursor" => self.cursor(request),
            "page" => self.numbered(request),
            "offset" => self.offset(request),
            "link" => self.link(request, base),
            "next_url" => self.next_url(request, base),
            "token" => self.token(request),
            "keyset" => self.keyset(request),
            _ => return Said::failure(404, "no_style", "there is no such way to read a list"),
        };
        self.served += 1;
        match self.drift {
            Drift::Still => {}
            Drift::GrowsAtEnd(by) => self.ids.end += by,
            Drift::GrowsAtFront(by) => self.ids.start -= by,
            Drift::ShrinksAtEnd(by) => self.ids.end = (self.ids.end - by).max(self.ids.start),
            Drift::ShrinksAtFront(by) => self.ids.start = (self.ids.start + by).min(self.ids.end),
        }
        said
    }

    fn cursor(&self, request: &Request) -> Said {
        let asked = request.query("cursor").unwrap_or_default();
        let (ids, next) = self.opaque(asked, self.size(request.query("limit")));
        let next = next.map_or(String::new(), |next| format!(",\"next_cursor\":\"{next}\""));
        Said::new(200, format_args!("{{\"items\":{}{next}}}", items(&ids)))
    }

    fn token(&self, request: &Request) -> Said {
        let body = request.json();
        let limit = body["limit"].as_i64().map(|limit| limit.to_string());
        let (ids, next) =
            self.opaque(body["page_token"].as_str().unwrap_or_default(), self.size(limit.as_deref()));
        let next = next.unwrap_or_default();
        Said::new(200, format_args!("{{\"items\":{},\"next_page_token\":\"{next}\"}}", items(&ids)))
    }

    fn next_url(&self, request: &Request, base: &str) -> Said {
        let asked = request.query("$skiptoken").unwrap_or_default();
        let (ids, next) = self.opaque(asked, self.page);
        let url = |next| format!(",\"@odata.nextLink\":\"{base}{}?$skiptoken={next}\"", request.path());
        Said::new(200, format_args!("{{\"value\":{}{}}}", items(&ids), next.map(url).unwrap_or_default()))
    }

    fn keyset(&self, request: &Request) -> Said {
        let after = request.query("after").and_then(|after| after.parse().ok()).unwrap_or(i64::MIN);
        let ids = self.cut(&Position::After(after), self.size(request.query("limit")));
        let page = |ids: &Range<i64>, has_more: bool| {
            Said::new(200, format_args!("{{\"items\":{},\"has_more\":{has_more}}}", items(ids)))
        };
        let has_more = match self.trick {
            Trick::NeverEnds => true,
            // Whoever reads by keys is led back by items that were there before.
            Trick::RepeatsFrom(from) if self.served + 1 >= from => {
                return page(&self.cut(&Position::After(i64::MIN), self.page), true);
            }
            Trick::EmptyPages(pages) if (1..=pages).contains(&self.served) => return page(&(0..0), true),
            Trick::None | Trick::RepeatsFrom(_) | Trick::EmptyPages(_) => ids.end < self.ids.end,
        };
        page(&ids, has_more)
    }

    fn offset(&self, request: &Request) -> Said {
        let offset = request.query("offset").and_then(|offset| offset.parse().ok()).unwrap_or(0);
        let ids = self.placed(offset, self.size(request.query("limit")));
        Said::new(200, format_args!("{{\"items\":{},\"total\":{}}}", items(&ids), self.total()))
    }

    fn numbered(&self, request: &Request) -> Said {
        let size = self.size(request.query("limit"));
        let page = number(request);
        let ids = self.placed((page - 1) * size, size);
        let (total, items) = (self.total(), items(&ids));
        let pages = (total + size - 1) / size;
        Said::new(
            200,
            format_args!("{{\"items\":{items},\"page\":{page},\"pages\":{pages},\"total\":{total}}}"),
        )
    }

    fn link(&self, request: &Request, base: &str) -> Said {
        let page = number(request);
        let ids = self.placed((page - 1) * self.page, self.page);
        let mut said = Said::new(200, items(&ids));
        let next = match self.trick {
            Trick::RepeatsFrom(from) if self.served + 1 >= from => Some(page),
            Trick::NeverEnds => Some(page + 1),
            _ => (ids.end < self.ids.end).then_some(page + 1),
        };
        if let Some(next) = next {
            let url = |page| format!("<{base}{}?page={page}>", request.path());
            said.headers.push(("link", format!("{}; rel=\"first\", {}; rel=\"next\"", url(1), url(next))));
        }
        said
    }

    /// The items after an opaque word, and the next word.
    fn opaque(&self, asked: &str, size: i64) -> (Range<i64>, Option<String>) {
        let mut parts = asked.trim_start_matches('p').split('.');
        let after = parts.next().and_then(|id| id.parse().ok()).unwrap_or(self.ids.start - 1);
        let empty = parts.next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0);
        let ids = self.cut(&Position::After(after), size);
        let is_over = ids.end >= self.ids.end;
        match self.trick {
            Trick::RepeatsFrom(page) if self.served + 1 >= page => (ids, Some(asked.to_owned())),
            Trick::EmptyPages(pages) if (1..=pages).contains(&self.served) => {
                (0..0, Some(format!("p{after}.{}", self.served)))
            }
            Trick::NeverEnds if is_over => {
                let last = self.ids.end - 1;
                (ids, Some(format!("p{last}.{}", empty + 1)))
            }
            _ => {
                let last = ids.end - 1;
                (ids, (!is_over).then(|| format!("p{last}")))
            }
        }
    }

    fn placed(&self, place: i64, size: i64) -> Range<i64> {
        match self.trick {
            // Whoever counts is led back by the first items in place of those asked for.
            Trick::RepeatsFrom(page) if self.served + 1 >= page => self.cut(&Position::Place(0), size),
            Trick::EmptyPages(pages) if (1..=pages).contains(&self.served) => 0..0,
            _ => self.cut(&Position::Place(place), size),
        }
    }

    fn cut(&self, from: &Position, size: i64) -> Range<i64> {
        let first = match *from {
            Position::Place(place) => self.ids.start.saturating_add(place.max(0)),
            Position::After(id) => id.saturating_add(1).max(self.ids.start),
        };
        let first = first.min(self.ids.end);
        first..first.saturating_add(size).min(self.ids.end)
    }

    fn size(&self, asked: Option<&str>) -> i64 {
        asked.and_then(|size| size.parse().ok()).map_or(self.page, |size: i64| size.clamp(1, self.page))
    }

    fn total(&self) -> i64 {
        match self.trick {
            Trick::NeverEnds => i64::from(u32::MAX),
            _ => self.ids.end - self.ids.start,
        }
    }
}

fn number(request: &Request) -> i64 {
    request.query("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1)
}

/// Written out by hand: a list of ten million is not to be built of as many trees.
fn items(ids: &Range<i64>) -> String {
    let mut text = String::from("[");
    for id in ids.clone() {
        let comma = if id == ids.start { "" } else { "," };
        text.push_str(&format!("{comma}{{\"id\":{id},\"name\":\"item {id}\"}}"));
    }
    text.push(']');
    text
}
