//! What is seen of calls from outside: spans, the headers that join them to the vendor's, and records for observers.

mod record;
mod span;
mod trace;
mod watch;

use std::fmt;

pub use record::{AttemptRecord, CallRecord, Outcome};
pub use trace::CALL_ID;
pub(crate) use trace::Parent;
pub(crate) use watch::Watch;

/// Somebody who watches finished attempts and calls: a history, a metric, a test.
///
/// Both are called on the task that made the call, between its steps: what takes long belongs behind a channel.
///
/// ```
/// use std::sync::atomic::{AtomicU32, Ordering};
/// use spoke_runtime::{AttemptRecord, Observe};
///
/// #[derive(Debug, Default)]
/// struct Failures(AtomicU32);
///
/// impl Observe for Failures {
///     fn attempt(&self, attempt: &AttemptRecord<'_>) {
///         if attempt.kind.is_some() {
///             self.0.fetch_add(1, Ordering::Relaxed);
///         }
///     }
/// }
/// ```
pub trait Observe: fmt::Debug + Send + Sync {
    /// An attempt is over.
    fn attempt(&self, attempt: &AttemptRecord<'_>) {
        let _ = attempt;
    }

    /// A call is over.
    fn call(&self, call: &CallRecord<'_>) {
        let _ = call;
    }
}
