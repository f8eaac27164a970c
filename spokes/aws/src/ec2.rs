//! Instances of EC2.

mod await_instance_running;
mod await_instance_stopped;
mod describe_instances;
mod reboot_instances;
mod run_instances;
mod start_instances;
mod stop_instances;
mod terminate_instances;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use await_instance_running::{AwaitInstanceRunning, AwaitedInstance, await_instance_running};
pub use await_instance_stopped::{AwaitInstanceStopped, await_instance_stopped};
pub use describe_instances::{DescribeInstances, InstanceFilter, Instances, describe_instances};
pub use reboot_instances::{RebootInstances, reboot_instances};
pub use run_instances::{MetadataTokens, RanInstances, RunInstances, ShutdownBehavior, run_instances};
pub use start_instances::{StartInstances, StartedInstances, start_instances};
pub use stop_instances::{StopInstances, StoppedInstances, stop_instances};
pub use terminate_instances::{TerminateInstances, TerminatedInstances, terminate_instances};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[
    listed::<AwaitInstanceRunning>(),
    listed::<AwaitInstanceStopped>(),
    listed::<DescribeInstances>(),
    listed::<RebootInstances>(),
    listed::<RunInstances>(),
    listed::<StartInstances>(),
    listed::<StopInstances>(),
    listed::<TerminateInstances>(),
];
