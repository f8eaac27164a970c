//! How the spokes' wire tests read their folders and compare what is sent.
//!
//! A wire test of an action has a folder `tests/wire/<action>/` in its spoke: `request.http` is the exact request, the
//! credential included; `reply.json` and `error.json` are whole answers, `{"status": .., "headers": {..}, "body": ..}`,
//! or with `"text"` where the body is no JSON.
//! What the road adds to every attempt (`traceparent`, the call id) is left out, for it differs from call to call.

mod folder;
mod listed;
mod raw;
mod request;
mod wire;

pub use listed::assert_whole;
pub use raw::{Raw, send};
pub use wire::Wire;
