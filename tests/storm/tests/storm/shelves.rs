//! Lists in every style, read with nothing but HTTP.

use std::collections::BTreeSet;

use serde_json::Value;
use spoke_storm::{Drift, Plan, Shelf, Storm, Trick};
use spoke_wire::{Raw, send};

const STYLES: [&str; 7] = ["cursor", "page", "offset", "link", "next_url", "token", "keyset"];

/// The most pages that a reader here follows.
const MOST: usize = 12;

/// Where a reader goes next.
enum Way {
    Get(String),
    Post(String),
}

/// A page: its ids and the way on.
async fn page(storm: &Storm, style: &str, way: &Way) -> (Vec<i64>, Option<Way>) {
    let address = format!("/shelves/users/{style}");
    let (line, body) = match way {
        Way::Get(query) => (format!("GET {address}{query}"), String::new()),
        Way::Post(token) => (format!("POST {address}"), format!("{{\"page_token\":\"{token}\"}}")),
    };
    let answer = send(storm.url(), &line, &[], &body).await.unwrap();
    assert_eq!(answer.status, 200, "{line}: {}", answer.body);
    let json = answer.json();
    let items = ["items", "value"].iter().find_map(|name| json.get(name)).unwrap_or(&json);
    let ids: Vec<i64> = items.as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect();
    let next = next(style, way, &answer, &json, &ids);
    (ids, next)
}

fn next(style: &str, way: &Way, answer: &Raw, json: &Value, ids: &[i64]) -> Option<Way> {
    let number = |way: &Way| match way {
        Way::Get(query) => query.rsplit('=').next().and_then(|number| number.parse::<i64>().ok()),
        Way::Post(_) => None,
    };
    match style {
        "cursor" => json["next_cursor"].as_str().map(|cursor| Way::Get(format!("?cursor={cursor}"))),
        "token" => {
            let token = json["next_page_token"].as_str().unwrap();
            (!token.is_empty()).then(|| Way::Post(token.to_owned()))
        }
        "next_url" => {
            let url = json["@odata.nextLink"].as_str()?;
            Some(Way::Get(url[url.find('?').unwrap()..].to_owned()))
        }
        "keyset" => {
            json["has_more"].as_bool().unwrap().then(|| Way::Get(format!("?after={}", ids.last().unwrap())))
        }
        "page" => {
            let page = json["page"].as_i64().unwrap();
            (page < json["pages"].as_i64().unwrap()).then(|| Way::Get(format!("?page={}", page + 1)))
        }
        "offset" => {
            let end = number(way).unwrap_or(0) + ids.len() as i64;
            (end < json["total"].as_i64().unwrap()).then(|| Way::Get(format!("?offset={end}")))
        }
        "link" => {
            let link = answer.headers.iter().find_map(|line| line.strip_prefix("link: "))?;
            let last = link.split(", ").last().unwrap().strip_suffix(">; rel=\"next\"").unwrap();
            Some(Way::Get(last[last.find('?').unwrap()..].to_owned()))
        }
        other => panic!("{other}"),
    }
}

/// Every page of a list of 10 ids, four on a page, up to [`MOST`]; and whether that was its end.
async fn read(style: &str, change: impl Fn(Shelf) -> Shelf) -> (Vec<Vec<i64>>, bool) {
    let storm = Storm::start(Plan::calm()).unwrap();
    storm.put("users", change(Shelf::new(10, 4)));
    let mut way = if style == "token" { Way::Post(String::new()) } else { Way::Get(String::new()) };
    let mut pages = Vec::new();
    while pages.len() < MOST {
        let (ids, next) = page(&storm, style, &way).await;
        pages.push(ids);
        match next {
            Some(next) => way = next,
            None => return (pages, true),
        }
    }
    (pages, false)
}

#[tokio::test]
async fn every_style_gives_every_item_once() {
    for style in STYLES {
        let (pages, is_over) = read(style, |shelf| shelf).await;
        assert_eq!(pages, [vec![1, 2, 3, 4], vec![5, 6, 7, 8], vec![9, 10]], "{style}");
        assert!(is_over, "{style}");
    }
}

/// How many different items are read, and whether one of them came twice.
async fn drifting(style: &str, drift: Drift) -> (usize, bool) {
    let (pages, _) = read(style, |shelf| shelf.drift(drift)).await;
    let all = pages.concat();
    let different: BTreeSet<i64> = all.iter().copied().collect();
    (different.len(), different.len() < all.len())
}

#[tokio::test]
async fn who_counts_places_in_a_list_that_changes_misses_and_repeats() {
    for style in ["page", "offset", "link"] {
        assert!(drifting(style, Drift::ShrinksAtFront(1)).await.0 < 9, "{style}");
        assert!(drifting(style, Drift::GrowsAtFront(1)).await.1, "{style}");
    }
    for style in ["cursor", "token", "next_url", "keyset"] {
        assert_eq!(drifting(style, Drift::ShrinksAtFront(1)).await, (10, false), "{style}");
        assert_eq!(drifting(style, Drift::GrowsAtFront(1)).await, (10, false), "{style}");
    }
}

#[tokio::test]
async fn a_list_grows_and_shrinks_at_its_end_in_every_style() {
    for style in STYLES {
        let (count, repeats) = drifting(style, Drift::GrowsAtEnd(1)).await;
        assert!((11..=13).contains(&count) && !repeats, "{style}: {count}");
        let (count, repeats) = drifting(style, Drift::ShrinksAtEnd(1)).await;
        assert!((8..=9).contains(&count) && !repeats, "{style}: {count}");
    }
}

#[tokio::test]
async fn a_list_can_lead_back_to_where_the_reader_is() {
    for style in STYLES {
        let (pages, is_over) = read(style, |shelf| shelf.trick(Trick::RepeatsFrom(2))).await;
        assert!(!is_over || style == "page" || style == "offset", "{style}");
        let all = pages.concat();
        assert!(all.iter().collect::<BTreeSet<_>>().len() < all.len(), "{style}: {pages:?}");
    }
}

#[tokio::test]
async fn a_list_can_send_empty_pages_that_lead_on() {
    for style in ["cursor", "token", "next_url"] {
        let (pages, is_over) = read(style, |shelf| shelf.trick(Trick::EmptyPages(2))).await;
        assert_eq!(pages, [vec![1, 2, 3, 4], vec![], vec![], vec![5, 6, 7, 8], vec![9, 10]], "{style}");
        assert!(is_over, "{style}");
    }
}

#[tokio::test]
async fn a_list_can_have_no_end() {
    for style in ["cursor", "token", "next_url", "link", "page", "offset"] {
        let (pages, is_over) = read(style, |shelf| shelf.trick(Trick::NeverEnds)).await;
        assert!(!is_over, "{style}");
        assert_eq!(pages.concat(), Vec::from_iter(1..=10), "{style}");
    }
}

#[tokio::test]
async fn a_long_list_is_remembered_in_part() {
    let storm = Storm::start(Plan::calm()).unwrap();
    storm.put("users", Shelf::new(i64::MAX / 2, 4));
    storm.remember(3);
    let mut way = Way::Get(String::new());
    for _ in 0..10 {
        way = page(&storm, "keyset", &way).await.1.unwrap();
    }
    let ledger = storm.ledger();
    let kept: Vec<&str> = ledger.errands().map(|(name, _)| name.rsplit('=').next().unwrap()).collect();
    assert_eq!(kept, ["28", "32", "36"]);
    assert_eq!(storm.shelf("users").unwrap().served(), 10);
}
