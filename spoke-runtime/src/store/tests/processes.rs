//! Several processes on one store: this test binary, started again to play a part.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use crate::store::{Store, StoreKey};

use super::{Kept, value};

/// How many processes write at once, and how many secrets each.
const WRITERS: usize = 8;
const EACH: usize = 6;

/// A process that plays a part on a store.
pub(super) struct Player {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Player {
    pub(super) fn start(part: &str, kept: &Kept, name: &str) -> Self {
        let StoreKey::Identity(key) = &kept.key else { panic!("parts are played with a key") };
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["store::tests::processes::part", "--exact", "--ignored", "--nocapture"])
            .env("SPOKE_TEST_PART", part)
            .env("SPOKE_TEST_STORE", kept.path())
            .env("SPOKE_TEST_KEY", key.expose())
            .env("SPOKE_TEST_NAME", name)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Player { child, said }
    }

    /// The next word that it says; `None` when it has ended.
    pub(super) fn next(&mut self) -> Option<String> {
        let mut line = String::new();
        while self.said.read_line(&mut line).unwrap() > 0 {
            // The harness talks, too, and may have begun the line.
            if let Some((_, word)) = line.split_once("said ") {
                return word.ends_with('\n').then(|| word.trim_end().to_owned());
            }
            line.clear();
        }
        None
    }

    pub(super) fn go(&mut self) {
        self.child.stdin.take().unwrap().write_all(b"\n").unwrap();
    }

    pub(super) fn kill(&mut self) {
        // On unix this is SIGKILL.
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn ends_well(mut self) {
        while self.next().is_some() {}
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn say(word: &str) {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "said {word}").and_then(|()| stdout.flush()).unwrap();
}

fn wait_for_go() {
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
#[ignore = "a part in the tests of processes, which start it"]
fn part() {
    let told = |name: &str| std::env::var(name).unwrap();
    let key = StoreKey::Identity(told("SPOKE_TEST_KEY").into());
    let store = Store::open(told("SPOKE_TEST_STORE"), key).unwrap();
    let name = told("SPOKE_TEST_NAME");
    match told("SPOKE_TEST_PART").as_str() {
        "set some" => {
            say("ready");
            wait_for_go();
            for number in 0..EACH {
                store.set(&format!("{name}/{number}"), &value("MARK"), "").unwrap();
            }
        }
        "write on" => {
            for number in 0..u32::MAX {
                store.set("crm", &value(&format!("MARK-{name}-{number}")), "").unwrap();
                say(&number.to_string());
            }
        }
        "hold" => {
            let _held = store.hold(&name).unwrap();
            say("held");
            wait_for_go();
            store.set("order", &value("first"), "").unwrap();
        }
        other => panic!("no part `{other}`"),
    }
}

#[test]
fn none_of_eight_writers_loses_a_secret() {
    let kept = Kept::new();
    let mut writers: Vec<_> =
        (0..WRITERS).map(|number| Player::start("set some", &kept, &format!("w{number}"))).collect();
    for writer in &mut writers {
        assert_eq!(writer.next().as_deref(), Some("ready"));
    }
    for writer in &mut writers {
        writer.go();
    }
    writers.into_iter().for_each(Player::ends_well);
    let store = kept.open();
    assert_eq!(store.names().unwrap().len(), WRITERS * EACH);
    assert_eq!(store.history().unwrap().len(), WRITERS * EACH + 1);
    kept.holds_nowhere("MARK");
}

#[test]
fn a_name_is_held_by_one_process() {
    let kept = Kept::new();
    let mut holder = Player::start("hold", &kept, "crm");
    assert_eq!(holder.next().as_deref(), Some("held"));
    let store = kept.open();
    // Another name is free, and so is reading and setting.
    drop(store.hold("erp").unwrap());
    store.set("crm", &value("MARK"), "").unwrap();

    let (sender, receiver) = mpsc::channel();
    let waiting = std::thread::spawn(move || {
        let _held = store.hold("crm").unwrap();
        sender.send(store.get("order").unwrap()).unwrap();
    });
    assert_eq!(receiver.recv_timeout(Duration::from_millis(50)), Err(RecvTimeoutError::Timeout));
    holder.go();
    assert_eq!(receiver.recv().unwrap(), Some(value("first")));
    waiting.join().unwrap();
    holder.ends_well();
}

#[test]
fn a_holder_that_is_killed_holds_nothing() {
    let kept = Kept::new();
    let mut holder = Player::start("hold", &kept, "crm");
    assert_eq!(holder.next().as_deref(), Some("held"));
    holder.kill();
    drop(kept.open().hold("crm").unwrap());
}

#[test]
fn a_name_is_held_by_one_thread() {
    let kept = Kept::new();
    let store = kept.open();
    let held = store.hold("crm").unwrap();
    let (sender, receiver) = mpsc::channel();
    let other = store.clone();
    let waiting = std::thread::spawn(move || {
        let _held = other.hold("crm").unwrap();
        sender.send(()).unwrap();
    });
    assert_eq!(receiver.recv_timeout(Duration::from_millis(50)), Err(RecvTimeoutError::Timeout));
    drop(held);
    receiver.recv().unwrap();
    waiting.join().unwrap();
}
