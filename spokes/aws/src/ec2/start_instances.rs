//! `POST /` with `Action=StartInstances`, <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StartInstances.html>

use spoke_runtime::prelude::*;

use crate::{Aws, StateChange};

/// Starts instances that are stopped.
///
/// Starting one that runs already changes nothing.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> StartedInstances,
    base(service = "ec2"),
    form = {
        "Action": "StartInstances",
        "Version": "2016-11-15",
        "InstanceId.{n}": instance_ids,
        "DryRun": dry_run,
    },
    effect = idempotent,
    scopes("ec2:StartInstances"),
    docs = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StartInstances.html",
)]
#[non_exhaustive]
pub struct StartInstances {
    /// The ids: `i-0123456789abcdef0`.
    pub instance_ids: Vec<String>,
    /// Whether only the right to do it is checked: that is answered with 412 `DryRunOperation` where it may be done.
    pub dry_run: Option<bool>,
}

/// What was started.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct StartedInstances {
    /// How far each is.
    #[out(instancesSet.item[])]
    pub instances: Vec<StateChange>,
}
