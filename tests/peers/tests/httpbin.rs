//! httpbin, <https://httpbin.org>: what a general HTTP server does to a call.

mod answers;
pub(crate) mod bin;
mod failures;
mod limits;
mod redirects;
