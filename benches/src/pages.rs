//! Long lists through every kind of pager: each item once, in order, in flat memory, with and without faults.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;

use spoke_runtime::auth::Bearer;
use spoke_runtime::pages::{Next, PageSeen, Paginate};
use spoke_runtime::prelude::*;
use spoke_runtime::{
    Attempt, BoxFuture, ConnectionConfig, Loss, Lost, ManualClock, Paged, Response, Transport,
};

use spoke_bench_stand::counting;

use crate::budgets::amount;
use crate::report::Table;

/// How many items the lists have.
pub const ITEMS: u64 = 10_000_000;

/// How many items a page has.
const PER_PAGE: u64 = 1_000;

/// A system of long lists.
#[derive(Spoke)]
#[spoke(
    name = "lists",
    auth = [Bearer],
    actions = [ByCursor, ByNumber, ByOffset, ByLink, ByUrl, ByKey, ByToken, ByHand],
)]
struct Lists;

#[derive(Output)]
struct Items {
    #[out("items", items)]
    items: Vec<Item>,
}

#[derive(Output)]
struct Item {
    id: u64,
}

/// A cursor in the query.
#[derive(Action)]
#[action(Lists: GET "/cursor" -> Items, pages(cursor = next => cursor))]
struct ByCursor {
    cursor: Option<String>,
}

/// A page's number.
#[derive(Action)]
#[action(Lists: GET "/number" -> Items, pages(page => page))]
struct ByNumber {
    page: Option<u64>,
}

/// How many to leave out.
#[derive(Action)]
#[action(Lists: GET "/offset" -> Items, pages(offset => offset, total = total))]
struct ByOffset {
    offset: Option<u64>,
}

/// `Link` headers.
#[derive(Action)]
#[action(Lists: GET "/link" -> Vec<Item>, pages(link_header))]
struct ByLink {}

/// An address in the body.
#[derive(Action)]
#[action(Lists: GET "/url" -> Items, pages(next_url = "@odata.nextLink"))]
struct ByUrl {}

/// After the last item.
#[derive(Action)]
#[action(Lists: GET "/key" -> Items, pages(keyset = items[].id => after, more = more))]
struct ByKey {
    after: Option<u64>,
}

/// A token in the body of a POST.
#[derive(Action)]
#[action(Lists: POST "/token" -> Items, effect = read, pages(cursor = next => token))]
struct ByToken {
    token: Option<String>,
}

/// A way of the vendor's own.
#[derive(Action)]
#[action(Lists: GET "/hand" -> Items, pages(with = Stride => from))]
struct ByHand {
    from: Option<u64>,
}

/// The vendor counts in strides.
#[derive(Debug)]
struct Stride;

impl Paginate for Stride {
    fn name(&self) -> &'static str {
        "stride"
    }

    fn next(&self, page: &PageSeen<'_>) -> Result<Next, String> {
        Ok(if page.items == 0 { Next::End } else { Next::Input(page.so_far.into()) })
    }
}

/// The lists' server, without a network.
#[derive(Debug)]
struct Server {
    items: u64,
    /// Whether attempts are lost, cut off and turned away.
    is_faulty: bool,
    attempts: AtomicU64,
    faults: AtomicU64,
}

