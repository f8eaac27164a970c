//! How often a call was tried so far, for whoever waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use spoke_runtime::{AttemptRecord, Observe};

/// Counts the attempts that failed; its clones count together.
#[derive(Clone, Debug, Default)]
pub(super) struct Attempts(Arc<AtomicU32>);

impl Attempts {
    /// `slack.post_message on chat`, and which attempt it is after the first.
    pub(super) fn told(&self, action: &str, alias: &str) -> String {
        match self.0.load(Ordering::Relaxed) {
            0 => format!("{action} on {alias}"),
            failed => format!("{action} on {alias}, attempt {}", failed + 1),
        }
    }
}

impl Observe for Attempts {
    fn attempt(&self, _: &AttemptRecord<'_>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}
