//! One seed, one storm.

use std::collections::BTreeMap;

use spoke_storm::actions::{FileTicket, Pay};
use spoke_storm::{CALM_AFTER, Fault, Plan, Storm, Tally};

/// What every request of 200 calls met.
async fn weather(seed: u64) -> BTreeMap<String, Vec<Fault>> {
    let storm = Storm::start(Plan::commit_then_cut(seed)).unwrap();
    Tally::of(&storm, 200, |call| Pay::new(call, 5)).await.unwrap();
    let ledger = storm.ledger();
    let faults = ledger
        .errands()
        .map(|(name, errand)| (name.to_owned(), errand.visits.iter().map(|visit| visit.fault).collect()));
    faults.collect()
}

#[tokio::test]
async fn one_seed_gives_one_storm_whoever_comes_first() {
    let first = weather(5).await;
    assert_eq!(first, weather(5).await);
    assert_ne!(first, weather(6).await);
}

#[test]
fn a_plan_calms_down() {
    let plan = Plan::commit_then_cut(9);
    for call in 0..100 {
        let errand = format!("GET /notes/c{call}");
        assert_eq!(plan.at(&errand, CALM_AFTER + 1), Fault::None);
    }
}

#[test]
fn faults_come_as_often_as_they_weigh() {
    let plan = Plan::new(1, [(3, Fault::CommitReset), (1, Fault::None)]);
    let cut = (0..4000).filter(|call| plan.at(&format!("c{call}"), 1) == Fault::CommitReset).count();
    assert!((2900..3100).contains(&cut), "{cut}");
}

#[test]
fn refusals_come_in_rows_and_cuts_do_not() {
    let rows = |fault| {
        let plan = Plan::new(1, [(1, fault), (1, Fault::None)]);
        let again = |call: &u32| plan.at(&format!("c{call}"), 2) == fault;
        let first = |call: &u32| plan.at(&format!("c{call}"), 1) == fault;
        (0..1000).filter(first).filter(again).count()
    };
    assert!(rows(Fault::Status(503)) > rows(Fault::CommitReset) + 100);
}

#[tokio::test]
async fn the_weather_can_turn() {
    let storm = Storm::start(Plan::always(Fault::Status(500))).unwrap();
    let make = |call| FileTicket::new(call, "disk full");
    assert_eq!(Tally::of(&storm, 3, make).await.unwrap().failed, 3);
    storm.turn_to(Plan::calm());
    let desk = spoke_storm::connect(&storm).unwrap();
    assert_eq!(spoke_runtime::Call::new(make("c1".to_owned()), &desk).await.unwrap().number, 1);
}
