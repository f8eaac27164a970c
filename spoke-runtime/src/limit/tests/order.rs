//! Who goes when.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crate::clock::{Clock, ManualClock};
use crate::limit::{Ask, Heard, Limit, Limiter, Signal, rate};
use crate::trial::Crowd;

const SECOND: Duration = Duration::from_secs(1);

/// A limiter and those who ask it; every call takes no time, unless it is told to.
struct Queue {
    clock: ManualClock,
    limiter: Arc<Limiter>,
    crowd: Crowd,
    went: Rc<RefCell<Vec<(&'static str, u128)>>>,
}

#[derive(Clone, Copy)]
struct Caller {
    name: &'static str,
    own: &'static [Limit],
    common: &'static [Limit],
    value: &'static str,
    end: Option<Duration>,
    takes: Duration,
    /// Whether it is sent once it may be.
    is_sent: bool,
    heard: Heard,
}

fn caller(name: &'static str) -> Caller {
    let heard = Heard { signal: Signal::Good, ..Heard::default() };
    Caller { name, own: &[], common: &[], value: "", end: None, takes: Duration::ZERO, is_sent: true, heard }
}

impl Queue {
    fn new() -> Self {
        Queue {
            clock: ManualClock::new(),
            limiter: Arc::new(Limiter::new(None)),
            crowd: Crowd::default(),
            went: Rc::default(),
        }
    }

    fn add(&mut self, caller: Caller) -> usize {
        let (clock, limiter, went) = (self.clock.clone(), Arc::clone(&self.limiter), Rc::clone(&self.went));
        let place = self.crowd.add(async move {
            let Caller { name, own, common, value, end, takes, is_sent, heard } = caller;
            let values: Vec<String> =
                own.iter().filter(|l| l.by.is_some()).map(|_| value.to_owned()).collect();
            let ask = Ask { action: name, own, common, values: &values, end, patience: 60 * SECOND };
            match limiter.pass(&clock, &ask).await {
                Ok(mut permit) => {
                    went.borrow_mut().push((name, clock.now().as_millis()));
                    if takes > Duration::ZERO {
                        clock.sleep(takes).await;
                    }
                    if is_sent {
                        permit.use_up();
                        permit.answered(heard);
                    }
                }
                Err(refused) => went.borrow_mut().push(("refused", refused.wait.as_millis())),
            }
        });
        self.crowd.settle();
        place
    }

