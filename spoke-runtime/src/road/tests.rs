//! The road, on a scripted transport and a hand-moved clock.

mod observed;
mod outcome;
mod redirects;
mod repeats;
mod secrets;
mod texts;
mod timeouts;
