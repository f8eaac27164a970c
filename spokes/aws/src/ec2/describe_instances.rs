//! `POST /` with `Action=DescribeInstances`, <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html>

use spoke_runtime::prelude::*;

use crate::{Aws, Instance};

/// Lists instances, and how they are.
///
/// An instance that was made a moment ago may be missing yet, and one that was terminated is listed for about an hour.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> Instances,
    base(service = "ec2"),
    form = {
        "Action": "DescribeInstances",
        "Version": "2016-11-15",
        "InstanceId.{n}": instance_ids,
        "Filter.*": filters,
        "MaxResults": max_results,
        "NextToken": next_token,
    },
    pages(cursor = nextToken => next_token),
    effect = read,
    scopes("ec2:DescribeInstances"),
    docs = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html",
)]
#[non_exhaustive]
pub struct DescribeInstances {
    /// Only these: an id that is unknown is an error.
    pub instance_ids: Option<Vec<String>>,
    /// Only those that fit all of these.
    pub filters: Option<Vec<InstanceFilter>>,
    /// How many a page holds: 5 to 1,000; not beside `instance_ids`.
    pub max_results: Option<u16>,
    /// Where to go on.
    pub next_token: Option<String>,
}

/// What an instance must fit,
/// <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html#API_DescribeInstances_RequestParameters>.
#[derive(Clone, Debug, Input)]
#[input(case = pascal)]
pub struct InstanceFilter {
    /// What is looked at: `instance-state-name`, `tag:Name`, `vpc-id`.
    pub name: String,
    /// One of these is enough; `*` stands for any text in them.
    #[input(rename = "Value")]
    pub values: Vec<String>,
}

/// A page of instances.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Instances {
    /// The instances, those of one reservation after those of another.
    #[out(reservationSet.item[].instancesSet.item[], items)]
    pub instances: Vec<Instance>,
    /// Where the next page begins.
    #[out(nextToken)]
    pub next_token: Option<String>,
}
