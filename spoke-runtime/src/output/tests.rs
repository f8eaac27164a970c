//! The engine and its reader, held to serde_json.
