//! `POST /` with `Action=RebootInstances`, <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RebootInstances.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Reboots instances.
///
/// Once only: each time that EC2 is asked they may start anew. It answers before it begins.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/",
    base(service = "ec2"),
    form = {
        "Action": "RebootInstances",
        "Version": "2016-11-15",
        "InstanceId.{n}": instance_ids,
        "DryRun": dry_run,
    },
    effect = once,
    scopes("ec2:RebootInstances"),
    docs = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RebootInstances.html",
)]
#[non_exhaustive]
pub struct RebootInstances {
    /// The ids: `i-0123456789abcdef0`.
    pub instance_ids: Vec<String>,
    /// Whether only the right to do it is checked: that is answered with 412 `DryRunOperation` where it may be done.
    pub dry_run: Option<bool>,
}
