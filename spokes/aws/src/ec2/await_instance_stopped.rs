//! `POST /` with `Action=DescribeInstances`, <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html>

use spoke_runtime::prelude::*;

use super::AwaitedInstance;
use crate::Aws;

/// Waits until an instance is stopped; one that starts or ends instead is an error.
///
/// It is asked for every 15 seconds. One that was made a moment ago may be unknown yet, and so an id that EC2 never knew is waited for as well:
/// `.timeout(..)` on the call ends the wait.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> AwaitedInstance,
    base(service = "ec2"),
    form = {
        "Action": "DescribeInstances",
        "Version": "2016-11-15",
        "Filter.1.Name": "instance-id",
        "Filter.1.Value.1": instance_id,
    },
    poll(
        until = (reservationSet.item[0].instancesSet.item[0].instanceState.name == "stopped"),
        failed = (reservationSet.item[0].instancesSet.item[0].instanceState.name in ["pending", "terminated"]),
        every = "15s",
    ),
    effect = read,
    scopes("ec2:DescribeInstances"),
    docs = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html",
)]
#[non_exhaustive]
pub struct AwaitInstanceStopped {
    /// The id: `i-0123456789abcdef0`.
    pub instance_id: String,
}
