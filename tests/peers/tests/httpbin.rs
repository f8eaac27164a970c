//! httpbin, <https://httpbin.org>: what a general HTTP server does to a call.

mod answers;
mod bin;
mod failures;
mod limits;
mod redirects;