impl Server {
    fn answer(&self, attempt: &Attempt<'_>) -> Result<Response, Lost> {
        let number = self.attempts.fetch_add(1, Relaxed);
        let mut response = Response::new(200, Default::default(), &b""[..]);
        if self.is_faulty {
            // A SplitMix64 step: the same storm in every run.
            let mut chance = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            chance = (chance ^ (chance >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            chance = (chance ^ (chance >> 27)) % 100;
            if chance < 12 {
                self.faults.fetch_add(1, Relaxed);
            }
            match chance {
                0..3 => return Err(Lost { how: Loss::Cut, sent: true, source: None }),
                3..5 => return Err(Lost { how: Loss::Connect, sent: false, source: None }),
                5..9 => {
                    response.status = 503;
                    return Ok(response);
                }
                9..12 => {
                    response.status = 429;
                    response.headers.insert("retry-after", "1".parse().expect("a header"));
                    return Ok(response);
                }
                _ => {}
            }
        }
        let url = &attempt.request.url;
        let asked = |name: &str| {
            url.query_pairs().find(|(one, _)| one == name).and_then(|(_, value)| value.parse().ok())
        };
        let start: u64 = match url.path() {
            "/cursor" => asked("cursor").unwrap_or(0),
            "/number" => (asked("page").unwrap_or(1) - 1) * PER_PAGE,
            "/offset" => asked("offset").unwrap_or(0),
            "/link" | "/url" => asked("at").unwrap_or(0),
            "/key" => asked("after").map_or(0, |after: u64| after + 1),
            "/hand" => asked("from").unwrap_or(0),
            _ => {
                let body = attempt.request.bytes().unwrap_or_default();
                let digits: String =
                    String::from_utf8_lossy(body).chars().filter(char::is_ascii_digit).collect();
                digits.parse().unwrap_or(0)
            }
        };
        let end = (start + PER_PAGE).min(self.items);
        let ids: Vec<String> = (start..end).map(|id| format!("{{\"id\":{id}}}")).collect();
        let (ids, more) = (ids.join(","), end < self.items);
        let next = if more { end.to_string() } else { String::new() };
        let body = match url.path() {
            "/link" => {
                if more {
                    let link = format!("<https://lists.example/link?at={end}>; rel=\"next\"");
                    response.headers.insert("link", link.parse().expect("a header"));
                }
                format!("[{ids}]")
            }
            "/url" if more => {
                format!("{{\"items\":[{ids}],\"@odata.nextLink\":\"https://lists.example/url?at={end}\"}}")
            }
            _ => {
                format!("{{\"items\":[{ids}],\"next\":\"{next}\",\"more\":{more},\"total\":{}}}", self.items)
            }
        };
        response.body = body.into();
        Ok(response)
    }
}

/// The server, shared with who looks at its counts.
#[derive(Clone, Debug)]
struct Road(std::sync::Arc<Server>);

impl Transport for Road {
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let answer = self.0.answer(&attempt);
        Box::pin(async move { answer })
    }
}

/// How lists of so many items were walked, each with its peak of memory.
pub fn table(items: u64) -> Table {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let mut table = Table::new(
        "pages",
        format!("{} items, {} on a page", amount(items as f64), amount(PER_PAGE as f64)),
        &[
            "pager",
            "faults",
            "requests",
            "items, once each and in order",
            "growth at its peak, KiB",
            "seconds",
        ],
    );
    table.figure("lists that went wrong", 0.0);
    table.figure("peak KiB", 0.0);
    for is_faulty in [false, true] {
        runtime.block_on(async {
            list(&mut table, "cursor", is_faulty, items, ByCursor::new()).await;
            list(&mut table, "page", is_faulty, items, ByNumber::new()).await;
            list(&mut table, "offset", is_faulty, items, ByOffset::new()).await;
            list(&mut table, "link_header", is_faulty, items, ByLink::new()).await;
            list(&mut table, "next_url", is_faulty, items, ByUrl::new()).await;
            list(&mut table, "keyset", is_faulty, items, ByKey::new()).await;
            list(&mut table, "cursor in a POST", is_faulty, items, ByToken::new()).await;
            list(&mut table, "a style of one's own", is_faulty, items, ByHand::new()).await;
        });
    }
    table
}

async fn list<A>(table: &mut Table, name: &str, is_faulty: bool, items: u64, action: A)
where
    A: Paged<Spoke = Lists> + Unpin,
    A::Output: spoke_runtime::Page<Item = Item>,
{
    let server = std::sync::Arc::new(Server {
        items,
        is_faulty,
        attempts: AtomicU64::new(0),
        faults: AtomicU64::new(0),
    });
    let retry = Retry::new().attempts(8).budget(1.0);
    let config = ConnectionConfig::new("lists")
        .base_url("https://lists.example")
        .auth(Bearer::token("t"))
        .retry(retry);
    let hub = Hub::builder()
        .transport(Road(server.clone()))
        .clock(ManualClock::leaping())
        .connection("lists", config)
        .build()
        .expect("one connection");
    let connection: Connection<Lists> = hub.connect("lists").expect("it is there");
    counting::begin_peak();
    let began = Instant::now();
    let mut stream = Call::new(action, &connection).items();
    let (mut count, mut is_right) = (0, true);
    while let Some(item) = stream.next().await {
        match item {
            Ok(item) => is_right &= item.id == count,
            Err(error) => {
                println!("{error}");
                is_right = false;
            }
        }
        count += 1;
    }
    let growth = counting::peak();
    table.row([
        name.into(),
        server.faults.load(Relaxed).to_string(),
        server.attempts.load(Relaxed).to_string(),
        format!("{count}{}", if is_right && count == items { "" } else { " **wrong**" }),
        (growth >> 10).to_string(),
        format!("{:.1}", began.elapsed().as_secs_f64()),
    ]);
    let most = |table: &mut Table, figure: &str, value: f64| {
        let so_far = table.figures.get(&format!("pages.{figure}")).copied().unwrap_or_default();
        table.figure(figure, so_far.max(value));
    };
    most(table, "peak KiB", (growth >> 10) as f64);
    most(table, "lists that went wrong", f64::from(!is_right || count != items));
}
