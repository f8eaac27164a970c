//! Whole lists through the storm: every item once and in order, in every style.

use spoke_runtime::{Action, Call, Error, Page, Paged};
use spoke_storm::actions::Vendor;
use spoke_storm::lists::{ByCursor, ByKeyset, ByLink, ByNextUrl, ByOffset, ByPage, ByToken, Item};
use spoke_storm::{Drift, Plan, Shelf, Storm, Trick, connect};

const ITEMS: i64 = 500;

/// The ids of a list of [`ITEMS`], seven on a page, read through the storm; and how many pages the server gave.
async fn read<A>(change: fn(Shelf) -> Shelf, list: A) -> (Result<Vec<i64>, Error>, u64)
where
    A: Paged<Spoke = Vendor> + Action<Output: Page<Item = Item>> + Send + 'static,
{
    let storm = Storm::start(Plan::commit_then_cut(3)).unwrap();
    storm.put("users", change(Shelf::new(ITEMS, 7)));
    let desk = connect(&storm).unwrap();
    let mut items = Call::new(list, &desk).items().prefetch(1);
    let mut ids = Vec::new();
    let told = loop {
        match items.next().await {
            Some(Ok(item)) => ids.push(item.id),
            Some(Err(error)) => break Err(error),
            None => break Ok(ids),
        }
    };
    (told, storm.shelf("users").unwrap().served())
}

async fn whole<A>(list: A)
where
    A: Paged<Spoke = Vendor> + Action<Output: Page<Item = Item>> + Send + 'static,
{
    let (ids, served) = read(|shelf| shelf, list).await;
    assert_eq!(ids.unwrap(), Vec::from_iter(1..=ITEMS));
    assert!(served > 100, "the storm was none: {served} pages");
}

#[tokio::test]
async fn every_item_comes_once_in_every_style() {
    whole(ByCursor::new("users")).await;
    whole(ByPage::new("users")).await;
    whole(ByOffset::new("users")).await;
    whole(ByLink::new("users")).await;
    whole(ByNextUrl::new("users")).await;
    whole(ByToken::new("users")).await;
    whole(ByKeyset::new("users")).await;
}

/// Who reads by key or cursor gets what was there all the time once, whatever comes and goes around it.
#[tokio::test]
async fn a_list_that_changes_loses_and_repeats_nothing_by_key() {
    async fn drifting<A>(list: impl Fn() -> A)
    where
        A: Paged<Spoke = Vendor> + Action<Output: Page<Item = Item>> + Send + 'static,
    {
        let grown = read(|shelf| shelf.drift(Drift::GrowsAtFront(3)), list()).await.0.unwrap();
        assert_eq!(grown, Vec::from_iter(grown[0]..=ITEMS));
        let shrunk = read(|shelf| shelf.drift(Drift::ShrinksAtFront(3)), list()).await.0.unwrap();
        let last = *shrunk.last().unwrap();
        assert!(last == ITEMS && shrunk.is_sorted() && shrunk.windows(2).all(|two| two[0] < two[1]));
    }
    drifting(|| ByCursor::new("users")).await;
    drifting(|| ByNextUrl::new("users")).await;
    drifting(|| ByToken::new("users")).await;
    drifting(|| ByKeyset::new("users")).await;
}

#[tokio::test]
async fn a_list_that_leads_back_ends_with_an_error() {
    async fn ends<A>(list: A)
    where
        A: Paged<Spoke = Vendor> + Action<Output: Page<Item = Item>> + Send + 'static,
    {
        let (told, served) = read(|shelf| shelf.trick(Trick::RepeatsFrom(5)), list).await;
        assert!(told.is_err() && served < 20, "{told:?} after {served} pages");
    }
    ends(ByCursor::new("users")).await;
    ends(ByLink::new("users")).await;
    ends(ByNextUrl::new("users")).await;
    ends(ByToken::new("users")).await;
    ends(ByKeyset::new("users")).await;
}

#[tokio::test]
async fn empty_pages_that_lead_on_are_passed_and_endless_ones_end_with_an_error() {
    async fn passes<A>(list: impl Fn() -> A)
    where
        A: Paged<Spoke = Vendor> + Action<Output: Page<Item = Item>> + Send + 'static,
    {
        let (ids, _) = read(|shelf| shelf.trick(Trick::EmptyPages(2)), list()).await;
        assert_eq!(ids.unwrap(), Vec::from_iter(1..=ITEMS));
        let (told, served) = read(|shelf| shelf.trick(Trick::NeverEnds), list()).await;
        assert!(told.is_err() && served < 1000, "{told:?} after {served} pages");
    }
    passes(|| ByCursor::new("users")).await;
    passes(|| ByNextUrl::new("users")).await;
    passes(|| ByToken::new("users")).await;
}
