//! How far this machine's clock is from the vendor's.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use spoke_runtime::Response;

/// The codes by which services say that a request's time is not theirs.
const REFUSALS: [&str; 5] = [
    "RequestTimeTooSkewed",
    "RequestExpired",
    "RequestInTheFuture",
    "Signature expired",
    "Signature not yet current",
];

/// How far this machine's clock is from the vendor's, in seconds, learnt from a refusal.
#[derive(Debug, Default)]
pub(super) struct Skew {
    ahead: AtomicI64,
    has_moved: AtomicBool,
}

impl Skew {
    /// The vendor's time where this machine's is `wall`.
    pub(super) fn corrected(&self, wall: SystemTime) -> SystemTime {
        let ahead = self.ahead.load(Ordering::Relaxed);
        let by = Duration::from_secs(ahead.unsigned_abs());
        let corrected = if ahead >= 0 { wall.checked_add(by) } else { wall.checked_sub(by) };
        corrected.unwrap_or(wall)
    }

    /// Takes the vendor's time for the right one.
    pub(super) fn learn(&self, date: SystemTime, wall: SystemTime) {
        let ahead = match date.duration_since(wall) {
            Ok(ahead) => i64::try_from(ahead.as_secs()),
            Err(behind) => i64::try_from(behind.duration().as_secs()).map(|behind| -behind),
        };
        let Ok(ahead) = ahead else { return };
        // Less is the time that an answer takes: the refusal has another reason, and a repeat would be refused again.
        if (ahead - self.ahead.swap(ahead, Ordering::Relaxed)).abs() > 5 {
            self.has_moved.store(true, Ordering::Relaxed);
        }
    }

    /// Whether something was learnt since somebody last asked.
    pub(super) fn has_moved(&self) -> bool {
        self.has_moved.swap(false, Ordering::Relaxed)
    }
}

/// The vendor's time, where `answer` refuses a request for its time.
pub(super) fn date_of_refusal(answer: &Response) -> Option<SystemTime> {
    let body = std::str::from_utf8(&answer.body).ok()?;
    if !REFUSALS.iter().any(|refusal| body.contains(refusal)) {
        return None;
    }
    let date = DateTime::from_str(answer.header("date")?, Format::HttpDate).ok()?;
    SystemTime::try_from(date).ok()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::Skew;

    #[test]
    fn a_wrong_clock_is_learnt_once() {
        let (skew, wall) = (Skew::default(), SystemTime::UNIX_EPOCH + Duration::from_secs(90_000));
        let hours = |count: u64| Duration::from_secs(count * 3600);
        assert_eq!(skew.corrected(wall), wall);
        skew.learn(wall - hours(2), wall);
        assert_eq!(skew.corrected(wall), wall - hours(2));
        assert_eq!((skew.has_moved(), skew.has_moved()), (true, false));
        skew.learn(wall - hours(2) + Duration::from_secs(3), wall);
        assert!(!skew.has_moved());
        skew.learn(wall + hours(1), wall);
        assert_eq!((skew.has_moved(), skew.corrected(wall)), (true, wall + hours(1)));
    }
}
