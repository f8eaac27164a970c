//! `POST /` with `Action=TerminateInstances`, <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html>

use spoke_runtime::prelude::*;

use crate::{Aws, StateChange};

/// Terminates instances: they are gone, and mostly their disks with them.
///
/// Terminating one that is terminated already changes nothing.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> TerminatedInstances,
    base(service = "ec2"),
    form = {
        "Action": "TerminateInstances",
        "Version": "2016-11-15",
        "InstanceId.{n}": instance_ids,
        "DryRun": dry_run,
    },
    effect = idempotent,
    scopes("ec2:TerminateInstances"),
    docs = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html",
)]
#[non_exhaustive]
pub struct TerminateInstances {
    /// The ids: `i-0123456789abcdef0`.
    pub instance_ids: Vec<String>,
    /// Whether only the right to do it is checked: that is answered with 412 `DryRunOperation` where it may be done.
    pub dry_run: Option<bool>,
}

/// What was terminated.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct TerminatedInstances {
    /// How far each is.
    #[out(instancesSet.item[])]
    pub instances: Vec<StateChange>,
}
