//! Topics of SNS.

mod publish;
mod publish_fifo;
mod publish_sms;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use publish::{MessageStructure, Publish, Published, publish};
pub use publish_fifo::{PublishFifo, publish_fifo};
pub use publish_sms::{PublishSms, publish_sms};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[listed::<Publish>(), listed::<PublishFifo>(), listed::<PublishSms>()];
