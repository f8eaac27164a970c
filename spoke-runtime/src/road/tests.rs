//! The road, on a scripted transport and a hand-moved clock.

mod dropped;
mod limits;
mod long_running;
mod lookups;
mod observed;
mod outcome;
mod redirects;
mod renewal;
mod repeats;
mod secrets;
mod texts;
mod timeouts;
mod vendor;
