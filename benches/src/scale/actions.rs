//! Actions of one crate: how long the compiler needs for it, from ten declared actions to two thousand.

use std::time::Instant;

use super::plot::{Line, Panel, Plot};
use super::{Series, growth_of_one};
use crate::budgets::amount;
use crate::compile::cargo::{Dependencies, Profile};
use crate::compile::fixture::{IN_A_GROUP, Use};
use crate::compile::ours;
use crate::compile::rustc::{Build, compile};
use crate::report::{self, Table};

/// Crates with more actions are not called: a call costs many times what a declaration costs.
const CALLED: u64 = 300;

/// How often everything is built; the least counts.
const ROUNDS: usize = 3;

/// Ways to build a crate, each a curve.
const WAYS: [(&str, Build, Use); 3] = [
    ("cargo check, declared", Build::Check, Use::Declared),
    ("release, declared", Build::ReleaseLibrary, Use::Declared),
    ("release, called", Build::Release, Use::Called),
];

/// Crates of so many groups of three actions.
pub fn series(groups: &[u64]) -> Series {
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
    if let Err(error) = fill(&mut table, &mut lines, groups) {
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

fn fill(table: &mut Table, lines: &mut [Line; 3], groups: &[u64]) -> Result<(), String> {
    let linked = Dependencies::of(&[env!("CARGO_PKG_NAME")], Profile::Release)?;
    let linked = linked.words(&["spoke_runtime", "tokio"])?;
    let folder = report::target().join("scale-actions");
    let mut least: Vec<[Option<(f64, f64)>; 3]> = vec![[None; 3]; groups.len()];
    // All sizes in each round, so that no size has a slow minute of the machine for itself.
    for _ in 0..ROUNDS {
        for (groups, least) in groups.iter().zip(&mut least) {
            for ((_, build, used), least) in WAYS.iter().zip(least) {
                if *used == Use::Called && actions(*groups) > CALLED {
                    continue;
                }
                let source = match build {
                    Build::ReleaseLibrary => ours::library(*groups as usize),
                    _ => ours::source(*used, *groups as usize),
                };
                let began = Instant::now();
                let cpu = compile(&folder, &source, *build, &linked)? / 1e3;
                let passed = began.elapsed().as_secs_f64();
                *least = Some(least.map_or((cpu, passed), |it| (it.0.min(cpu), it.1.min(passed))));
            }
        }
    }
    for (groups, least) in groups.iter().zip(least) {
        let mut cells = vec![amount(actions(*groups) as f64)];
        for (line, least) in lines.iter_mut().zip(least) {
            match least {
                Some((cpu, passed)) => {
                    cells.extend([amount(cpu), amount(passed)]);
                    line.points.push((actions(*groups), cpu));
                }
                None => cells.extend(["—".into(), "—".into()]),
            }
        }
        table.row(cells);
    }
    Ok(())
}

fn actions(groups: u64) -> u64 {
    groups * IN_A_GROUP as u64
}
