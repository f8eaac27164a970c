//! The runtime of Spoke: connections, authentication, safe retries, decoding and tracing for declared actions.

mod action;
pub mod auth;
mod clock;
mod connection;
mod declaration;
mod encode;
mod error;
mod fail;
mod input;
mod observe;
mod operation;
mod outgoing;
mod output;
mod response;
mod retry;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod schema;
mod secret;
mod site;
mod template;
mod transport;

pub use action::{Action, Keyed, Listed, Repeatable, Setting, Spoke, listed};
pub use clock::Clock;
pub use connection::Connection;
pub use declaration::Declaration;
pub use error::Kind;
pub use fail::{Condition, Fail, Literal, Path, Source, Step};
pub use input::{
    ForeignJson, Inputs, Json, JsonField, JsonWriter, Lend, Patch, Raw, Text, TextField, TextWriter, Texts,
};
pub use observe::Observe;
pub use operation::{At, Effect, Key, Method, Operation, Parameter};
pub use outgoing::Outgoing;
pub use output::{
    Begin, Collection, Decode, DecodeForeign, Decoder, Fault, Fill, FillBytes, FillList, HoldsBytes, Nested,
    Output, Place, Readable, Slot, Table, Untyped, Walk, look, sample_of, view,
};
pub use response::Response;
pub use retry::Retry;
pub use schema::{Describe, Described, Object, Property, Schema, Undescribed};
pub use secret::{REDACTED, Secret};
pub use serde_json;
pub use template::{Body, Member, Node, Pair, Part, Value};
pub use transport::{Attempt, BoxFuture, Loss, Lost, Transport};

/// What must be in scope for [`Lend`], [`Fill`] and [`Begin`] to find foreign types: `use spoke_runtime::lend::*`.
pub mod lend {
    pub use crate::input::{
        LendDisplay, LendDisplayEach, LendNoBytes, LendNoJson, LendNoText, LendNoTexts, LendSerialize,
        StandsAsBytes, StandsInJson, StandsInPairs, StandsInText,
    };
    pub use crate::output::{
        BeginForeign, BeginNothing, BeginUnknown, BeginsEmpty, FillForeign, FillForeignList, FillNoBytes,
        FillNoList, FillNothing, StandsInOutput, TakesBytes, TakesMany,
    };
}
