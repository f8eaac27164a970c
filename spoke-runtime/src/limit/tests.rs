//! The limiter, on a hand-moved clock.

mod model;
mod order;
