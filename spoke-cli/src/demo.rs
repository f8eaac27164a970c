//! The demo: a major incident over four sandboxes, in five acts.

mod account;
mod acts;
mod event;
pub mod flow;
mod incident;
mod journal;
mod play;
mod stage;

pub use acts::{ACTS, Act, Trouble};
pub use event::Event;
pub use incident::{Incident, State};
pub use journal::{Ending, Entry, Finished, Journal};
pub use play::play;
pub use stage::Stage;
