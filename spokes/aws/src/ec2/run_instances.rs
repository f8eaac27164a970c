//! `POST /` with `Action=RunInstances`, <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html>

use spoke_runtime::prelude::*;

use crate::{Aws, Instance, TagSpecification};

/// Makes instances of an image, and starts them.
///
/// May be repeated: EC2 makes nothing twice for one token.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> RanInstances,
    base(service = "ec2"),
    form = {
        "Action": "RunInstances",
        "Version": "2016-11-15",
        "ImageId": image_id,
        "InstanceType": instance_type,
        "MinCount": min_count,
        "MaxCount": max_count,
        "KeyName": key_name,
        "SubnetId": subnet_id,
        "SecurityGroupId.{n}": security_group_ids,
        "UserData": user_data,
        "IamInstanceProfile.Name": iam_instance_profile,
        "InstanceInitiatedShutdownBehavior": shutdown_behavior,
        "DisableApiTermination": disable_api_termination,
        "EbsOptimized": ebs_optimized,
        "MetadataOptions.HttpTokens": metadata_tokens,
        "TagSpecification.*": tag_specifications,
        "ClientToken": client_token,
        "DryRun": dry_run,
    },
    effect = keyed(client_token),
    scopes("ec2:RunInstances"),
    docs = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html",
)]
#[non_exhaustive]
pub struct RunInstances {
    /// The image: `ami-0abcdef1234567890`.
    pub image_id: String,
    /// The type: `t3.micro`.
    pub instance_type: String,
    /// How many at least: fewer than these are not made.
    #[input(default = 1)]
    pub min_count: u32,
    /// How many at most.
    #[input(default = 1)]
    pub max_count: u32,
    /// The key pair that signs in.
    pub key_name: Option<String>,
    /// The subnet that they stand in.
    pub subnet_id: Option<String>,
    /// Their security groups.
    pub security_group_ids: Option<Vec<String>>,
    /// What they run first, in Base64.
    pub user_data: Option<String>,
    /// The name of the profile with their role.
    pub iam_instance_profile: Option<String>,
    /// What becomes of them where they shut down by themselves.
    pub shutdown_behavior: Option<ShutdownBehavior>,
    /// Whether `terminate_instances` refuses them.
    pub disable_api_termination: Option<bool>,
    /// Whether they have lines of their own to their disks.
    pub ebs_optimized: Option<bool>,
    /// Whether their metadata is read with tokens only.
    pub metadata_tokens: Option<MetadataTokens>,
    /// The tags that they and their disks get.
    pub tag_specifications: Option<Vec<TagSpecification>>,
    /// What repeats are known by, at most 64 characters; one is made where none is given.
    pub client_token: Option<String>,
    /// Whether only the right to do it is checked: that is answered with 412 `DryRunOperation` where it may be done.
    pub dry_run: Option<bool>,
}

/// What becomes of an instance that shuts down by itself.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = lower)]
pub enum ShutdownBehavior {
    /// It can be started again.
    Stop,
    /// It is gone.
    Terminate,
}

/// Whether an instance's metadata is read with tokens only.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = lower)]
pub enum MetadataTokens {
    /// With or without (IMDSv1).
    Optional,
    /// With tokens only (IMDSv2).
    Required,
}

/// What was made.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct RanInstances {
    /// The reservation that they belong to.
    #[out(reservationId)]
    pub reservation_id: String,
    /// The instances; `await_instance_running` waits until one runs.
    #[out(instancesSet.item[])]
    pub instances: Vec<Instance>,
}