    fn went(mut self) -> Vec<(&'static str, u128)> {
        self.crowd.run(&self.clock);
        assert!(self.limiter.is_at_rest());
        self.went.take()
    }
}

#[test]
fn a_rate_lets_so_many_through_in_a_window() {
    let mut queue = Queue::new();
    for _ in 0..5 {
        queue.add(Caller { own: &const { [rate("2/s")] }, ..caller("a") });
    }
    assert_eq!(queue.went(), [("a", 0), ("a", 0), ("a", 1050), ("a", 1050), ("a", 2100)]);
}

#[test]
fn a_burst_is_a_window_of_its_own() {
    let mut queue = Queue::new();
    for _ in 0..5 {
        queue.add(Caller { own: &const { [rate("4/s").burst(2)] }, ..caller("a") });
    }
    assert_eq!(queue.went(), [("a", 0), ("a", 0), ("a", 525), ("a", 525), ("a", 1050)]);
}

#[test]
fn so_many_at_once() {
    let mut queue = Queue::new();
    for _ in 0..4 {
        let own = &const { [Limit::concurrent(2)] };
        queue.add(Caller { own, takes: SECOND, ..caller("a") });
    }
    assert_eq!(queue.went(), [("a", 0), ("a", 0), ("a", 1000), ("a", 1000)]);
}

#[test]
fn a_heavy_call_is_not_overtaken_by_light_ones() {
    let mut queue = Queue::new();
    let light = Caller { own: &const { [rate("4/s").shared("points")] }, ..caller("light") };
    let heavy = Caller { own: &const { [rate("4/s").shared("points").weight(3)] }, ..caller("heavy") };
    for caller in [light, light, heavy, light, light] {
        queue.add(caller);
    }
    assert_eq!(queue.went(), [("light", 0), ("light", 0), ("heavy", 1050), ("light", 1050), ("light", 2100)]);
}

#[test]
fn an_action_weighs_in_a_bucket_of_the_spoke() {
    let mut queue = Queue::new();
    let common = &const { [rate("4/s").shared("points")] };
    let heavy =
        Caller { common, own: &const { [rate("4/s").shared("points").weight(3)] }, ..caller("heavy") };
    let light = Caller { common, ..caller("light") };
    for caller in [heavy, light, light] {
        queue.add(caller);
    }
    assert_eq!(queue.went(), [("heavy", 0), ("light", 0), ("light", 1050)]);
}

#[test]
fn nobody_waits_behind_a_bucket_that_is_not_its_own() {
    let mut queue = Queue::new();
    let common = &const { [rate("3/s")] };
    let slow = Caller { common, own: &const { [rate("1/s")] }, ..caller("slow") };
    let quick = Caller { common, ..caller("quick") };
    for caller in [slow, slow, quick, quick, quick] {
        queue.add(caller);
    }
    // Where both wait for the same bucket who came first goes first.
    let expected = [("slow", 0), ("quick", 0), ("quick", 0), ("slow", 1050), ("quick", 1050)];
    assert_eq!(queue.went(), expected);
}

#[test]
fn each_value_has_a_bucket() {
    let mut queue = Queue::new();
    for value in ["x", "x", "y"] {
        queue.add(Caller { own: &const { [rate("1/s").by(0)] }, value, ..caller("post") });
    }
    assert_eq!(queue.went(), [("post", 0), ("post", 0), ("post", 1050)]);
}

#[test]
fn values_that_nobody_uses_are_forgotten() {
    let clock = ManualClock::leaping();
    let limiter = Limiter::new(None);
    let mut crowd = Crowd::default();
    let limiter = Arc::new(limiter);
    let (asked, time) = (Arc::clone(&limiter), clock.clone());
    crowd.add(async move {
        for number in 0..100_000 {
            let values = [number.to_string()];
            let own = &const { [rate("1/s").by(0)] };
            let ask = Ask { action: "a", own, common: &[], values: &values, end: None, patience: SECOND };
            let _ = asked.pass(&time, &ask).await.map(|mut permit| permit.use_up());
            time.advance(Duration::from_millis(20));
        }
    });
    crowd.run(&clock);
    assert!(limiter.lanes() < 200, "{}", limiter.lanes());
}

#[test]
fn who_gives_up_takes_no_place_along() {
    let mut queue = Queue::new();
    let each = Caller { own: &const { [rate("1/s")] }, ..caller("a") };
    queue.add(each);
    let leader = queue.add(each);
    let middle = queue.add(each);
    queue.add(each);
    queue.crowd.cancel(middle);
    queue.crowd.cancel(leader);
    assert_eq!(queue.went(), [("a", 0), ("a", 1050)]);
}

#[test]
fn who_was_let_through_and_never_woke_up_counts_for_nothing() {
    let mut queue = Queue::new();
    let each = Caller { own: &const { [rate("1/s")] }, ..caller("a") };
    queue.add(each);
    let first = queue.add(each);
    let second = queue.add(each);
    let third = queue.add(each);
    queue.clock.advance(Duration::from_millis(1050));
    // The leader lets itself through; whoever is let through by it is dropped before it can run.
    queue.crowd.poll(first);
    queue.clock.advance(Duration::from_millis(1050));
    queue.crowd.cancel(second);
    queue.crowd.poll(third);
    assert_eq!(queue.went(), [("a", 0), ("a", 1050), ("a", 2100)]);
}

#[test]
fn who_may_be_sent_and_is_not_counts_for_nothing() {
    let mut queue = Queue::new();
    let each = Caller { own: &const { [rate("2/s").burst(1), Limit::concurrent(1)] }, ..caller("a") };
    queue.add(Caller { is_sent: false, takes: Duration::from_millis(200), ..each });
    queue.add(each);
    queue.add(each);
    assert_eq!(queue.went(), [("a", 0), ("a", 200), ("a", 725)]);
}

#[test]
fn a_call_that_would_come_too_late_is_refused_at_once() {
    let mut queue = Queue::new();
    let each = Caller { own: &const { [rate("1/s")] }, ..caller("a") };
    queue.add(each);
    queue.add(Caller { end: Some(3 * SECOND), ..each });
    queue.add(Caller { end: Some(3 * SECOND), ..each });
    queue.add(Caller { end: Some(3 * SECOND), ..each });
    let expected = [("a", 0), ("refused", 3150), ("a", 1050), ("a", 2100)];
    assert_eq!(queue.went(), expected);
}

#[test]
fn a_call_that_is_held_up_by_others_ends_with_its_time() {
    let mut queue = Queue::new();
    let own = &const { [Limit::concurrent(1).shared("one")] };
    queue.add(Caller { own, takes: 5 * SECOND, ..caller("a") });
    queue.add(Caller { own, end: Some(SECOND), ..caller("b") });
    queue.add(Caller { own, ..caller("c") });
    assert_eq!(queue.went(), [("a", 0), ("refused", 0), ("c", 5000)]);
}

fn limited(wait: Option<Duration>) -> Heard {
    Heard { signal: Signal::Limited, wait, ..Heard::default() }
}

#[test]
fn the_vendor_pauses_the_whole_connection() {
    let mut queue = Queue::new();
    queue.add(Caller { heard: limited(Some(7 * SECOND)), ..caller("a") });
    queue.add(caller("b"));
    assert_eq!(queue.went(), [("a", 0), ("b", 7000)]);
}

#[test]
fn a_pause_that_is_too_long_refuses_who_waits_and_who_comes() {
    let mut queue = Queue::new();
    let own = &const { [Limit::concurrent(1).shared("one")] };
    queue.add(Caller { own, takes: SECOND, heard: limited(Some(61 * SECOND)), ..caller("a") });
    queue.add(Caller { own, ..caller("b") });
    queue.clock.step();
    queue.crowd.settle();
    queue.add(caller("c"));
    assert_eq!(queue.went(), [("a", 0), ("refused", 61_000), ("refused", 61_000)]);
}

#[test]
fn pauses_without_a_word_double_until_a_good_answer() {
    let mut queue = Queue::new();
    let bad = Caller { heard: limited(None), takes: Duration::from_millis(1), ..caller("bad") };
    // The first two were under way together: one strike.
    for caller in [bad, bad] {
        queue.add(caller);
    }
    queue.clock.step();
    queue.crowd.settle();
    for caller in [bad, caller("good"), bad] {
        queue.add(Caller { own: &const { [Limit::concurrent(1).shared("x")] }, ..caller });
    }
    queue.crowd.run(&queue.clock);
    queue.add(caller("last"));
    let expected = [("bad", 0), ("bad", 0), ("bad", 1001), ("good", 3002), ("bad", 3002), ("last", 4003)];
    assert_eq!(queue.went(), expected);
}

#[test]
fn a_declared_pause_is_kept() {
    let mut queue = Queue::new();
    let common = &const { [rate("9/s").pause(60)] };
    queue.add(Caller { common, heard: limited(None), ..caller("a") });
    queue.add(Caller { common, ..caller("b") });
    assert_eq!(queue.went(), [("a", 0), ("b", 60_000)]);
}

#[test]
fn what_is_left_is_let_through_and_no_more_until_the_reset() {
    let mut queue = Queue::new();
    let told = |left| Heard { signal: Signal::Good, wait: None, left: Some(left), reset: Some(5 * SECOND) };
    let own = &const { [rate("100/s")] };
    let search = Caller { own, ..caller("search") };
    queue.add(Caller { heard: told(2), ..search });
    for left in [1, 0] {
        queue.add(Caller { heard: told(left), ..search });
    }
    queue.add(search);
    // The word was about the action's own bucket.
    queue.add(caller("other"));
    let expected = [("search", 0), ("search", 0), ("search", 0), ("other", 0), ("search", 5000)];
    assert_eq!(queue.went(), expected);
}

#[test]
fn absurd_pauses_are_capped() {
    let mut queue = Queue::new();
    queue.add(Caller { heard: limited(Some(Duration::MAX)), ..caller("a") });
    queue.add(caller("b"));
    assert_eq!(queue.went(), [("a", 0), ("refused", 3_600_000)]);
}
