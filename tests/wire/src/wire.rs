//! One action against its folder.

use std::marker::PhantomData;

use spoke_runtime::auth::Credential;
use spoke_runtime::{
    Action, Answer, Connection, ConnectionConfig, Error, Hub, Kind, ManualClock, Scripted, Spoke,
};

use crate::folder::Folder;
use crate::request::written;

/// Where the connection goes whose spoke has no base of its own.
const BASE: &str = "https://wire.example";

/// The actions of `S` against their folders.
pub struct Wire<S> {
    manifest: &'static str,
    sign_in: Box<dyn Fn(ConnectionConfig) -> ConnectionConfig>,
    settings: &'static [(&'static str, &'static str)],
    clock: Option<ManualClock>,
    spoke: PhantomData<S>,
}

impl<S: Spoke> Wire<S> {
    /// `manifest` is the folder of the spoke's `Cargo.toml`: `env!("CARGO_MANIFEST_DIR")`.
    pub fn new(manifest: &'static str, credential: impl Credential + Clone + 'static) -> Self {
        let sign_in = Box::new(move |config: ConnectionConfig| config.auth(credential.clone()));
        Wire { manifest, sign_in, settings: &[], clock: None, spoke: PhantomData }
    }

    /// With these settings of the connection.
    #[must_use]
    pub fn settings(mut self, settings: &'static [(&'static str, &'static str)]) -> Self {
        self.settings = settings;
        self
    }

    /// On this clock, for credentials that differ from moment to moment.
    #[must_use]
    pub fn clock(mut self, clock: ManualClock) -> Self {
        self.clock = Some(clock);
        self
    }

    /// Sends `action`, compares the request with `request.http`, which `SPOKE_ACCEPT=1` writes instead, and gives what becomes of `reply.json`.
    ///
    /// # Panics
    /// Where the request is another, and where the answer does not become an output.
    pub async fn reply<A>(&self, action: A) -> A::Output
    where
        A: Action<Spoke = S> + 'static,
        A::Output: Send + 'static,
    {
        match self.call(action, "reply.json").await {
            Ok(output) => output,
            Err(error) => panic!("{error}"),
        }
    }

    /// Sends `action`, compares the request, and checks what `error.json` is taken for.
    ///
    /// # Panics
    /// Where the request is another, and where the answer is taken for something else.
    pub async fn error<A>(&self, action: A, kind: Kind, code: Option<&str>) -> Error
    where
        A: Action<Spoke = S> + 'static,
        A::Output: Send + 'static,
    {
        match self.call(action, "error.json").await {
            Ok(_) => panic!("`error.json` of {} became an output", A::OPERATION.name),
            Err(error) => {
                assert_eq!((error.kind(), error.code()), (kind, code), "{error}");
                error
            }
        }
    }

    async fn call<A>(&self, action: A, file: &str) -> Result<A::Output, Error>
    where
        A: Action<Spoke = S> + 'static,
        A::Output: Send + 'static,
    {
        let folder = Folder::of(self.manifest, A::OPERATION.name);
        let (connection, transport) = self.connect(folder.answers(file))?;
        let result = spoke_runtime::Call::new(action, &connection).await;
        let requests = transport.requests();
        let written: Vec<String> = requests.iter().map(written).collect();
        if A::OPERATION.sequence.is_none() {
            assert_eq!(requests.len(), 1, "{} is sent once", A::OPERATION.name);
        }
        // A sequence that fails begins as one that does not; where it takes something back, that stands in a file of its own.
        let written = written.join("###\n");
        let is_cut = A::OPERATION.sequence.is_some() && result.is_err();
        if std::env::var_os("SPOKE_ACCEPT").is_some() {
            folder.accept(&written, is_cut);
            return result;
        }
        let expected = folder.request();
        let expected = match folder.failed_requests().filter(|_| is_cut) {
            Some(failed) => failed,
            None if is_cut => expected.get(..written.len()).unwrap_or(&expected).to_owned(),
            None => expected,
        };
        assert_eq!(written, expected, "the request of {}", A::OPERATION.name);
        result
    }

    fn connect(&self, answers: Vec<Answer>) -> Result<(Connection<S>, Scripted), Error> {
        let transport = Scripted::new(answers);
        let config = (self.sign_in)(ConnectionConfig::to::<S>());
        let config = if S::BASE.is_empty() { config.base_url(BASE) } else { config };
        let config = self.settings.iter().fold(config, |config, (name, value)| config.setting(*name, *value));
        let hub = Hub::builder().spoke::<S>().connection("wire", config).transport(transport.clone());
        let hub = match &self.clock {
            Some(clock) => hub.clock(clock.clone()),
            None => hub,
        };
        Ok((hub.build()?.connect("wire")?, transport))
    }
}

impl<S: Spoke> std::fmt::Debug for Wire<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wire({})", S::NAME)
    }
}
