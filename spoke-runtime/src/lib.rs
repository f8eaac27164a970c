//! The runtime of Spoke: connections, authentication, safe retries, decoding and tracing for declared actions.

mod action;
pub mod auth;
mod by_name;
mod byte_stream;
mod call;
mod caller;
mod catalog;
mod choices;
mod clash;
mod clock;
mod config;
mod connection;
mod declaration;
mod download;
mod encode;
mod error;
mod fail;
mod fake;
mod hub;
mod input;
mod judge;
mod limit;
mod lookup;
mod near;
mod observe;
mod operation;
mod outgoing;
mod output;
pub mod pages;
mod permissions;
pub mod poll;
pub mod prelude;
mod presigned;
mod preview;
mod reply;
mod response;
mod retry;
mod road;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod schema;
mod secret;
mod sequence;
mod site;
#[cfg(feature = "store")]
pub mod store;
mod template;
mod transport;
#[cfg(test)]
mod trial;
mod trip;
mod upload;

pub use bytes::Bytes;
pub use spoke_macros::{Action, Input, Output, Spoke};

pub use action::{
    Action, Area, AskedBy, Keyed, Listed, Repeatable, SameSpoke, Setting, Spoke, listed, listed_under,
};
pub use by_name::{ByName, NamedList};
pub use byte_stream::{ByteStream, Chunks};
pub use call::{Call, Calling, LongRunning, Progress, Replying};
pub use catalog::{
    ActionEntry, AuthEntry, BodyEntry, Catalog, ChoicesEntry, FailEntry, InputEntry, OutputEntry, PlaceEntry,
    SpokeEntry, json_schema,
};
pub use choices::{Choice, ChoiceList, Choices, choices};
pub use clash::{
    assert_ask, assert_base_slot, assert_by, assert_choices, assert_chosen, assert_find, assert_given,
    assert_own_header, assert_probe, assert_setting, assert_step,
};
pub use clock::{Clock, ManualClock, SystemClock};
pub use config::{ConnectionConfig, DescribedConnection, DescribedFile, DescribedValue, Shown};
pub use connection::Connection;
pub use declaration::Declaration;
pub use download::Download;
pub use error::{Error, Kind};
pub use fail::{Condition, Fail, Literal, Path, Source, Step};
pub use fake::{Captured, FakeHub, StubInput, Stubs};
pub use http;
pub use hub::{ENVIRONMENT, Hub, HubBuilder};
pub use input::{
    ForeignJson, Inputs, Json, JsonField, JsonWriter, Lend, PartField, Patch, Raw, Text, TextField,
    TextWriter, Texts, UnknownWord, default_json, default_text,
};
pub use limit::{Limit, rate};
pub use lookup::{Finds, Lookup, lookup};
pub use observe::{AttemptRecord, CALL_ID, CallRecord, Observe, Outcome};
pub use operation::{At, Effect, Key, Method, Operation, Parameter};
pub use outgoing::Outgoing;
pub use output::{
    Begin, Collection, Decode, DecodeForeign, Decoder, Fault, Fill, FillBytes, FillList, FillStream,
    HoldsBytes, HoldsStatus, HoldsStream, Members, Nested, Output, Place, Readable, Several, Slot, Table,
    Textual, Untyped, Walk, look, sample_of,
};
pub use pages::{Items, Next, Page, PageSeen, PageStream, PageToken, Paged, Pages, Paginate};
pub use poll::{Ask, LongRunningToken, Poll, Polled, asked};
pub use presigned::Presigned;
pub use preview::Preview;
pub use reply::Reply;
pub use response::Response;
pub use retry::Retry;
pub use schema::{Describe, Described, Object, Property, Schema, Undescribed};
pub use secret::{Held, REDACTED, Secret, SecretStore};
pub use sequence::{Each, Given, Sequence, SequenceStep, Way, step};
pub use serde_json;
pub use template::{Body, Element, Member, Node, Pair, Part, Value, Xml};
pub use transport::{
    Answer, Attempt, BoxFuture, Incoming, Loss, Lost, Network, Proxy, Scripted, Tls, Transport,
};
pub use upload::{Upload, Uploads};
pub use url;
pub use zeroize::Zeroize;

/// The defaults, each with its reason.
pub mod defaults {
    pub use crate::config::MAX_BODY;
    pub use crate::pages::{MAX_EMPTY_PAGES, MAX_PAGES};
    pub use crate::poll::POLL_EVERY;
    pub use crate::retry::{ATTEMPTS, FIRST_WAIT, LONGEST_RETRY_AFTER, LONGEST_WAIT, RETRY_BUDGET};
    pub use crate::road::MAX_REDIRECTS;
    pub use crate::transport::{CONNECT_TIMEOUT, POOL_IDLE_TIMEOUT, PROXY_PAUSE, USER_AGENT};
    pub use crate::trip::ATTEMPT_TIMEOUT;
}

/// What must be in scope for [`Lend`], [`Fill`] and [`Begin`] to find foreign types: `use spoke_runtime::lend::*`.
pub mod lend {
    pub use crate::action::StandsAsSetting;
    pub use crate::input::{
        LendBody, LendDisplay, LendDisplayEach, LendGiven, LendNoBytes, LendNoGiven, LendNoJson, LendNoPart,
        LendNoSlot, LendNoText, LendNoTexts, LendSerialize, LendSlot, LendUploads, StandsAsBytes,
        StandsInJson, StandsInMultipart, StandsInPairs, StandsInSequence, StandsInText,
    };
    pub use crate::output::{
        BeginForeign, BeginNothing, BeginUnknown, BeginsEmpty, DecodeForeign, DecodeNothing, FillForeign,
        FillForeignList, FillForeignText, FillNoAnswer, FillNoBytes, FillNoList, FillNoStream, FillNothing,
        StandsAfterArrow, StandsInOutput, StandsInside, TakesBytes, TakesMany, TakesStatus, TakesStream,
        TakesText,
    };
}
