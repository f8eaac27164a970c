//! `POST /` with `X-Amz-Target: secretsmanager.CreateSecret`,
//! <https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html>

use spoke_runtime::prelude::*;

use super::StoredSecret;
use crate::Aws;

/// Stores a new secret.
///
/// May be repeated: the same token with the same value stores nothing twice.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> StoredSecret,
    base(service = "secretsmanager"),
    header("x-amz-target" = "secretsmanager.CreateSecret", "content-type" = "application/x-amz-json-1.1"),
    case = pascal,
    effect = keyed(client_request_token),
    scopes("secretsmanager:CreateSecret"),
    docs = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html",
)]
#[non_exhaustive]
pub struct CreateSecret {
    /// Its name: letters, digits and `/_+=.@-`, at most 512.
    pub name: String,
    /// The value, at most 64 KiB of text.
    pub secret_string: Secret<String>,
    /// What it is for.
    pub description: Option<String>,
    /// The key of KMS that encrypts it; `aws/secretsmanager` where nothing is said.
    pub kms_key_id: Option<String>,
    /// What repeats are known by, and the version's id: 32 to 64 characters; one is made where none is given.
    pub client_request_token: Option<String>,
}
