//! What an action's effect allows: which failures may be tried again, and which leave open what was done.

use crate::error::{Error, Kind};
use crate::operation::Effect;
use crate::transport::Loss;

/// What may be repeated.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Repeat {
    pub(crate) effect: Effect,
    /// Statuses which prove that nothing was done.
    pub(crate) refused: &'static [u16],
}

impl Repeat {
    /// Whether another attempt may be made after `error`: it can do no harm, and it may help.
    pub(crate) fn allows(self, error: &Error) -> bool {
        if self.proves_nothing_done(error) {
            return true;
        }
        self.effect.is_repeatable() && may_pass(error)
    }

    /// Whether the same request may go again with another credential after `error`, a complete answer that rejects the first.
    pub(crate) fn allows_after_rejection(self, error: &Error) -> bool {
        self.effect.is_repeatable() || self.proves_nothing_done(error)
    }

    /// Whether the request never left, or the vendor's answer says that it was turned away at the door.
    fn proves_nothing_done(self, error: &Error) -> bool {
        match (error.inner().lost, error.status()) {
            (Some(lost), _) => !lost.sent,
            (None, Some(status)) => status == 429 || self.refused.contains(&status),
            // The connection's own limits turned it away.
            (None, None) => error.is_rate_limited(),
        }
    }

    /// Whether an attempt that failed with `error` may have done its work all the same.
    ///
    /// A complete answer is the vendor's word, except a gateway's that it lost the vendor: 502 and 504 (RFC 9110, sections
    /// 15.6.3 and 15.6.5) come from somebody who does not know. 303 tells where the result of something done stands
    /// (section 15.4.4), and 302 is given in its place by many (section 15.4.3).
    pub(crate) fn may_have_been_done(self, error: &Error) -> bool {
        if self.effect == Effect::Read || self.proves_nothing_done(error) {
            return false;
        }
        match (error.inner().lost, error.status()) {
            (Some(lost), _) => lost.sent,
            (None, status) => matches!(status, Some(302 | 303 | 502 | 504)),
        }
    }
}

/// Whether a failure tends to pass by itself.
fn may_pass(error: &Error) -> bool {
    match (error.inner().lost, error.status()) {
        (Some(lost), _) => match lost.how {
            Loss::Connect | Loss::Timeout | Loss::Cut => true,
            // It would be as large, and as little HTTP, the next time.
            Loss::TooLarge | Loss::Protocol => false,
        },
        (None, Some(408 | 429 | 500 | 502 | 503 | 504)) => true,
        (None, Some(_)) => error.kind() == Kind::RateLimited,
        (None, None) => false,
    }
}
