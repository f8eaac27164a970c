//! The engine's parts, held to serde_json.

mod fault;
mod look;
mod reader;
