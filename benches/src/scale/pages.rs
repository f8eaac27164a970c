//! Items of one list: the peak of memory and the time of a walk, from one item to ten million.

use super::plot::{Line, Panel, Plot};
use super::{Series, growth, part};
use crate::budgets::amount;
use crate::pages::walk_by_cursor;
use crate::report::Table;

/// Lists of so many items, walked by a cursor.
pub fn series(counts: &[u64]) -> Series {
    let mut table = Table::new(
        "scale-pages",
        "Items of one list, walked by a cursor",
        &["items", "requests", "growth at its peak, KiB", "CPU, s", "CPU ns an item"],
    );
    let mut lines = ["one item, ns", "growth at its peak, KiB"].map(Line::new);
    for count in counts {
        // Short walks are repeated, long ones are their own repetition.
        let runs = if *count > 100_000 { 1 } else { 5 };
        let walked = part::run(&["pages", &count.to_string()], runs);
        table.row([
            amount(*count as f64),
            amount(walked["requests"]),
            amount(walked["peak"] / 1024.0),
            amount(walked["cpu"] / 1e9),
            amount(walked["cpu"] / *count as f64),
        ]);
        let points = [walked["cpu"] / *count as f64, walked["peak"] / 1024.0];
        for (line, point) in lines.iter_mut().zip(points) {
            line.points.push((*count, point));
        }
        table.figure("peak KiB", walked["peak"] / 1024.0);
    }
    for (name, line) in [("growth of time", &lines[0]), ("growth of peak", &lines[1])] {
        if let Some(growth) = growth(&line.points) {
            table.figure(name, growth);
        }
    }
    table.note("A thousand items on a page. The server's work, in memory, is in the time; each walk is checked item by item.");
    let [item, peak] = lines;
    let plot = Plot {
        across: "items of one list",
        panels: vec![
            Panel { title: "Time on the processor", lines: vec![item] },
            Panel { title: "Memory", lines: vec![peak] },
        ],
    };
    Series { table, plot }
}

/// Walks one list, and says what that took.
pub fn one(items: u64) {
    // What is made once by the first walk is no list's.
    walk_by_cursor(1);
    let walked = walk_by_cursor(items);
    assert!(walked.is_right, "each item comes once and in order");
    part::say(&[
        ("requests", walked.requests as f64),
        ("peak", walked.growth as f64),
        ("cpu", walked.cpu.as_nanos() as f64),
    ]);
}
