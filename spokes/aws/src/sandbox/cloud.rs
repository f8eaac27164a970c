//! What the account holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use spoke_runtime::serde_json::Value;

use super::buckets::Objects;
use super::instances::{Instance, State};
use super::objects::Stored;
use super::queues::{self, Queue};
use super::secrets::SecretRecord;
use super::topics::{self, Published};
use super::uploads::Upload;

/// What a function does with what it is given: its result, or why it fails.
pub(super) type Function = Box<dyn Fn(&Value) -> Result<Value, String> + Send>;

/// An account in one region: instances, buckets, functions, queues, topics and secrets.
///
/// Time stands still in it: [`pass`](Cloud::pass) moves it for queues, and a look at instances, or [`settle`](Cloud::settle), moves what is
/// on its way.
#[derive(Default)]
pub struct Cloud {
    pub(super) instances: BTreeMap<String, Instance>,
    /// `ClientToken`s: what was asked with each, and the reservation.
    pub(super) tokens: BTreeMap<String, (String, String)>,
    pub(super) buckets: BTreeMap<String, Objects>,
    pub(super) uploads: BTreeMap<String, Upload>,
    pub(super) functions: BTreeMap<String, Function>,
    pub(super) invocations: usize,
    pub(super) queues: BTreeMap<String, Queue>,
    pub(super) topics: BTreeSet<String>,
    pub(super) published: Vec<Published>,
    pub(super) secrets: BTreeMap<String, SecretRecord>,
    /// Whether what an EC2 call begins is over at the next one.
    pub(super) has_no_waits: bool,
    /// Seconds that passed.
    pub(super) now: u64,
    /// How many names were made.
    made: u64,
}

impl fmt::Debug for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cloud")
            .field("instances", &self.instances)
            .field("buckets", &self.buckets.keys().collect::<Vec<_>>())
            .field("functions", &self.functions.keys().collect::<Vec<_>>())
            .field("queues", &self.queues.keys().collect::<Vec<_>>())
            .field("topics", &self.topics)
            .field("secrets", &self.secrets.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl Cloud {
    /// An account with nothing in it.
    pub fn new() -> Self {
        Cloud::default()
    }

    /// With an instance that is stopped.
    #[must_use]
    pub fn stopped_instance(mut self, id: &str) -> Self {
        self.instances
            .insert(id.to_owned(), Instance::new(State::Stopped, "ami-sandbox", "t3.micro", "r-sandbox"));
        self
    }

    /// In which nobody waits: what a call on instances begins is over at the next look.
    #[must_use]
    pub fn without_waits(mut self) -> Self {
        self.has_no_waits = true;
        self
    }

    /// With a bucket that holds nothing.
    #[must_use]
    pub fn bucket(mut self, name: &str) -> Self {
        self.buckets.entry(name.to_owned()).or_default();
        self
    }

    /// With an object in a bucket.
    #[must_use]
    pub fn object(mut self, bucket: &str, key: &str, content: impl Into<Vec<u8>>) -> Self {
        let stored = Stored::of(content.into(), None);
        self.buckets.entry(bucket.to_owned()).or_default().insert(key.to_owned(), stored);
        self
    }

    /// With a function: it gives a result, or the message of its failure.
    #[must_use]
    pub fn function(
        mut self,
        name: &str,
        function: impl Fn(&Value) -> Result<Value, String> + Send + 'static,
    ) -> Self {
        self.functions.insert(name.to_owned(), Box::new(function));
        self
    }

    /// With a queue; a FIFO queue where its name ends in `.fifo`.
    #[must_use]
    pub fn queue(mut self, name: &str) -> Self {
        self.queues.insert(name.to_owned(), Queue::default());
        self
    }

    /// With a topic; a FIFO topic where its name ends in `.fifo`.
    #[must_use]
    pub fn topic(mut self, name: &str) -> Self {
        self.topics.insert(topics::arn(name));
        self
    }

    /// With a secret.
    #[must_use]
    pub fn secret(mut self, name: &str, value: &str) -> Self {
        self.secrets.insert(name.to_owned(), SecretRecord::of(value));
        self
    }

    /// The URL of a queue of this name.
    pub fn queue_url(name: &str) -> String {
        queues::url(name)
    }

    /// The ARN of a topic of this name.
    pub fn topic_arn(name: &str) -> String {
        topics::arn(name)
    }

    /// How an instance is: `running`, `stopped`, `pending`, …; `None` where there is none.
    pub fn state_of(&self, instance: &str) -> Option<&'static str> {
        self.instances.get(instance).map(|instance| instance.state.name())
    }

    /// What is on its way arrives: `pending` becomes `running`, `stopping` becomes `stopped`.
    pub fn settle(&mut self) {
        for instance in self.instances.values_mut() {
            instance.state = instance.state.settled();
        }
    }

    /// So many seconds pass: messages that were taken and not deleted come back.
    pub fn pass(&mut self, seconds: u64) {
        self.now = self.now.saturating_add(seconds);
    }

    /// The content of an object.
    pub fn content_of(&self, bucket: &str, key: &str) -> Option<&[u8]> {
        self.buckets.get(bucket)?.get(key).map(|stored| stored.content.as_slice())
    }

    /// How many uploads in parts were begun, and neither completed nor aborted.
    pub fn open_uploads(&self) -> usize {
        self.uploads.len()
    }

    /// How often functions were invoked.
    pub fn invocations(&self) -> usize {
        self.invocations
    }

    /// What the messages of a queue say, the hidden ones too.
    pub fn messages_of(&self, queue: &str) -> Vec<&str> {
        let messages = self.queues.get(queue).map(|queue| queue.messages.as_slice()).unwrap_or_default();
        messages.iter().map(|message| message.body.as_str()).collect()
    }

    /// What was published, in order.
    pub fn published(&self) -> &[Published] {
        &self.published
    }

    /// The current value of a secret.
    pub fn secret_of(&self, name: &str) -> Option<&str> {
        self.secrets.get(name)?.current()
    }

    /// A number that was not given before.
    pub(super) fn tick(&mut self) -> u64 {
        self.made += 1;
        self.made
    }

    /// 32 hexadecimal digits that differ where the content does.
    pub(super) fn fingerprint(content: &[u8]) -> String {
        let hash = content.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{hash:032x}")
    }
}
