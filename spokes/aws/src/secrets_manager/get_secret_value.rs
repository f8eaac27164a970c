//! `POST /` with `X-Amz-Target: secretsmanager.GetSecretValue`,
//! <https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Gives the value of a secret.
///
/// The value is a `Secret`: nothing prints it.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> SecretValue,
    base(service = "secretsmanager"),
    header("x-amz-target" = "secretsmanager.GetSecretValue", "content-type" = "application/x-amz-json-1.1"),
    case = pascal,
    effect = read,
    scopes("secretsmanager:GetSecretValue"),
    docs = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html",
)]
#[non_exhaustive]
pub struct GetSecretValue {
    /// The secret's name or its ARN; of another account the ARN.
    pub secret_id: String,
    /// A version that is not the current one, by its id.
    pub version_id: Option<String>,
    /// A version by its label: `AWSCURRENT` where nothing is said, `AWSPREVIOUS`, `AWSPENDING`.
    pub version_stage: Option<String>,
}

/// A secret with its value.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct SecretValue {
    /// The ARN.
    #[out(ARN)]
    pub arn: String,
    /// The name.
    pub name: String,
    /// Which version it is.
    pub version_id: Option<String>,
    /// The labels of this version.
    #[out(VersionStages, default)]
    pub version_stages: Vec<String>,
    /// The value, where it is text; mostly a JSON object.
    pub secret_string: Option<Secret<String>>,
    /// The value, where it is bytes, in Base64.
    pub secret_binary: Option<Secret<String>>,
    /// When this version was made, in seconds since 1970.
    pub created_date: Option<f64>,
}
