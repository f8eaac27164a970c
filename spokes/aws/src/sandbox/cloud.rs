//! What the account holds.

use std::collections::BTreeMap;
use std::fmt;

use spoke_runtime::serde_json::Value;

/// What a function does with what it is given: its result, or why it fails.
pub(super) type Function = Box<dyn Fn(&Value) -> Result<Value, String> + Send>;

/// An account in one region: instances, objects and functions.
#[derive(Default)]
pub struct Cloud {
    /// Whether each instance runs.
    pub(super) instances: BTreeMap<String, bool>,
    pub(super) objects: BTreeMap<(String, String), Vec<u8>>,
    pub(super) functions: BTreeMap<String, Function>,
    pub(super) invocations: usize,
}

impl fmt::Debug for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cloud")
            .field("instances", &self.instances)
            .field("objects", &self.objects.keys().collect::<Vec<_>>())
            .field("functions", &self.functions.keys().collect::<Vec<_>>())
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
        self.instances.insert(id.to_owned(), false);
        self
    }

    /// With an object in a bucket.
    #[must_use]
    pub fn object(mut self, bucket: &str, key: &str, content: impl Into<Vec<u8>>) -> Self {
        self.objects.insert((bucket.to_owned(), key.to_owned()), content.into());
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

    /// How an instance is: `running` or `stopped`; `None` where there is none.
    pub fn state_of(&self, instance: &str) -> Option<&'static str> {
        self.instances.get(instance).map(|is_running| if *is_running { "running" } else { "stopped" })
    }

    /// How often functions were invoked.
    pub fn invocations(&self) -> usize {
        self.invocations
    }
}
