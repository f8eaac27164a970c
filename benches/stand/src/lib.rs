//! How a client is driven, and what is counted meanwhile: the same for ours and for every peer.

pub mod counting;
pub mod drive;
pub mod workload;

pub use drive::{Measured, Plan};
pub use workload::Workload;
