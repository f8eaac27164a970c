//! An instance as EC2 gives it.

use spoke_runtime::prelude::*;

/// An instance.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct Instance {
    /// The id: `i-0123456789abcdef0`.
    pub instance_id: String,
    /// The image that it was made of.
    pub image_id: Option<String>,
    /// Its type: `t3.micro`.
    pub instance_type: Option<String>,
    /// How it is.
    #[out(instanceState.name)]
    pub state: InstanceState,
    /// Why it changed last, where its user did not say so.
    #[out(stateReason.message)]
    pub state_reason: Option<String>,
    /// The address inside its network.
    pub private_ip_address: Option<String>,
    /// The name inside its network.
    pub private_dns_name: Option<String>,
    /// The address in the internet, while it runs.
    #[out(ipAddress)]
    pub public_ip_address: Option<String>,
    /// The name in the internet, while it runs.
    #[out(dnsName)]
    pub public_dns_name: Option<String>,
    /// The key pair that signs in.
    pub key_name: Option<String>,
    /// When it was started last (ISO 8601).
    pub launch_time: Option<String>,
    /// Where it stands: `eu-central-1a`.
    #[out(placement.availabilityZone)]
    pub availability_zone: Option<String>,
    /// Its subnet.
    pub subnet_id: Option<String>,
    /// Its network.
    pub vpc_id: Option<String>,
    /// What its processor is: `x86_64`, `arm64`.
    pub architecture: Option<String>,
    /// The profile with its role.
    #[out(iamInstanceProfile.arn)]
    pub iam_instance_profile: Option<String>,
    /// The ids of its security groups.
    #[out(groupSet.item[].groupId)]
    pub security_group_ids: Vec<String>,
    /// Its tags.
    #[out(tagSet.item[])]
    pub tags: Vec<InstanceTag>,
}

/// A tag of an instance.
#[derive(Clone, Debug, Input, Output, PartialEq, Eq)]
#[input(case = pascal)]
pub struct InstanceTag {
    /// What it tells of: `Name`.
    #[input(rename = "Key")]
    #[out(key)]
    pub key: String,
    /// What it says.
    #[input(rename = "Value")]
    #[out(value, default)]
    pub value: String,
}

/// The tags of what is made along.
#[derive(Clone, Debug, Input)]
#[input(case = pascal)]
pub struct TagSpecification {
    /// What gets them: `instance`, `volume`, `network-interface`.
    pub resource_type: String,
    /// The tags.
    #[input(rename = "Tag")]
    pub tags: Vec<InstanceTag>,
}

/// How an instance is.
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[out(case = kebab)]
#[non_exhaustive]
pub enum InstanceState {
    /// It starts.
    Pending,
    /// It runs.
    Running,
    /// It is about to be terminated.
    ShuttingDown,
    /// It is gone.
    Terminated,
    /// It is about to be stopped.
    Stopping,
    /// It can be started.
    Stopped,
    /// A state that EC2 added later.
    #[out(other)]
    Other(String),
}

/// How far an instance is that was told to change.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct StateChange {
    /// The id.
    #[out(instanceId)]
    pub instance_id: String,
    /// How it is now.
    #[out(currentState.name)]
    pub current: InstanceState,
    /// How it was before.
    #[out(previousState.name)]
    pub previous: InstanceState,
}
