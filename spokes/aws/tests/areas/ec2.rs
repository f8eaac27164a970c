//! EC2: forms that are answered in XML.

use spoke_aws::ec2::{
    AwaitInstanceRunning, AwaitInstanceStopped, DescribeInstances, InstanceFilter, MetadataTokens,
    RebootInstances, RunInstances, ShutdownBehavior, StartInstances, StopInstances, TerminateInstances,
};
use spoke_aws::{AwsError, InstanceState, InstanceTag, StateChange, TagSpecification};
use spoke_runtime::Kind;

use crate::wire;

const ID: &str = "i-1234567890abcdef0";

fn ids() -> Vec<String> {
    vec![ID.to_owned(), "i-2&x=".to_owned()]
}

/// The one change, by id and states.
fn changed(changes: &[StateChange]) -> (&str, &InstanceState, &InstanceState) {
    let [change] = changes else { panic!("{changes:?}") };
    (&change.instance_id, &change.previous, &change.current)
}

#[tokio::test]
async fn start_instances() {
    let action = StartInstances::new(ids()).dry_run(false);
    let started = wire().reply(action.clone()).await;
    assert_eq!(changed(&started.instances), (ID, &InstanceState::Stopped, &InstanceState::Pending));
    let error = wire().error(action, Kind::NotFound, Some("InvalidInstanceID.NotFound")).await;
    assert_eq!((error.status(), error.request_id()), (Some(400), Some("ea966190-f9aa-478e-9ede-example")));
    assert_eq!(error.message(), Some("The instance ID 'i-1a2b3c4d' does not exist"));
}

#[tokio::test]
async fn stop_instances() {
    let action = StopInstances::new(ids()).hibernate(true).force(false).dry_run(false);
    let stopped = wire().reply(action.clone()).await;
    assert_eq!(changed(&stopped.instances), (ID, &InstanceState::Running, &InstanceState::Stopping));
    wire().error(action, Kind::Conflict, Some("IncorrectInstanceState")).await;
}

#[tokio::test]
async fn terminate_instances() {
    let action = TerminateInstances::new(ids()).dry_run(false);
    let terminated = wire().reply(action.clone()).await;
    assert_eq!(changed(&terminated.instances), (ID, &InstanceState::Running, &InstanceState::ShuttingDown));
    wire().error(action, Kind::Forbidden, Some("OperationNotPermitted")).await;
}

#[tokio::test]
async fn reboot_instances() {
    let action = RebootInstances::new(ids()).dry_run(false);
    wire().reply(action.clone()).await;
    let error = wire().error(action, Kind::Invalid, Some("InvalidInstanceID.Malformed")).await;
    assert_eq!(error.message(), Some("Invalid id: \"i-2&x=\""));
}

