//! What can go wrong with one request.

use crate::dialect::Dialect;

/// What can go wrong with one request, on the wire or in what the vendor says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// Nothing.
    None,
    /// Nobody listens: the kernel refuses the connection. Only a [`Gate`](crate::Gate) can do this, for a request that never
    /// arrives cannot be told from another.
    Refused,
    /// The connection is reset while the request still lies unread in the kernel.
    ResetUnread,
    /// The request is read, and the connection reset before anything is done.
    ResetRead,
    /// The request is executed, and the connection reset.
    CommitReset,
    /// The request is executed, and the connection closed without a byte.
    CommitClose,
    /// The request is executed, and the answer ends within its first line.
    CommitHalfHead,
    /// The request is executed, and the connection closed after half of the body.
    CommitHalfBody,
    /// The request is executed, and a chunked answer lacks its end.
    CommitHalfChunk,
    /// The request is executed, and what comes back is no HTTP.
    CommitGarbage,
    /// The request is executed, and the answer says that it is packed, which it is not.
    CommitUnpackable,
    /// The request is executed, and nothing comes back while the connection stays: the caller's own time has to end it.
    CommitSilence,
    /// The request is executed, and the answer stops after half of its body while the connection stays.
    CommitStall,
    /// A good answer whose `content-length` promises more than there is, then the end.
    LengthTooLong,
    /// A good answer whose `content-length` promises less than there is.
    LengthTooShort,
    /// A good answer after 100 and 103, which announce it.
    Announced,
    /// A good answer in the smallest pieces: byte by byte where it is short.
    Slow,
    /// A good answer, twice in a row.
    Twice,
    /// A good answer, after which the connection is closed without a word about it.
    CloseAfter,
    /// A good answer whose `date` is years away.
    DateOff,
    /// 429, nothing done, with the headers of this dialect.
    Limited(Dialect),
    /// 429 as soon as the head is there: the body is not read but thrown away, and the connection closed.
    LimitedEarly,
    /// 403, nothing done, and no header says that it is a limit: only the body does.
    SecondaryLimit,
    /// This status, nothing done.
    Status(u16),
    /// This status of a gateway that did not reach the vendor: nothing done.
    Gateway(u16),
    /// This status of a gateway that lost the vendor after the request was executed.
    GatewayAfter(u16),
    /// This status of a gateway that gave up while the vendor was still at it: what changes something is executed once the
    /// next look at the same thing was answered, or before the next change of it. Whoever trusts that look does it twice.
    GatewayLate(u16),
}

impl Fault {
    /// Whether the vendor executes the request all the same, before anything is answered.
    pub const fn commits(self) -> bool {
        match self {
            Fault::None
            | Fault::CommitReset
            | Fault::CommitClose
            | Fault::CommitHalfHead
            | Fault::CommitHalfBody
            | Fault::CommitHalfChunk
            | Fault::CommitGarbage
            | Fault::CommitUnpackable
            | Fault::CommitSilence
            | Fault::CommitStall
            | Fault::LengthTooLong
            | Fault::LengthTooShort
            | Fault::Announced
            | Fault::Slow
            | Fault::Twice
            | Fault::CloseAfter
            | Fault::DateOff
            | Fault::GatewayAfter(_) => true,
            Fault::Refused
            | Fault::ResetUnread
            | Fault::ResetRead
            | Fault::Limited(_)
            | Fault::LimitedEarly
            | Fault::SecondaryLimit
            | Fault::Status(_)
            | Fault::Gateway(_)
            | Fault::GatewayLate(_) => false,
        }
    }

    /// Whether a caller that met it cannot know if the request was executed, however clever it is.
    pub const fn leaves_doubt(self) -> bool {
        match self {
            Fault::ResetUnread
            | Fault::ResetRead
            | Fault::CommitReset
            | Fault::CommitClose
            | Fault::CommitHalfHead
            | Fault::CommitHalfBody
            | Fault::CommitHalfChunk
            | Fault::CommitGarbage
            | Fault::CommitUnpackable
            | Fault::CommitSilence
            | Fault::CommitStall
            | Fault::LengthTooLong
            | Fault::Gateway(_)
            | Fault::GatewayAfter(_)
            | Fault::GatewayLate(_) => true,
            Fault::None
            | Fault::Refused
            | Fault::LengthTooShort
            | Fault::Announced
            | Fault::Slow
            | Fault::Twice
            | Fault::CloseAfter
            | Fault::DateOff
            | Fault::Limited(_)
            | Fault::LimitedEarly
            | Fault::SecondaryLimit
            | Fault::Status(_) => false,
        }
    }

    /// Whether nobody can be at the request any more once a caller has met it: what is not there then was not done. After a
    /// timeout, the caller's own or a gateway's (504), and after what is no HTTP that proves nothing.
    pub const fn proves_an_end(self) -> bool {
        !matches!(
            self,
            Fault::CommitGarbage
                | Fault::CommitUnpackable
                | Fault::CommitSilence
                | Fault::CommitStall
                | Fault::Gateway(504)
                | Fault::GatewayAfter(504)
                | Fault::GatewayLate(_)
        )
    }

    /// Whether it comes in rows: a vendor in trouble refuses more than one request.
    pub(crate) const fn lasts(self) -> bool {
        matches!(self, Fault::Limited(_) | Fault::SecondaryLimit | Fault::Status(_) | Fault::Gateway(_))
    }
}
