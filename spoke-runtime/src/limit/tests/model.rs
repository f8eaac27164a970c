//! No interleaving loses a waiter, leaks a permit, breaks the order, a limit or a pause.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use crate::clock::{Clock, ManualClock};
use crate::limit::{Ask, Heard, Limit, Limiter, Signal, rate};
use crate::trial::Crowd;

const COMMON: &[Limit] = &[rate("8/s").burst(4), Limit::concurrent(5)];
/// Each lane of the model: its action, its limits, its value.
const LANES: [(&str, &[Limit], &str); 8] = [
    ("plain", &[], ""),
    ("slow", &[rate("2/s")], ""),
    ("single", &[Limit::concurrent(1)], ""),
    ("post", &[rate("1/s").by(0)], "x"),
    ("post", &[rate("1/s").by(0)], "y"),
    ("heavy", &[rate("6/s").weight(4)], ""),
    ("search", &[rate("3/s").shared("search")], ""),
    ("count", &[rate("3/s").shared("search").weight(2)], ""),
];

#[derive(Clone, Debug)]
enum Step {
    Arrive { lane: usize, end: Option<u64> },
    Answer { which: usize, heard: Heard },
    Pass(u64),
    Next,
    Poll(usize),
    Drop(usize),
}

fn heard() -> impl Strategy<Value = Heard> {
    let ms = Duration::from_millis;
    prop_oneof![
        6 => Just(Heard { signal: Signal::Good, ..Heard::default() }),
        1 => Just(Heard::default()),
        1 => Just(Heard { signal: Signal::Limited, ..Heard::default() }),
        1 => (1..3000u64).prop_map(move |wait| Heard { signal: Signal::Limited, wait: Some(ms(wait)), ..Heard::default() }),
        2 => (0..4u64, 1..3000u64).prop_map(move |(left, reset)| {
            Heard { signal: Signal::Good, wait: None, left: Some(left), reset: Some(ms(reset)) }
        }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..LANES.len(), prop::option::weighted(0.2, 1..3000u64))
            .prop_map(|(lane, end)| Step::Arrive { lane, end }),
        5 => (any::<usize>(), heard()).prop_map(|(which, heard)| Step::Answer { which, heard }),
        2 => (1..1500u64).prop_map(Step::Pass),
        2 => Just(Step::Next),
        4 => any::<usize>().prop_map(Step::Poll),
        2 => any::<usize>().prop_map(Step::Drop),
    ]
}

/// What happened, as the calls saw it.
#[derive(Default)]
struct Seen {
    /// Who asked, and when it has to have an answer.
    state: Vec<State>,
    /// Who went: its lane, its number, when.
    went: Vec<(usize, usize, Duration)>,
    /// Who was let through, in order: a waiter may wake up late.
    let_through: Vec<(u64, usize, usize)>,
    /// The vendor's pauses: nobody who was let through after so many goes before this moment.
    pauses: Vec<(u64, Duration)>,
    /// How many had left at the last pause without a word about how long.
    struck: u64,
    /// Answers for those under way.
    answers: Vec<Option<Heard>>,
}