#[tokio::test]
async fn describe_instances() {
    let action = DescribeInstances::new()
        .instance_ids(ids())
        .filters(vec![InstanceFilter {
            name: "tag:Name".to_owned(),
            values: vec!["Server_*".to_owned(), "größe & 1".to_owned()],
        }])
        .max_results(5_u16)
        .next_token("eyJ2IjoiMiIsInMiOiIxIn0=");
    let page = wire().reply(action.clone()).await;
    let [one, two] = page.instances.as_slice() else { panic!("{page:?}") };
    assert_eq!((one.instance_id.as_str(), &one.state), (ID, &InstanceState::Running));
    assert_eq!(one.image_id.as_deref(), Some("ami-bff32ccc"));
    assert_eq!(one.instance_type.as_deref(), Some("t2.micro"));
    assert_eq!(one.private_ip_address.as_deref(), Some("192.168.1.88"));
    assert_eq!(one.private_dns_name.as_deref(), Some("ip-192-168-1-88.eu-west-1.compute.internal"));
    assert_eq!(one.public_ip_address.as_deref(), Some("54.194.252.215"));
    assert_eq!(one.public_dns_name.as_deref(), Some("ec2-54-194-252-215.eu-west-1.compute.amazonaws.com"));
    assert_eq!(one.key_name.as_deref(), Some("my_keypair"));
    assert_eq!(one.launch_time.as_deref(), Some("2018-05-08T16:46:19.000Z"));
    assert_eq!(one.availability_zone.as_deref(), Some("eu-west-1c"));
    assert_eq!(
        (one.subnet_id.as_deref(), one.vpc_id.as_deref()),
        (Some("subnet-56f5f633"), Some("vpc-11112222"))
    );
    assert_eq!(one.architecture.as_deref(), Some("x86_64"));
    assert_eq!(
        one.iam_instance_profile.as_deref(),
        Some("arn:aws:iam::123456789012:instance-profile/AdminRole")
    );
    assert_eq!(one.security_group_ids, ["sg-e4076980"]);
    let [tag] = one.tags.as_slice() else { panic!("{one:?}") };
    assert_eq!((tag.key.as_str(), tag.value.as_str()), ("Name", "Server_1"));
    assert_eq!((two.instance_id.as_str(), &two.state, two.tags.len()), ("i-2", &InstanceState::Stopped, 0));
    assert_eq!((&two.public_ip_address, two.security_group_ids.len()), (&None, 0));
    assert_eq!(page.next_token.as_deref(), Some("eyJ2IjoiMiIsInMiOiIxIn0="));
    wire().error(action, Kind::NotFound, Some("InvalidInstanceID.NotFound")).await;
}

#[tokio::test]
async fn run_instances() {
    let action = RunInstances::new("ami-bff32ccc", "t2.micro")
        .min_count(2)
        .max_count(3)
        .key_name("my_keypair")
        .subnet_id("subnet-56f5f633")
        .security_group_ids(vec!["sg-e4076980".to_owned(), "sg-2".to_owned()])
        .user_data("IyEvYmluL3No+/==")
        .iam_instance_profile("AdminRole")
        .shutdown_behavior(ShutdownBehavior::Terminate)
        .disable_api_termination(true)
        .ebs_optimized(false)
        .metadata_tokens(MetadataTokens::Required)
        .tag_specifications(vec![TagSpecification {
            resource_type: "instance".to_owned(),
            tags: vec![
                InstanceTag { key: "Name".to_owned(), value: "Server_1".to_owned() },
                InstanceTag { key: "team".to_owned(), value: "net & ops".to_owned() },
            ],
        }])
        .client_token("xMcwG14507example")
        .dry_run(false);
    let ran = wire().reply(action.clone()).await;
    assert_eq!(ran.reservation_id, "r-1234567890abcdef0");
    let [instance] = ran.instances.as_slice() else { panic!("{ran:?}") };
    assert_eq!((instance.instance_id.as_str(), &instance.state), (ID, &InstanceState::Pending));
    let error = wire().error(action, Kind::NotFound, Some("InvalidAMIID.NotFound")).await;
    assert_eq!(error.code_as(), Some(AwsError::InvalidImageIdNotFound));
}

#[tokio::test]
async fn await_instance_running() {
    let awaited = wire().reply(AwaitInstanceRunning::new(ID)).await;
    assert_eq!(
        (awaited.instance.instance_id.as_str(), &awaited.instance.state),
        (ID, &InstanceState::Running)
    );
    wire().error(AwaitInstanceRunning::new(ID), Kind::Refused, None).await;
}

#[tokio::test]
async fn await_instance_stopped() {
    let awaited = wire().reply(AwaitInstanceStopped::new(ID)).await;
    assert_eq!(awaited.instance.state, InstanceState::Stopped);
    assert_eq!(
        awaited.instance.state_reason.as_deref(),
        Some("Client.UserInitiatedShutdown: User initiated shutdown")
    );
    wire().error(AwaitInstanceStopped::new(ID), Kind::Refused, None).await;
}
