//! A server that fails in every way a vendor can, on real sockets, and counts what it did.
//!
//! A [`Storm`] listens on a loopback port. Its [`Plan`] decides what goes wrong with each request ([`Fault`]), the same for the
//! same seed; its [`Ledger`] knows how often everything was executed, so that duplicates and losses are counted and never
//! guessed. A [`Gate`] adds the connections that the kernel refuses, a [`StormClock`] lets backoffs pass at once. A [`Shelf`] is a
//! list in every style of pages, a [`Turnstile`] a vendor that limits and bans, a [`Dialect`] its way of saying so. A
//! [`Tally`] is what many calls were told, held against the ledger.
//!
//! Nothing about waiting is proven here: that is for the scripted transport and the hand-moved clock.

pub mod actions;
mod clock;
mod connect;
mod counter;
mod dialect;
mod fault;
mod gate;
mod ledger;
mod line;
pub mod lists;
mod plan;
mod request;
mod said;
mod server;
mod shared;
mod shelf;
mod table;
mod tally;
mod turnstile;
mod vendor;
mod wire;

pub use clock::{HURRY, PATIENCE, StormClock};
pub use connect::{connect, connect_as, connect_with};
pub use dialect::{Dialect, SKEW};
pub use fault::Fault;
pub use gate::Gate;
pub use ledger::{Errand, Ledger, Visit};
pub use plan::{CALM_AFTER, Plan};
pub use said::Said;
pub use server::Storm;
pub use shelf::{Drift, Shelf, Trick};
pub use tally::{ABREAST, Tally};
pub use turnstile::{Turn, Turnstile, Window};
