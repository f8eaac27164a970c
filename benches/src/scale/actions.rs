//! Actions of one crate: how long the compiler needs for it, from ten declared actions to two thousand.

mod build;
mod source;

use build::{Build, Linked};
use source::Use;

use super::plot::{Line, Panel, Plot};
use super::{Series, growth_of_one};
use crate::budgets::amount;
use crate::report::Table;

/// Crates with more actions are not called: a call costs many times what a declaration costs.
const CALLED: u64 = 300;

/// How often everything is built; the least counts.
const ROUNDS: usize = 3;

/// Ways to build a crate, each a curve.
const WAYS: [(&str, Build, Use); 3] = [
    ("cargo check, declared", Build::Check, Use::Declared),
    ("release, declared", Build::Library, Use::Declared),
    ("release, called", Build::Program, Use::Called),
];

/// Crates of so many actions.
pub fn series(counts: &[u64]) -> Series {
    let mut table = Table::new(
        "scale-actions",
        "Actions of one crate",
        &[
            "actions",
            "`cargo check`, CPU s",
            "passed, s",
            "release, declared, CPU s",
            "passed, s",
            "release, called, CPU s",
            "passed, s",
        ],
    );
    let mut lines = WAYS.map(|(name, ..)| Line::new(name));
    if let Err(error) = fill(&mut table, &mut lines, counts) {
        table.note(format!("Not measured: {error}"));
    }
    for (line, name) in
        lines.iter().zip(["growth of check", "growth of release declared", "growth of release called"])
    {
        if let Some(growth) = growth_of_one(&line.points) {
            table.figure(name, growth);
        }
    }
    table.note(format!(
        "Three actions share one output of 21 members. CPU is user and system time of rustc and its linker, the least of {ROUNDS} rounds; \
         what is linked was built before. Each action of a called crate is called once.",
    ));
    table.note(
        "Growth: what one action more costs at the end of the curve, by what one more costs in the middle of it, the constant part \
         taken out of both; 1 is linear.",
    );
    let plot = Plot {
        across: "actions in one crate",
        panels: vec![Panel { title: "Time on the processor, s", lines: lines.into() }],
    };
    Series { table, plot }
}

fn fill(table: &mut Table, lines: &mut [Line; 3], counts: &[u64]) -> Result<(), String> {
    let linked = Linked::new()?;
    for count in counts {
        let mut cells = vec![amount(*count as f64)];
        for ((_, build, used), line) in WAYS.iter().zip(&mut *lines) {
            if *used == Use::Called && *count > CALLED {
                cells.extend(["—".into(), "—".into()]);
                continue;
            }
            let source = source::of(*count, *used);
            let (mut cpu, mut passed) = (f64::INFINITY, f64::INFINITY);
            for _ in 0..ROUNDS {
                let cost = linked.build(&source, *build)?;
                cpu = cpu.min(cost.cpu);
                passed = passed.min(cost.passed);
            }
            cells.extend([amount(cpu), amount(passed)]);
            line.points.push((*count, cpu));
        }
        table.row(cells);
    }
    Ok(())
}
