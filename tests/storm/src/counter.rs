//! How often each action was sent for a call: a look-up has attempts of its own, and a reply tells only the last one's.

use std::cell::RefCell;
use std::collections::BTreeMap;

use spoke_runtime::{AttemptRecord, Observe};

/// Attempts by action.
pub(crate) type Sent = BTreeMap<&'static str, usize>;

tokio::task_local! {
    static SENT: RefCell<Sent>;
}

/// Counts for [`count`], on the task that makes the call.
#[derive(Debug)]
pub(crate) struct Counter;

impl Observe for Counter {
    fn attempt(&self, attempt: &AttemptRecord<'_>) {
        // Nobody counts a call that is made by itself.
        let _ = SENT.try_with(|sent| *sent.borrow_mut().entry(attempt.operation.name).or_default() += 1);
    }
}

/// Makes a call on a connection that has a [`Counter`], and counts.
pub(crate) async fn count<T>(call: impl Future<Output = T>) -> (T, Sent) {
    let counted = async {
        let told = call.await;
        (told, SENT.with(RefCell::take))
    };
    SENT.scope(RefCell::default(), counted).await
}
