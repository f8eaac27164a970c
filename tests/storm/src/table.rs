//! The table of a storm's figures.

use std::fmt;

use crate::tally::Tally;

impl Tally {
    /// The head of the table whose lines `{}` writes.
    pub const HEAD: &str = "action        calls   good (found) failed unread unknown (done) attempts  asked  twice lies misrep keys foreign miscount";
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { action, calls, good, found, failed, unreadable, unknown, unknown_and_done, .. } = self;
        write!(
            f,
            "{action:<13} {calls:>5} {good:>6} {found:>7} {failed:>6} {unreadable:>6} {unknown:>7} {unknown_and_done:>6}"
        )?;
        let Tally {
            attempts, asked, duplicates, lies, misreported, changed_keys, foreign, miscounted, ..
        } = self;
        write!(
            f,
            " {attempts:>8} {asked:>6} {duplicates:>6} {lies:>4} {misreported:>6} {changed_keys:>4} {foreign:>7} {miscounted:>8}"
        )?;
        for wrong in &self.wrong {
            write!(f, "\n  {wrong}")?;
        }
        Ok(())
    }
}
