//! `POST /` with `Action=GetCallerIdentity`, <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Tells whose keys the connection signs with.
///
/// Nobody can be forbidden to ask.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> CallerIdentity,
    base(service = "sts"),
    form = { "Action": "GetCallerIdentity", "Version": "2011-06-15" },
    effect = read,
    docs = "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html",
)]
#[non_exhaustive]
pub struct GetCallerIdentity {}

/// Whose keys they are.
#[derive(Clone, Debug, Output)]
#[out(root = GetCallerIdentityResult)]
#[non_exhaustive]
pub struct CallerIdentity {
    /// The account: `123456789012`.
    #[out(Account)]
    pub account: String,
    /// The user or the role's session: `arn:aws:sts::123456789012:assumed-role/ops/spoke-aws`.
    #[out(Arn)]
    pub arn: String,
    /// The id that stays when the name changes.
    #[out(UserId)]
    pub user_id: String,
}
