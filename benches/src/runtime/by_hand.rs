//! The calls as a careful developer writes them by hand, over reqwest and over hyper-util, with serde's derives.

pub mod hyper;
pub mod reqwest;
pub mod types;
