//! Where keys come from.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use spoke_runtime::auth::Means;
use spoke_runtime::{BoxFuture, Secret};

use super::profile::Profile;
use super::sts::Sts;

/// Keys, and when they end.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub(super) credentials: Credentials,
    pub(super) expires: Option<SystemTime>,
}

/// Where keys come from. Its `Debug` shows no secret key: the library's type hides it.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// Fixed ones.
    Keys(Session),
    /// A profile of the shared files, read when it is needed: other programs change them.
    Profile(Profile),
    /// What STS gives for a role to whoever has the keys of this source.
    Role(Box<(Role, Source)>),
    /// What STS gives for a role to whoever has a token.
    WebIdentity(Box<WebIdentity>),
}

/// A role, and how it is taken: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>.
#[derive(Clone, Debug)]
pub struct Role {
    pub(super) arn: String,
    pub(super) session_name: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) duration: Option<Duration>,
    pub(super) sts_url: Option<String>,
}

impl Role {
    /// The role of this name, `arn:aws:iam::123456789012:role/ops`, for as long as it allows without being asked: an hour.
    pub fn new(arn: impl Into<String>) -> Self {
        Role { arn: arn.into(), session_name: None, external_id: None, duration: None, sts_url: None }
    }

    /// How the session is called in the account's records; `spoke-` and the connection's name unless said.
    #[must_use]
    pub fn session_name(mut self, name: impl Into<String>) -> Self {
        self.session_name = Some(name.into());
        self
    }

    /// What the role's owner demands besides, against being fooled by a third party.
    #[must_use]
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.external_id = Some(id.into());
        self
    }

    /// How long a session lasts: 15 minutes to 12 hours, no longer than the role allows.
    #[must_use]
    pub fn duration(mut self, duration: Duration) -> Self {
        self.duration = Some(duration);
        self
    }

    /// Where STS is, in place of `https://sts.REGION.amazonaws.com`: a VPC endpoint, or a server for tests.
    #[must_use]
    pub fn sts_url(mut self, url: impl Into<String>) -> Self {
        self.sts_url = Some(url.into());
        self
    }
}

/// A role that is given to whoever has a token.
#[derive(Clone, Debug)]
pub(super) struct WebIdentity {
    pub(super) role: Role,
    pub(super) token_file: PathBuf,
}

/// Fixed keys.
pub(super) fn keys(id: &str, secret: &Secret<String>, token: Option<&Secret<String>>) -> Session {
    let token = token.map(|token| token.expose().clone());
    let credentials = Credentials::new(id, secret.expose().clone(), token, None, "spoke");
    Session { credentials, expires: None }
}

impl Source {
    /// Fetches keys; the clock is asked anew for each signature on the way.
    pub(super) fn fetch<'a>(
        &'a self,
        means: &'a Means,
        region: &'a str,
        now: impl Fn() -> SystemTime + Copy + Send + Sync + 'a,
    ) -> BoxFuture<'a, Result<Session, String>> {
        Box::pin(async move {
            match self {
                Source::Keys(session) => Ok(session.clone()),
                Source::Profile(profile) => {
                    let source = profile.resolved()?;
                    source.fetch(means, region, now).await
                }
                Source::Role(role) => {
                    let (role, from) = &**role;
                    let session = from.fetch(means, region, now).await?;
                    Sts { means, region, role }.assume_role(&session.credentials, now()).await
                }
                Source::WebIdentity(identity) => {
                    let WebIdentity { role, token_file } = &**identity;
                    let token = std::fs::read_to_string(token_file).map_err(|error| {
                        format!("the token file `{}` cannot be read: {}", token_file.display(), error.kind())
                    })?;
                    let token = Secret::new(token.trim().to_owned());
                    Sts { means, region, role }.assume_role_with_web_identity(&token).await
                }
            }
        })
    }
}
