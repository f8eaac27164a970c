//! A credential for AWS: its source, and what it has fetched from there.

use std::sync::Arc;
use std::time::Duration;

use spoke_runtime::auth::{Credential, Facts, Means};
use spoke_runtime::{BoxFuture, Outgoing, Response, Secret};

use super::held::Held;
use super::profile::Profile;
use super::sign::{self, Signer};
use super::skew::{self, Skew};
use super::source::{Role, Source, WebIdentity, keys};

/// Where the keys of a connection come from. Made in code it is given to
/// [`ConnectionConfig::auth`](spoke_runtime::ConnectionConfig::auth):
///
/// ```
/// use spoke_aws::{Aws, AwsCredential, Role};
/// use spoke_runtime::{ConnectionConfig, Hub};
///
/// # fn main() -> Result<(), spoke_runtime::Error> {
/// let keys = AwsCredential::keys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// let role = Role::new("arn:aws:iam::123456789012:role/ops").external_id("acme");
/// let config = ConnectionConfig::to::<Aws>().setting("region", "eu-central-1").auth(keys.assume_role(role));
/// let hub = Hub::builder().connection("aws", config).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AwsCredential {
    source: Source,
    joined: Option<Arc<Joined>>,
}

/// What only a credential on a connection has.
#[derive(Debug)]
struct Joined {
    means: Means,
    held: Held,
    skew: Skew,
}

impl AwsCredential {
    pub(super) fn new(source: Source) -> Self {
        AwsCredential { source, joined: None }
    }

    /// The keys of an IAM user.
    pub fn keys(access_key_id: &str, secret_access_key: impl Into<Secret<String>>) -> Self {
        AwsCredential::new(Source::Keys(keys(access_key_id, &secret_access_key.into(), None)))
    }

    /// Keys that somebody else fetched from STS; nobody renews them.
    pub fn session(
        access_key_id: &str,
        secret_access_key: impl Into<Secret<String>>,
        session_token: impl Into<Secret<String>>,
    ) -> Self {
        let (secret, token) = (secret_access_key.into(), session_token.into());
        AwsCredential::new(Source::Keys(keys(access_key_id, &secret, Some(&token))))
    }

    /// A profile of the shared files `~/.aws/config` and `~/.aws/credentials`, which `AWS_CONFIG_FILE` and
    /// `AWS_SHARED_CREDENTIALS_FILE` replace. They are read when they are needed.
    pub fn profile(name: impl Into<String>) -> Self {
        AwsCredential::new(Source::Profile(Profile::named(name.into())))
    }

    /// The keys that STS gives for `role` to whoever has these keys.
    #[must_use]
    pub fn assume_role(self, role: Role) -> Self {
        AwsCredential::new(Source::Role(Box::new((role, self.source))))
    }

    /// The keys that STS gives for `role` to whoever has the token in this file, such as a pod or a build machine.
    pub fn web_identity(role: Role, token_file: impl Into<std::path::PathBuf>) -> Self {
        AwsCredential::new(Source::WebIdentity(Box::new(WebIdentity { role, token_file: token_file.into() })))
    }

    pub(super) fn on(self, means: &Means) -> Self {
        let held = Held::default();
        if let Source::Keys(session) = &self.source {
            held.put(session.clone(), means.clock().wall());
        }
        let joined = Joined { means: means.clone(), held, skew: Skew::default() };
        AwsCredential { source: self.source, joined: Some(Arc::new(joined)) }
    }

    fn joined(&self) -> Result<&Joined, String> {
        self.joined.as_deref().ok_or_else(|| "this credential is on no connection yet".to_owned())
    }

    fn is_fixed(&self) -> bool {
        matches!(self.source, Source::Keys(_))
    }
}

impl Joined {
    fn signer<'a>(&self, region: &'a str, request: &'a Outgoing) -> Result<Signer<'a>, String> {
        let service = request
            .slot("service")
            .ok_or("the action does not say its service; declare it by `base(service = \"…\")`")?;
        Ok(Signer { service, region, time: self.skew.corrected(self.means.clock().wall()) })
    }

    fn region(&self) -> Result<&str, String> {
        self.means.setting("region").ok_or_else(|| "the connection has no setting `region`".to_owned())
    }

    async fn fetch(&self, source: &Source) -> Result<(), String> {
        let now = || self.skew.corrected(self.means.clock().wall());
        let region = self.region()?;
        self.held.renewed(now, || source.fetch(&self.means, region, now)).await
    }
}

impl Credential for AwsCredential {
    fn joined(&self, means: &Means) -> Option<Arc<dyn Credential>> {
        Some(Arc::new(self.clone().on(means)))
    }

    fn prepare(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        let joined = self.joined.as_deref()?;
        let now = joined.skew.corrected(joined.means.clock().wall());
        if self.is_fixed() || joined.held.is_fresh(now) {
            return None;
        }
        Some(Box::pin(joined.fetch(&self.source)))
    }

    fn renew(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        let joined = self.joined.as_deref()?;
        if joined.skew.has_moved() {
            return Some(Box::pin(std::future::ready(Ok(()))));
        }
        (!self.is_fixed()).then(|| Box::pin(joined.fetch(&self.source)) as _)
    }

    fn rejected(&self, answer: &Response) {
        let Some(joined) = &self.joined else { return };
        let wall = joined.means.clock().wall();
        match skew::date_of_refusal(answer) {
            Some(date) => joined.skew.learn(date, wall),
            None if self.is_fixed() => {}
            None => joined.held.reject(joined.skew.corrected(wall)),
        }
    }

    fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        if let Some(joined) = &self.joined {
            let now = joined.skew.corrected(joined.means.clock().wall());
            facts.expires_in = joined.held.expires_in(now);
        }
        facts
    }

    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        if request.showing {
            return sign::shown(request);
        }
        let joined = self.joined()?;
        let session = joined.held.session()?;
        let region = joined.region()?;
        sign::add_checksum(request)?;
        let headers = joined.signer(region, request)?.headers(request, &session.credentials)?;
        sign::place(request, headers);
        Ok(())
    }

    fn presign(&self, request: &mut Outgoing, valid_for: Duration) -> Result<Duration, String> {
        let joined = self.joined()?;
        sign::check_validity(valid_for)?;
        if request.showing {
            return sign::shown(request).map(|()| valid_for);
        }
        let session = joined.held.session()?;
        let region = joined.region()?;
        let signer = joined.signer(region, request)?;
        let left = session.expires.map(|end| end.duration_since(signer.time).unwrap_or_default());
        let query = signer.query(request, &session.credentials, valid_for)?;
        request.url.query_pairs_mut().extend_pairs(query);
        Ok(left.map_or(valid_for, |left| left.min(valid_for)))
    }
}
