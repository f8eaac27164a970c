//! `POST /` with `X-Amz-Target: secretsmanager.ListSecrets`,
//! <https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Lists the secrets of the account, without their values.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> Secrets,
    base(service = "secretsmanager"),
    header("x-amz-target" = "secretsmanager.ListSecrets", "content-type" = "application/x-amz-json-1.1"),
    case = pascal,
    effect = read,
    pages(cursor = NextToken => next_token),
    scopes("secretsmanager:ListSecrets"),
    docs = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html",
)]
#[non_exhaustive]
pub struct ListSecrets {
    /// Only those that fit all of these: at most 10.
    pub filters: Option<Vec<SecretFilter>>,
    /// Whether those that will be deleted are listed, too.
    pub include_planned_deletion: Option<bool>,
    /// How many a page holds: 1 to 100.
    pub max_results: Option<u8>,
    /// Where to go on.
    pub next_token: Option<String>,
}

/// What a secret must fit.
#[derive(Clone, Debug, Input)]
#[input(case = pascal)]
pub struct SecretFilter {
    /// What is looked at.
    pub key: SecretFilterKey,
    /// How it begins; one of these is enough, and `!` in front turns one round.
    pub values: Vec<String>,
}

/// What of a secret is looked at.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = kebab)]
#[non_exhaustive]
pub enum SecretFilterKey {
    /// Its description.
    Description,
    /// Its name.
    Name,
    /// The keys of its tags.
    TagKey,
    /// The values of its tags.
    TagValue,
    /// The region that it is copied from.
    PrimaryRegion,
    /// The service of AWS that manages it.
    OwningService,
    /// Words in any of these.
    All,
}

/// A page of secrets.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Secrets {
    /// The secrets.
    #[out(SecretList, default, items)]
    pub secrets: Vec<SecretEntry>,
    /// Where the next page begins.
    #[out(NextToken)]
    pub next_token: Option<String>,
}

/// A secret without its value.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct SecretEntry {
    /// The ARN.
    #[out(ARN)]
    pub arn: String,
    /// The name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it changes by itself.
    #[out(RotationEnabled, default)]
    pub rotation_enabled: bool,
    /// When it was changed last, in seconds since 1970.
    pub last_changed_date: Option<f64>,
    /// When it will be deleted, in seconds since 1970.
    pub deleted_date: Option<f64>,
}
