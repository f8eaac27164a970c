//! Reading answers: our tables against serde's derives, on the same bytes and the same fields.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use bytes::Bytes;
use serde::Deserialize;
use spoke_bench_stand::{Workload, counting};
use spoke_runtime::prelude::*;
use spoke_runtime::{Decode, Decoder, Response};

use crate::budgets::amount;
use crate::callgrind;
use crate::report::Table;
use crate::runtime::by_hand::types::Issue as DerivedIssue;
use crate::runtime::ours::Issue;
use crate::runtime::server::Canned;

/// Three members of an issue of 36.
#[derive(Clone, Debug, Output)]
struct Three {
    number: u64,
    title: String,
    state: String,
}

#[derive(Clone, Debug, Deserialize)]
#[expect(dead_code, reason = "the fields are read from the answer, which is what is measured")]
struct DerivedThree {
    number: u64,
    title: String,
    state: String,
}

/// What is read.
#[derive(Clone, Copy, Debug)]
pub enum What {
    One,
    Hundred,
    Three,
}

impl What {
    const ALL: [What; 3] = [What::One, What::Hundred, What::Three];

    fn name(self) -> &'static str {
        match self {
            What::One => "issue",
            What::Hundred => "issues",
            What::Three => "three",
        }
    }

    fn said(self) -> &'static str {
        match self {
            What::One => "one issue, 16 fields",
            What::Hundred => "a list of 100 issues, 16 fields each",
            What::Three => "one issue, three fields",
        }
    }

    fn body(self) -> Bytes {
        Canned::of(if let What::Hundred = self { Workload::Issues } else { Workload::Issue }).body
    }

    /// How often it is read where instructions are counted, in the shorter run.
    fn times(self) -> u64 {
        if let What::Hundred = self { 10 } else { 500 }
    }
}

/// Who reads.
#[derive(Clone, Copy, Debug)]
pub enum How {
    /// The engine, by the output's table.
    Table,
    /// serde's derive from bytes, strings checked one by one.
    Slice,
    /// serde's derive from text that was checked as a whole, as the engine does it.
    Text,
}

impl How {
    const ALL: [How; 3] = [How::Table, How::Slice, How::Text];

    fn name(self) -> &'static str {
        match self {
            How::Table => "table",
            How::Slice => "slice",
            How::Text => "text",
        }
    }
}

/// The two words after `decode-loop`.
pub fn named(how: &str, what: &str) -> Option<(How, What)> {
    let how = How::ALL.into_iter().find(|it| it.name() == how)?;
    Some((how, What::ALL.into_iter().find(|it| it.name() == what)?))
}

/// Reads so often.
pub fn repeat(how: How, what: What, times: u64) -> ExitCode {
    let read = reader(how, what);
    (0..times).for_each(|_| read());
    ExitCode::SUCCESS
}

/// One reading; the body is made once.
fn reader(how: How, what: What) -> Box<dyn Fn()> {
    let body = what.body();
    match what {
        What::One => one::<Issue, DerivedIssue>(how, body, Decode::<Issue>::NEW.decoder()),
        What::Hundred => one::<Vec<Issue>, Vec<DerivedIssue>>(how, body, Decode::<Vec<Issue>>::NEW.decoder()),
        What::Three => one::<Three, DerivedThree>(how, body, Decode::<Three>::NEW.decoder()),
    }
}

fn one<O: 'static, D: for<'a> Deserialize<'a>>(how: How, body: Bytes, decoder: Decoder<O>) -> Box<dyn Fn()> {
    match how {
        How::Table => {
            let answer = Response::new(200, Default::default(), body);
            Box::new(move || {
                let output = (decoder.decode)(&answer, &[]);
                drop(black_box(output.unwrap_or_else(|fault| panic!("{fault}"))));
            })
        }
        How::Slice => Box::new(move || {
            let output: D = serde_json::from_slice(&body).expect("it is what serde reads");
            drop(black_box(output));
        }),
        How::Text => Box::new(move || {
            let text = std::str::from_utf8(&body).expect("JSON is UTF-8");
            let output: D = serde_json::from_str(text).expect("it is what serde reads");
            drop(black_box(output));
        }),
    }
}

/// Counts and times.
pub fn table() -> Table {
    let mut table = counts();
    for what in What::ALL {
        let readers = How::ALL.map(|how| reader(how, what));
        row(&mut table, what, "nanoseconds", fastest(&readers, what.times() * 2));
    }
    table.note(
        "Nanoseconds are the fastest of nine rounds, the three taking turns; they are reported, not held.",
    );
    table
}

/// What is exact.
pub fn counts() -> Table {
    let mut table = Table::new(
        "decode",
        "Reading answers, ours against serde's derives on the same fields",
        &["", "of slice", "of checked text", "ours", "serde, slice", "serde, checked text"],
    );
    let own = std::env::current_exe().expect("the program has a path");
    for what in What::ALL {
        let counted = How::ALL.map(|how| {
            callgrind::instructions_each(&own, what.times(), what.times() * 3, |times| {
                vec!["decode-loop".into(), how.name().to_owned(), what.name().to_owned(), times.to_string()]
            })
        });
        if let [Some(ours), Some(slice), Some(text)] = counted {
            row(&mut table, what, "instructions", [ours, slice, text]);
        }
        let readers = How::ALL.map(|how| reader(how, what));
        let allocations = |read: &dyn Fn()| {
            let before = counting::allocations();
            read();
            (counting::allocations() - before) as f64
        };
        let counted = [&readers[0], &readers[1], &readers[2]].map(|read| allocations(&**read));
        row(&mut table, what, "allocations", counted);
    }
    if !callgrind::is_there() {
        table.note(callgrind::MISSING);
    }
    table.note("The first two columns are what ours takes of what serde takes.");
    table
}

fn row(table: &mut Table, what: What, unit: &str, [ours, slice, text]: [f64; 3]) {
    table.figure(format!("{} {unit}", what.name()), ours);
    table.figure(format!("{} {unit}, of slice", what.name()), ours / slice);
    table.figure(format!("{} {unit}, of checked text", what.name()), ours / text);
    table.row([
        format!("{}: {unit}", what.said()),
        amount(ours / slice),
        amount(ours / text),
        amount(ours),
        amount(slice),
        amount(text),
    ]);
}

/// What one reading takes in the fastest of nine rounds, in nanoseconds; the readers take turns.
fn fastest(readers: &[Box<dyn Fn()>; 3], times: u64) -> [f64; 3] {
    let mut best = [f64::INFINITY; 3];
    for _ in 0..9 {
        for (read, best) in readers.iter().zip(&mut best) {
            let began = Instant::now();
            (0..times).for_each(|_| read());
            *best = best.min(began.elapsed().as_nanos() as f64 / times as f64);
        }
    }
    best
}
