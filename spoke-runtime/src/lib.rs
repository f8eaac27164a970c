//! The runtime of Spoke: connections, authentication, safe retries, decoding and tracing for declared actions.

mod action;
pub mod auth;
mod error;
mod fail;
mod input;
mod operation;
mod output;
mod response;
mod schema;
mod secret;
mod template;

pub use action::{Action, Keyed, Listed, Repeatable, Setting, Spoke, listed};
pub use error::Kind;
pub use fail::{Condition, Fail, Literal, Path, Source, Step};
pub use input::{
    ForeignJson, Inputs, Json, JsonField, JsonWriter, Lend, Patch, Raw, Text, TextField, TextWriter, Texts,
};
pub use operation::{At, Effect, Key, Method, Operation, Parameter};
pub use output::{Decoder, Fault, Untyped};
pub use response::Response;
pub use schema::{Describe, Described, Object, Property, Schema, Undescribed};
pub use secret::{REDACTED, Secret};
pub use template::{Body, Member, Node, Pair, Part, Value};

/// What must be in scope for [`Lend`] to find foreign types: `use spoke_runtime::lend::*`.
pub mod lend {
    pub use crate::input::{
        LendDisplay, LendDisplayEach, LendNoBytes, LendNoJson, LendNoText, LendNoTexts, LendSerialize,
        StandsAsBytes, StandsInJson, StandsInPairs, StandsInText,
    };
}
