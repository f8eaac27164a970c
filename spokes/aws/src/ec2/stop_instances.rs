//! `POST /` with `Action=StopInstances`, <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StopInstances.html>

use spoke_runtime::prelude::*;

use crate::{Aws, StateChange};

/// Stops instances that run; their disks are kept.
///
/// Stopping one that is stopped already changes nothing.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> StoppedInstances,
    base(service = "ec2"),
    form = {
        "Action": "StopInstances",
        "Version": "2016-11-15",
        "InstanceId.{n}": instance_ids,
        "Hibernate": hibernate,
        "Force": force,
        "DryRun": dry_run,
    },
    effect = idempotent,
    scopes("ec2:StopInstances"),
    docs = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StopInstances.html",
)]
#[non_exhaustive]
pub struct StopInstances {
    /// The ids: `i-0123456789abcdef0`.
    pub instance_ids: Vec<String>,
    /// Whether their memory is kept, where they are made for it.
    pub hibernate: Option<bool>,
    /// Whether they are stopped without being asked, file systems unwritten.
    pub force: Option<bool>,
    /// Whether only the right to do it is checked: that is answered with 412 `DryRunOperation` where it may be done.
    pub dry_run: Option<bool>,
}

/// What was stopped.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct StoppedInstances {
    /// How far each is.
    #[out(instancesSet.item[])]
    pub instances: Vec<StateChange>,
}
