//! A writer that is killed at any moment.

use super::processes::Player;
use super::{Kept, value};

/// How many writers are killed.
const KILLED: u32 = 100;

/// The most writes that one of them is sure to have finished; on average there are 300 in all, and those nobody waits for.
const MOST: u32 = 5;

/// What a writer says is done is on disk, whatever happens to it; what it was at may be, and is whole.
#[test]
fn a_killed_writer_leaves_the_old_secret_or_the_new_one() {
    let kept = Kept::new();
    let (mut writes, mut left_behind) = (0, 0);
    for number in 0..KILLED {
        let name = number.to_string();
        let mut writer = Player::start("write on", &kept, &name);
        let mut done = 0;
        for _ in 0..=fastrand::u32(..MOST) {
            done = writer.next().unwrap().parse::<u32>().unwrap();
        }
        // Anywhere in the write that is under way: one takes a few hundred thousand of these.
        for _ in 0..fastrand::u32(..2_000_000) {
            std::hint::spin_loop();
        }
        writer.kill();
        while let Some(word) = writer.next() {
            done = word.parse().unwrap();
        }
        writes += done + 1;
        kept.holds_nowhere("MARK-");
        left_behind += u32::from(kept.files().iter().any(|(name, _)| name.ends_with(".new")));

        let found = kept.open().get("crm").unwrap().unwrap();
        let mark = format!("MARK-{name}-");
        let found: u32 = found.expose().strip_prefix(&mark).unwrap().parse().unwrap();
        assert!(found == done || found == done + 1, "said {done}, found {found}");
    }
    println!(
        "{writes} writes by {KILLED} processes, {left_behind} of them killed before they put the new file in its place"
    );
    assert!(writes >= 200);
    // Whoever comes next is not in the way of what was left.
    kept.open().set("crm", &value("after"), "").unwrap();
    assert!(!kept.files().iter().any(|(name, _)| name.ends_with(".new")));
}
