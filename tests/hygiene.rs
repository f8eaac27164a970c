//! A user's crate as unfriendly as crates get.