impl Seen {
    /// The vendor says that it was too much, to the call of this order, when `orders` had left.
    fn pause(&mut self, order: u64, orders: u64, now: Duration, wait: Option<Duration>) {
        // Without a word about how long, it is a second at least, once for all that were under way.
        let is_news = wait.is_some() || order > self.struck;
        if wait.is_none() && is_news {
            self.struck = orders;
        }
        if is_news {
            self.pauses.push((orders, now + wait.unwrap_or(Duration::from_secs(1))));
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Waits,
    UnderWay,
    Over,
}

struct Model {
    clock: ManualClock,
    limiter: Arc<Limiter>,
    crowd: Crowd,
    lanes: Vec<usize>,
    seen: Rc<RefCell<Seen>>,
}

impl Model {
    fn arrive(&mut self, lane: usize, end: Option<u64>) {
        let number = self.lanes.len();
        self.lanes.push(lane);
        let (clock, limiter, seen) = (self.clock.clone(), Arc::clone(&self.limiter), Rc::clone(&self.seen));
        seen.borrow_mut().state.push(State::Waits);
        seen.borrow_mut().answers.push(None);
        let place = self.crowd.add(async move {
            let (action, own, value) = LANES[lane];
            let values = if value.is_empty() { vec![] } else { vec![value.to_owned()] };
            let end = end.map(|end| clock.now() + Duration::from_millis(end));
            let patience = Duration::from_secs(2);
            let ask = Ask { action, own, common: COMMON, values: &values, end, patience };
            let Ok(mut permit) = limiter.pass(&clock, &ask).await else {
                seen.borrow_mut().state[number] = State::Over;
                return;
            };
            {
                let mut seen = seen.borrow_mut();
                let now = clock.now();
                let is_held = |pause: &&(u64, Duration)| pause.0 < permit.order() && now < pause.1;
                assert_eq!(seen.pauses.iter().find(is_held), None, "{number} goes at {now:?}");
                permit.use_up();
                seen.state[number] = State::UnderWay;
                seen.went.push((lane, number, now));
                seen.let_through.push((permit.order(), lane, number));
            }
            let heard = loop {
                if let Some(heard) = seen.borrow_mut().answers[number].take() {
                    break heard;
                }
                clock.sleep(Duration::from_millis(7)).await;
            };
            let mut seen = seen.borrow_mut();
            seen.state[number] = State::Over;
            if heard.signal == Signal::Limited {
                seen.pause(permit.order(), limiter.orders(), clock.now(), heard.wait);
            }
            drop(seen);
            permit.answered(heard);
        });
        assert_eq!(place, number);
        // Arriving is the first poll.
        self.crowd.poll(place);
    }

    fn run(&mut self, step: &Step) {
        let count = self.lanes.len();
        match *step {
            Step::Arrive { lane, end } => self.arrive(lane, end),
            Step::Pass(time) => self.clock.advance(Duration::from_millis(time)),
            Step::Next => {
                self.clock.step();
            }
            Step::Poll(which) if count > 0 => {
                self.crowd.poll(which % count);
            }
            Step::Drop(which) if count > 0 => {
                self.crowd.cancel(which % count);
                self.seen.borrow_mut().state[which % count] = State::Over;
            }
            Step::Answer { which, heard } if count > 0 => {
                self.seen.borrow_mut().answers[which % count] = Some(heard);
            }
            Step::Poll(_) | Step::Drop(_) | Step::Answer { .. } => {}
        }
        let seen = self.seen.borrow();
        let under_way = |lane: Option<usize>| {
            let all = seen.state.iter().zip(&self.lanes);
            all.filter(|(state, own)| **state == State::UnderWay && lane.is_none_or(|lane| **own == lane))
                .count()
        };
        assert!(under_way(None) <= 5 && under_way(Some(2)) <= 1);
    }

    /// Every call gets its answer, and every waiter its turn.
    fn finish(mut self) {
        let good = Heard { signal: Signal::Good, ..Heard::default() };
        self.crowd.settle();
        for _ in 0..20_000 {
            if self.crowd.left() == 0 {
                break;
            }
            self.seen.borrow_mut().answers.iter_mut().for_each(|answer| *answer = Some(good));
            assert!(self.clock.step(), "{} wait for nothing", self.crowd.left());
            self.crowd.settle();
        }
        assert_eq!(self.crowd.left(), 0, "somebody is forgotten");
        assert!(self.limiter.is_at_rest(), "a permit leaked");
        let mut seen = self.seen.borrow_mut();
        seen.let_through.sort_unstable();
        for (lane, (name, ..)) in LANES.iter().enumerate() {
            let order: Vec<usize> =
                seen.let_through.iter().filter(|went| went.1 == lane).map(|went| went.2).collect();
            assert!(order.is_sorted(), "{order:?} of {name}");
        }
        // Two lanes through the same buckets are one queue.
        let order: Vec<usize> =
            seen.let_through.iter().filter(|went| went.1 >= 6).map(|went| went.2).collect();
        assert!(order.is_sorted(), "{order:?} of one bucket");
        check_window(&seen.went, 8, 1000, |_| 1);
        check_window(&seen.went, 4, 500, |_| 1);
        check_window(&seen.went, 2, 1000, |lane| u32::from(lane == 1));
        check_window(&seen.went, 1, 1000, |lane| u32::from(lane == 3));
        check_window(&seen.went, 1, 1000, |lane| u32::from(lane == 4));
        check_window(&seen.went, 6, 1000, |lane| if lane == 5 { 4 } else { 0 });
        check_window(&seen.went, 3, 1000, |lane| match lane {
            6 => 1,
            7 => 2,
            _ => 0,
        });
    }
}

/// At most `most` units in any stretch of the window and a twentieth.
fn check_window(went: &[(usize, usize, Duration)], most: u32, window: u64, units: impl Fn(usize) -> u32) {
    let span = Duration::from_millis(window + window / 20);
    for (start, first) in went.iter().enumerate() {
        let within = went[start..].iter().take_while(|(.., at)| *at < first.2 + span);
        let sum: u32 = within.map(|(lane, ..)| units(*lane)).sum();
        assert!(sum <= most, "{sum} of {most} in {span:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_interleaving_ends_well(steps in prop::collection::vec(step(), 0..120)) {
        let mut model = Model {
            clock: ManualClock::new(),
            limiter: Arc::new(Limiter::new(None)),
            crowd: Crowd::default(),
            lanes: Vec::new(),
            seen: Rc::default(),
        };
        for step in &steps {
            model.run(step);
        }
        model.finish();
    }
}
