//! The engine's parts, held to serde_json.

mod look;
mod reader;
