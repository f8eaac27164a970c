//! The demo: a major incident, told to three sandboxes, in four acts.

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
