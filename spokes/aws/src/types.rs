//! What several actions send or give.

mod copy_source;
mod failed_entry;
mod function;
mod instance;
mod message_attribute;
mod storage;

pub use copy_source::CopySource;
pub use failed_entry::FailedEntry;
pub use function::{Function, FunctionState};
pub use instance::{Instance, InstanceState, InstanceTag, StateChange, TagSpecification};
pub use message_attribute::{MessageAttribute, NamedAttribute};
pub use storage::{BucketCannedAcl, CannedAcl, ServerSideEncryption, StorageClass};
