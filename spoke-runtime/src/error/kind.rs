//! The kinds of failure.

use std::fmt;

/// What kind of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The inputs cannot be sent: an empty path segment, a control byte in a header, a wrong type in a call by name.
    Input,
    /// The connection is missing, or does not fit the action.
    Config,
    /// The caller may not do this: the connections file grants it something else.
    Denied,
    /// The vendor does not accept the credentials (401, or the vendor's own code).
    Auth,
    /// The credentials are accepted, but not for this (403).
    Forbidden,
    /// Nothing is there (404, 410).
    NotFound,
    /// The state of things forbids it (409, 412).
    Conflict,
    /// The vendor understood the request and refuses its content (400, 422).
    Invalid,
    /// Too much at once (429, or the vendor's own code).
    RateLimited,
    /// The vendor failed (5xx).
    Server,
    /// Any other answer that is not good.
    Refused,
    /// No connection to the host.
    Connect,
    /// No answer in time.
    Timeout,
    /// The answer broke off, or was no HTTP.
    Transport,
    /// A redirect that may not be followed.
    Redirect,
    /// The answer is larger than the limit.
    TooLarge,
    /// The pages of a list lead in a circle, or to no end.
    Paging,
    /// The answer was good, but not what the output expects.
    Decode,
}

impl Kind {
    /// Every kind: first what goes wrong here, then what the vendor answers, then what happens on the way.
    pub const ALL: &'static [Kind] = &[
        Kind::Input,
        Kind::Config,
        Kind::Denied,
        Kind::Auth,
        Kind::Forbidden,
        Kind::NotFound,
        Kind::Conflict,
        Kind::Invalid,
        Kind::RateLimited,
        Kind::Server,
        Kind::Refused,
        Kind::Connect,
        Kind::Timeout,
        Kind::Transport,
        Kind::Redirect,
        Kind::TooLarge,
        Kind::Paging,
        Kind::Decode,
    ];

    /// The kind as one word: `not_found`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Input => "input",
            Kind::Config => "config",
            Kind::Denied => "denied",
            Kind::Auth => "auth",
            Kind::Forbidden => "forbidden",
            Kind::NotFound => "not_found",
            Kind::Conflict => "conflict",
            Kind::Invalid => "invalid",
            Kind::RateLimited => "rate_limited",
            Kind::Server => "server",
            Kind::Refused => "refused",
            Kind::Connect => "connect",
            Kind::Timeout => "timeout",
            Kind::Transport => "transport",
            Kind::Redirect => "redirect",
            Kind::TooLarge => "too_large",
            Kind::Paging => "paging",
            Kind::Decode => "decode",
        }
    }

    /// What a status says where the vendor's own codes say nothing.
    pub const fn of_status(status: u16) -> Kind {
        match status {
            401 => Kind::Auth,
            403 => Kind::Forbidden,
            404 | 410 => Kind::NotFound,
            409 | 412 => Kind::Conflict,
            400 | 422 => Kind::Invalid,
            429 => Kind::RateLimited,
            500..=599 => Kind::Server,
            _ => Kind::Refused,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
