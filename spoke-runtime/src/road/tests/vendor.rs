//! A vendor that counts, and bans who does not listen.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::clock::{Clock, ManualClock};
use crate::limit::{Limit, rate};
use crate::operation::Operation;
use crate::response::Response;
use crate::retry::Retry;
use crate::transport::{Answer, Attempt, BoxFuture, Lost, Transport};
use crate::trial::{Crowd, Trial};

const ALLOWED: usize = 50;
const WINDOW: Duration = Duration::from_secs(1);
const TASKS: usize = 20;
const CALLS: usize = 5_000;

/// Lets so many requests through in any second, and bans on the third refusal. The way there and back takes 10 to 60 ms.
#[derive(Clone, Debug)]
struct Vendor {
    clock: ManualClock,
    /// Whether it says in every answer what is left.
    tells: bool,
    counts: Arc<Mutex<Counts>>,
}

#[derive(Debug, Default)]
struct Counts {
    log: VecDeque<Duration>,
    refused: usize,
}

impl Vendor {
    fn answer(&self) -> Answer {
        let now = self.clock.now();
        let mut counts = self.counts.lock().unwrap();
        while counts.log.front().is_some_and(|at| *at + WINDOW <= now) {
            counts.log.pop_front();
        }
        if counts.refused >= 3 {
            return Answer::status(403);
        }
        // Until everything is there again, as a sliding window has it.
        let reset = counts.log.back().map_or(WINDOW, |at| *at + WINDOW - now).as_secs_f64().to_string();
        if counts.log.len() >= ALLOWED {
            counts.refused += 1;
            return Answer::status(429).header("retry-after", &reset);
        }
        counts.log.push_back(now);
        let answer = Answer::text(200, "done");
        if !self.tells {
            return answer;
        }
        let left = (ALLOWED - counts.log.len()).to_string();
        answer.header("x-ratelimit-remaining", &left).header("x-ratelimit-reset", &reset)
    }
}

impl Transport for Vendor {
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let latency = || Duration::from_micros(5_000 + self.clock.random() % 25_000);
        Box::pin(async move {
            self.clock.sleep(latency()).await;
            let answer = self.answer();
            self.clock.sleep(latency()).await;
            answer.give(attempt.max_body).await
        })
    }
}

/// What came of it.
#[derive(Debug)]
struct Outcome {
    refused: usize,
    failed: usize,
    /// The part of what the vendor allows that was used.
    throughput: f64,
    /// How far the tasks are apart, as a part of what each made.
    spread: f64,
}

fn simulate(limits: &'static [Limit], tells: bool) -> Outcome {
    let mut trial = Trial::get([]);
    trial.clock = ManualClock::new();
    trial.retry = Retry::new().budget(1.0);
    trial.operation = Operation { limits, ..trial.operation };
    let vendor = Vendor { clock: trial.clock.clone(), tells, counts: Arc::default() };
    let clock = trial.clock.clone();
    let trial = Rc::new(trial);
    let left = Rc::new(RefCell::new(CALLS));
    let made = Rc::new(RefCell::new([0_usize; TASKS]));
    let failed = Rc::new(RefCell::new(0));
    let mut crowd = Crowd::default();
    for task in 0..TASKS {
        let (trial, vendor) = (Rc::clone(&trial), vendor.clone());
        let (left, made, failed) = (Rc::clone(&left), Rc::clone(&made), Rc::clone(&failed));
        crowd.add(async move {
            while *left.borrow() > 0 {
                *left.borrow_mut() -= 1;
                match trial.calling_on(Arc::new(vendor.clone())).await {
                    Ok(_) => made.borrow_mut()[task] += 1,
                    Err(_) => *failed.borrow_mut() += 1,
                }
            }
        });
    }
    crowd.run(&clock);
    let made = made.borrow();
    let (most, least) = (made.iter().max().unwrap(), made.iter().min().unwrap());
    let took = clock.now();
    Outcome {
        refused: vendor.counts.lock().unwrap().refused,
        failed: *failed.borrow(),
        throughput: CALLS as f64 / took.as_secs_f64() / ALLOWED as f64,
        spread: (most - least) as f64 / (CALLS / TASKS) as f64,
    }
}

#[test]
fn a_declared_limit_is_used_and_never_broken() {
    let outcome = simulate(&const { [rate("50/s")] }, false);
    assert_eq!((outcome.refused, outcome.failed), (0, 0), "{outcome:?}");
    assert!(outcome.throughput >= 0.95, "{outcome:?}");
    assert!(outcome.spread <= 0.1, "{outcome:?}");
}

#[test]
fn a_limit_that_only_the_headers_tell_is_kept() {
    let outcome = simulate(&[], true);
    assert_eq!((outcome.refused, outcome.failed), (0, 0), "{outcome:?}");
    assert!(outcome.spread <= 0.1, "{outcome:?}");
}
