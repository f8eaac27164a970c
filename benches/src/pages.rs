//! Long lists through every kind of pager: each item once, in order, in flat memory, with and without faults.

mod server;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use spoke_runtime::auth::Bearer;
use spoke_runtime::pages::{Next, PageSeen, Paginate};
use spoke_runtime::prelude::*;
use spoke_runtime::{ConnectionConfig, ManualClock, Paged};

use spoke_bench_stand::{counting, drive};

use crate::budgets::amount;
use crate::report::Table;

use server::{Road, Server};

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

/// How one list was walked.
pub struct Walked {
    /// How many requests were made.
    pub requests: u64,
    /// How many of them were lost, cut off or turned away.
    pub faults: u64,
    /// How many items came.
    pub items: u64,
    /// Whether each came once and in order.
    pub is_right: bool,
    /// The most bytes in use at once, beyond those in use before.
    pub growth: usize,
    /// Time on the processor.
    pub cpu: Duration,
    /// Time that passed.
    pub elapsed: Duration,
}

/// Walks a calm list of so many items by a cursor.
pub fn walk_by_cursor(items: u64) -> Walked {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(walk(false, items, ByCursor::new()))
}

async fn list<A>(table: &mut Table, name: &str, is_faulty: bool, items: u64, action: A)
where
    A: Paged<Spoke = Lists> + Unpin,
    A::Output: spoke_runtime::Page<Item = Item>,
{
    let walked = walk(is_faulty, items, action).await;
    table.row([
        name.into(),
        walked.faults.to_string(),
        walked.requests.to_string(),
        format!("{}{}", walked.items, if walked.is_right { "" } else { " **wrong**" }),
        (walked.growth >> 10).to_string(),
        format!("{:.1}", walked.elapsed.as_secs_f64()),
    ]);
    let most = |table: &mut Table, figure: &str, value: f64| {
        let so_far = table.figures.get(&format!("pages.{figure}")).copied().unwrap_or_default();
        table.figure(figure, so_far.max(value));
    };
    most(table, "peak KiB", (walked.growth >> 10) as f64);
    most(table, "lists that went wrong", f64::from(!walked.is_right));
}

async fn walk<A>(is_faulty: bool, items: u64, action: A) -> Walked
where
    A: Paged<Spoke = Lists> + Unpin,
    A::Output: spoke_runtime::Page<Item = Item>,
{
    let server =
        Arc::new(Server { items, is_faulty, attempts: AtomicU64::new(0), faults: AtomicU64::new(0) });
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
    let (cpu, began) = (drive::processor(), Instant::now());
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
    Walked {
        requests: server.attempts.load(Relaxed),
        faults: server.faults.load(Relaxed),
        items: count,
        is_right: is_right && count == items,
        growth: counting::peak(),
        cpu: drive::processor() - cpu,
        elapsed: began.elapsed(),
    }
}
