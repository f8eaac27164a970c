//! `POST /` with `Action=AssumeRole`, <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Takes a role: gives keys that act as it for a while.
///
/// A connection takes one by itself where it says `assume_role`; this is for keys that are handed on.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> AssumedRole,
    base(service = "sts"),
    form = {
        "Action": "AssumeRole",
        "Version": "2011-06-15",
        "RoleArn": role_arn,
        "RoleSessionName": role_session_name,
        "DurationSeconds": duration_seconds,
        "ExternalId": external_id,
        "Policy": policy,
        "SourceIdentity": source_identity,
        "SerialNumber": serial_number,
        "TokenCode": token_code,
    },
    effect = idempotent,
    scopes("sts:AssumeRole"),
    docs = "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
)]
#[non_exhaustive]
pub struct AssumeRole {
    /// The role's ARN.
    pub role_arn: String,
    /// What the account's records show: 2 to 64 letters, digits and `=,.@-_`.
    pub role_session_name: String,
    /// For how many seconds: 900 to 43,200, no more than the role allows; 3,600 where nothing is said.
    pub duration_seconds: Option<u32>,
    /// What the role's owner agreed on with whoever takes it.
    pub external_id: Option<String>,
    /// A policy in JSON that leaves fewer rights than the role has.
    pub policy: Option<String>,
    /// Who stands behind it, for the account's records.
    pub source_identity: Option<String>,
    /// The device for a second factor, by its ARN or number.
    pub serial_number: Option<String>,
    /// What that device shows.
    pub token_code: Option<Secret<String>>,
}

/// A role that was taken.
#[derive(Clone, Debug, Output)]
#[out(root = AssumeRoleResult)]
#[non_exhaustive]
pub struct AssumedRole {
    /// The id of the keys.
    #[out(Credentials.AccessKeyId)]
    pub access_key_id: String,
    /// The secret key.
    #[out(Credentials.SecretAccessKey)]
    pub secret_access_key: Secret<String>,
    /// What must go along with every request.
    #[out(Credentials.SessionToken)]
    pub session_token: Secret<String>,
    /// Until when they are good (ISO 8601).
    #[out(Credentials.Expiration)]
    pub expiration: String,
    /// Who the keys act as.
    #[out(AssumedRoleUser.Arn)]
    pub arn: Option<String>,
}
