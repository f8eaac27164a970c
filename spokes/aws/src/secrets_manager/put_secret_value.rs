//! `POST /` with `X-Amz-Target: secretsmanager.PutSecretValue`,
//! <https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Gives a secret a new value; the one before stays as `AWSPREVIOUS`.
///
/// May be repeated: the same token with the same value stores nothing twice.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> StoredSecret,
    base(service = "secretsmanager"),
    header("x-amz-target" = "secretsmanager.PutSecretValue", "content-type" = "application/x-amz-json-1.1"),
    case = pascal,
    effect = keyed(client_request_token),
    scopes("secretsmanager:PutSecretValue"),
    docs = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html",
)]
#[non_exhaustive]
pub struct PutSecretValue {
    /// The secret's name or its ARN.
    pub secret_id: String,
    /// The value, at most 64 KiB of text.
    pub secret_string: Secret<String>,
    /// The labels of this version; `AWSCURRENT` where nothing is said.
    pub version_stages: Option<Vec<String>>,
    /// What repeats are known by, and the version's id: 32 to 64 characters; one is made where none is given.
    pub client_request_token: Option<String>,
}

/// A secret whose value was stored.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct StoredSecret {
    /// The ARN.
    #[out(ARN)]
    pub arn: String,
    /// The name.
    pub name: String,
    /// The version that holds this value.
    pub version_id: Option<String>,
}
