//! Queues of SQS.

mod change_message_visibility;
mod delete_message;
mod delete_message_batch;
mod get_queue_url;
mod list_queues;
mod receive_message;
mod send_fifo_message;
mod send_message;
mod send_message_batch;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use change_message_visibility::{ChangeMessageVisibility, change_message_visibility};
pub use delete_message::{DeleteMessage, delete_message};
pub use delete_message_batch::{DeleteMessageBatch, DeletedBatch, ReceiptEntry, delete_message_batch};
pub use get_queue_url::{GetQueueUrl, Queue, get_queue_url};
pub use list_queues::{ListQueues, Queues, list_queues};
pub use receive_message::{ReceiveMessage, Received, ReceivedMessage, SystemAttribute, receive_message};
pub use send_fifo_message::{SendFifoMessage, send_fifo_message};
pub use send_message::{SendMessage, SentMessage, send_message};
pub use send_message_batch::{MessageEntry, SendMessageBatch, SentBatch, SentEntry, send_message_batch};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[
    listed::<ChangeMessageVisibility>(),
    listed::<DeleteMessage>(),
    listed::<DeleteMessageBatch>(),
    listed::<GetQueueUrl>(),
    listed::<ListQueues>(),
    listed::<ReceiveMessage>(),
    listed::<SendFifoMessage>(),
    listed::<SendMessage>(),
    listed::<SendMessageBatch>(),
];
