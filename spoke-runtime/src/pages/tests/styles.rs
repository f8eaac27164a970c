//! Every style, over several pages.

use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert_eq, prop_oneof, proptest};
use serde_json::{Value, json};

use super::vendor::{
    ByCursor, ByKeyset, ByKeysetAndMore, ByLink, ByNumber, ByNumberAndMore, ByOffset, ByOffsetAndTotal,
    ByUrl, Search, Style, Tickets, items, list, read, some, tickets, vendor,
};
use crate::pages::{PageToken, Paged};
use crate::transport::Scripted;

/// Reads a list of seven by pages of three; `asked` are the places that were asked for.
async fn check<A: Paged<Spoke = super::vendor::Desk, Output = Tickets>>(
    style: Style,
    action: A,
    asked: &[&str],
) {
    let (trial, desk) = list(style, 7, 3);
    let (ids, error) = read(&mut items(action, &desk)).await;
    assert_eq!((ids, error.map(|error| error.to_string())), ((0..7).collect(), None), "{style:?}");
    let sent: Vec<String> = trial
        .transport
        .requests()
        .iter()
        .map(|request| request.url.query().unwrap_or("").to_owned())
        .collect();
    assert_eq!(sent, asked, "{style:?}");
}

#[tokio::test]
async fn every_style_gives_every_item_once() {
    check(Style::Cursor, ByCursor(None), &["", "at=c%2B3", "at=c%2B6"]).await;
    check(Style::Number, ByNumber(None), &["", "at=2", "at=3", "at=4"]).await;
    check(Style::Number, ByNumberAndMore(Some("1")), &["at=1", "at=2", "at=3"]).await;
    check(Style::Offset, ByOffset(None), &["", "at=3", "at=6", "at=7"]).await;
    check(Style::Offset, ByOffsetAndTotal(None), &["", "at=3", "at=6"]).await;
    check(Style::Link, ByLink(None), &["", "at=3", "at=6"]).await;
    check(Style::Url, ByUrl(None), &["", "at=3", "at=6"]).await;
    check(Style::Keyset, ByKeyset(None), &["", "at=2", "at=5", "at=6"]).await;
    check(Style::Keyset, ByKeysetAndMore(None), &["", "at=2", "at=5"]).await;
}

#[tokio::test]
async fn a_list_begins_where_the_caller_says() {
    let (_, desk) = list(Style::Number, 7, 3);
    assert_eq!(read(&mut items(ByNumber(Some("2")), &desk)).await.0, [3, 4, 5, 6]);
    let (_, desk) = list(Style::Offset, 7, 3);
    assert_eq!(read(&mut items(ByOffset(Some("5")), &desk)).await.0, [5, 6]);
}

#[tokio::test]
async fn a_place_in_a_body_is_a_number_where_its_input_is_one() {
    let (trial, desk) =
        vendor(Scripted::new([tickets([1], "70"), tickets([2], 71), tickets([3], Value::Null)]));
    assert_eq!(read(&mut items(Search, &desk)).await.0, [1, 2, 3]);
    let bodies: Vec<Value> = trial
        .transport
        .requests()
        .iter()
        .map(|request| serde_json::from_slice(request.bytes().unwrap()).unwrap())
        .collect();
    assert_eq!(bodies, [json!({}), json!({"after": 70}), json!({"after": 71})]);
}

fn styles() -> impl Strategy<Value = Style> {
    use Style::{Cursor, Keyset, Link, Number, Offset, Url};
    prop_oneof![Just(Cursor), Just(Number), Just(Offset), Just(Link), Just(Url), Just(Keyset)]
}

/// Reads up to `stop` items, goes on from the token as text, and gives both parts.
fn in_two_parts(style: Style, length: u64, per_page: u64, stop: u64, prefetch: usize) -> Vec<u64> {
    async fn go<A: Paged<Spoke = super::vendor::Desk, Output = Tickets>>(
        action: impl Fn() -> A,
        (style, length, per_page, stop, prefetch): (Style, u64, u64, u64, usize),
    ) -> Vec<u64> {
        let (_, desk) = list(style, length, per_page);
        let mut first = items(action(), &desk).prefetch(prefetch);
        let mut ids = some(&mut first, stop as usize).await;
        let text = serde_json::to_string(&first.token()).unwrap();
        drop(first);
        let token: PageToken = serde_json::from_str(&text).unwrap();
        let (rest, error) = read(&mut items(action(), &desk).prefetch(prefetch).resume(token)).await;
        assert!(error.is_none(), "{error:?}");
        ids.extend(rest);
        ids
    }
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let plan = (style, length, per_page, stop, prefetch);
    runtime.block_on(async {
        match style {
            Style::Cursor => go(|| ByCursor(None), plan).await,
            Style::Number => go(|| ByNumber(None), plan).await,
            Style::Offset => go(|| ByOffset(None), plan).await,
            Style::Link => go(|| ByLink(None), plan).await,
            Style::Url => go(|| ByUrl(None), plan).await,
            Style::Keyset => go(|| ByKeyset(None), plan).await,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_item_comes_exactly_once_in_order(
        style in styles(),
        length in 0_u64..30,
        per_page in 1_u64..8,
        stop in 0_u64..30,
        prefetch in 0_usize..4,
    ) {
        let ids = in_two_parts(style, length, per_page, stop.min(length), prefetch);
        prop_assert_eq!(ids, (0..length).collect::<Vec<u64>>());
    }
}
