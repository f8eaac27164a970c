//! One client with one call.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;

use spoke_bench_stand::{Plan, Workload};

/// Whatever goes wrong.
pub type Fault = Box<dyn Error + Send + Sync>;

/// What a client makes of a plan.
pub type Drive = Pin<Box<dyn Future<Output = Result<(), Fault>>>>;

/// One client with one call that it can make.
#[derive(Clone, Copy)]
pub struct Pair {
    /// The client's name: `octocrab`
    pub client: &'static str,
    /// The package whose version stands in the table.
    pub package: &'static str,
    /// Which call.
    pub workload: Workload,
    /// Builds the client and drives it.
    pub drive: fn(Plan) -> Drive,
}
