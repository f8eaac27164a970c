//! One size measured in a process of its own, so that none finds what another has left.

use std::collections::BTreeMap;
use std::process::Command;

use super::connections::TOKEN;

/// What one process measured, by name.
pub type Measured = BTreeMap<String, f64>;

/// Starts this program so many times with these words; of each measurement the least.
pub fn run(words: &[&str], runs: usize) -> Measured {
    let mut least = Measured::new();
    for _ in 0..runs.max(1) {
        for (name, value) in once(words) {
            least.entry(name).and_modify(|it| *it = it.min(value)).or_insert(value);
        }
    }
    least
}

/// Prints what was measured, for [`run`] to read.
pub fn say(measured: &[(&str, f64)]) {
    let measured: BTreeMap<_, _> = measured.iter().copied().collect();
    println!("{}", serde_json::to_string(&measured).expect("numbers are JSON"));
}

fn once(words: &[&str]) -> Measured {
    let own = std::env::current_exe().expect("the program has a path");
    let mut command = Command::new(own);
    command.arg("scale-part").args(words).env(TOKEN, "token");
    let ran = command.output().expect("the program starts itself");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{words:?}: {error} in {said}"))
}
