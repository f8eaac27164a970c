//! Signing in to AWS: Signature Version 4, and where its keys come from.

mod credential;
mod held;
mod profile;
mod sign;
mod skew;
mod source;
mod sts;
mod written;

use std::sync::Arc;

use spoke_runtime::auth::{Authorize, Credential, CredentialTable};

pub use credential::AwsCredential;
pub use source::Role;

/// AWS Signature Version 4, <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html>: every request is signed with
/// a secret key that itself never leaves the machine.
///
/// A connection says in one table where its keys come from:
///
/// ```toml
/// auth = { aws = { access_key_id = "AKIA…", secret_access_key = { secret = "aws-prod" } } }
/// auth = { aws = { source = "environment" } }
/// auth = { aws = { profile = "prod" } }
/// auth = { aws = { assume_role = { role_arn = "arn:aws:iam::123456789012:role/ops", from = { profile = "prod" } } } }
/// auth = { aws = { web_identity = { role_arn = "arn:aws:iam::123456789012:role/ops", token_file = "/var/run/token" } } }
/// ```
///
/// The service for which a request is signed is the one that its action names with `base(service = "…")`, also where the connection
/// has a `base_url` of its own; the region is the connection's setting.
#[derive(Clone, Copy, Debug, Default)]
pub struct SigV4;

impl Authorize for SigV4 {
    fn name(&self) -> &'static str {
        "aws"
    }

    fn example(&self) -> &'static str {
        "{ profile = \"default\" }"
    }

    fn asks(&self) -> Vec<&'static str> {
        vec!["https://sts.{region}.amazonaws.com"]
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let source = written::source(table)?;
        Some(Arc::new(AwsCredential::new(source).on(table.means())))
    }
}
