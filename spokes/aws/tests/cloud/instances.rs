//! EC2: instances are made, started, stopped and ended; waiting sees it.

use std::time::Duration;

use spoke_aws::ec2::{
    InstanceFilter, await_instance_running, await_instance_stopped, describe_instances, reboot_instances,
    run_instances, start_instances, stop_instances, terminate_instances,
};
use spoke_aws::sandbox::Cloud;
use spoke_aws::{AwsCredential, InstanceState};
use spoke_runtime::sandbox::{Answer, Fault};
use spoke_runtime::{Kind, Method, Progress, Retry};

use crate::{connect_as, serve, told};

const STOPPED: &str = "i-0123456789abcdef0";

fn cloud() -> Cloud {
    Cloud::new().stopped_instance(STOPPED).stopped_instance("i-2")
}

fn ids() -> Vec<String> {
    vec![STOPPED.to_owned(), "i-2".to_owned()]
}

#[tokio::test]
async fn an_instance_lives() {
    let (server, aws) = serve(Cloud::new()).await;
    let made = run_instances(&aws, "ami-12c6146b", "t3.micro").with(|it| it.max_count(2)).await.unwrap();
    let [one, two] = made.instances.as_slice() else { panic!("{made:?}") };
    assert_eq!((&one.state, one.instance_type.as_deref()), (&InstanceState::Pending, Some("t3.micro")));
    let id = one.instance_id.clone();
    let first = describe_instances(&aws).items().all().await.unwrap();
    assert_eq!(first.iter().map(|it| &it.state).collect::<Vec<_>>(), [&InstanceState::Pending; 2]);
    let later =
        describe_instances(&aws).with(|it| it.instance_ids(vec![two.instance_id.clone()])).await.unwrap();
    assert_eq!(later.instances[0].state, InstanceState::Running);

    reboot_instances(&aws, vec![id.clone()]).await.unwrap();
    let stopped = stop_instances(&aws, vec![id.clone()]).await.unwrap();
    assert_eq!(
        (&stopped.instances[0].previous, &stopped.instances[0].current),
        (&InstanceState::Running, &InstanceState::Stopping)
    );
    let error = start_instances(&aws, vec![id.clone()]).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("IncorrectInstanceState")));
    server.with(Cloud::settle);
    assert_eq!(server.with(|cloud| cloud.state_of(&id)), Some("stopped"));
    terminate_instances(&aws, vec![id.clone()]).await.unwrap();
    server.with(Cloud::settle);
    assert_eq!(server.with(|cloud| cloud.state_of(&id)), Some("terminated"));
    let error = stop_instances(&aws, vec![id]).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("IncorrectInstanceState")));
}

#[tokio::test]
async fn without_waits_an_instance_runs_at_the_first_look() {
    let (server, aws) = serve(cloud().without_waits()).await;
    let started = start_instances(&aws, vec![STOPPED.to_owned()]).await.unwrap();
    assert_eq!(started.instances[0].current, InstanceState::Pending);
    assert_eq!(server.with(|cloud| cloud.state_of(STOPPED)), Some("running"));
    // A second question would come after 15 seconds.
    let running = await_instance_running(&aws, STOPPED).timeout(Duration::from_secs(5)).await.unwrap();
    assert_eq!(running.instance.state, InstanceState::Running);
    let stopped = stop_instances(&aws, vec![STOPPED.to_owned()]).await.unwrap();
    assert_eq!(stopped.instances[0].current, InstanceState::Stopping);
    assert_eq!(server.with(|cloud| cloud.state_of(STOPPED)), Some("stopped"));
}

#[tokio::test]
async fn instances_are_started() {
    let (server, aws) = serve(cloud()).await;
    let started = start_instances(&aws, ids()).await.unwrap();
    assert!(started.instances.iter().all(|it| it.current == InstanceState::Pending), "{started:?}");
    server.with(Cloud::settle);
    assert_eq!(
        server.with(|cloud| (cloud.state_of(STOPPED), cloud.state_of("i-2"))),
        (Some("running"), Some("running"))
    );
    let again = start_instances(&aws, ids()).await.unwrap();
    assert!(again.instances.iter().all(|it| it.current == InstanceState::Running), "{again:?}");
    let error = start_instances(&aws, vec![STOPPED.to_owned(), "i-3".to_owned()]).await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("InvalidInstanceID.NotFound")));
    assert_eq!(error.message(), Some("The instance ID 'i-3' does not exist"));
    let error = start_instances(&aws, Vec::new()).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("MissingParameter")));
    let error = start_instances(&aws, ids()).with(|it| it.dry_run(true)).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("DryRunOperation")));
}

#[tokio::test]
async fn a_token_makes_nothing_twice() {
    let (server, aws) = serve(Cloud::new()).await;
    server.inject(Fault::lost().on(Method::Post, "/"));
    let made = run_instances(&aws, "ami-1", "t3.micro").reply().await.unwrap();
    assert_eq!(made.attempts(), 2);
    assert_eq!(describe_instances(&aws).items().all().await.unwrap().len(), 1);
    let call = || run_instances(&aws, "ami-1", "t3.micro").with(|it| it.client_token("INC0010001"));
    let (one, two) = (call().await.unwrap(), call().await.unwrap());
    assert_eq!(one.reservation_id, two.reservation_id);
    let error = call().with(|it| it.max_count(2)).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("IdempotentParameterMismatch")));
    let error = run_instances(&aws, "centos", "t3.micro").await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("InvalidAMIID.Malformed")));
    let error =
        run_instances(&aws, "ami-1", "t3.micro").with(|it| it.min_count(21).max_count(21)).await.unwrap_err();
    assert_eq!(error.code(), Some("InstanceLimitExceeded"));
}

#[tokio::test]
async fn pages_of_instances_are_one_list() {
    let (server, aws) = serve(Cloud::new()).await;
    run_instances(&aws, "ami-1", "t3.micro").with(|it| it.max_count(12)).await.unwrap();
    let all = describe_instances(&aws).with(|it| it.max_results(5_u16)).items().all().await.unwrap();
    assert_eq!((all.len(), server.requests().len()), (12, 1 + 3));
    let fitting = |name: &str, value: &str| {
        let filter =
            InstanceFilter { name: name.to_owned(), values: vec!["none".to_owned(), value.to_owned()] };
        describe_instances(&aws).with(|it| it.filters(vec![filter])).items().all()
    };
    assert_eq!(fitting("instance-type", "t3.micro").await.unwrap().len(), 12);
    assert_eq!(fitting("instance-state-name", "stopped").await.unwrap().len(), 0);
    assert_eq!(fitting("colour", "red").await.unwrap_err().code(), Some("InvalidParameterValue"));
    let error = describe_instances(&aws).with(|it| it.max_results(4_u16)).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("InvalidParameterValue")));
    let error =
        describe_instances(&aws).with(|it| it.instance_ids(vec!["i-9".to_owned()])).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidInstanceID.NotFound"));
}

#[tokio::test]
async fn waiting_ends_when_it_runs() {
    let (server, aws) = serve(cloud()).await;
    start_instances(&aws, vec![STOPPED.to_owned()]).await.unwrap();
    let mut begun = await_instance_running(&aws, STOPPED).start().await.unwrap();
    assert_eq!(server.with(|cloud| cloud.state_of(STOPPED)), Some("running"));
    let Progress::Done(awaited) = begun.check().await.unwrap() else { panic!("it runs") };
    assert_eq!(awaited.instance.state, InstanceState::Running);
    // One that is not known yet is waited for.
    let mut begun = await_instance_running(&aws, "i-3").start().await.unwrap();
    let Progress::Running { next_in } = begun.check().await.unwrap() else { panic!("it is not there") };
    assert_eq!(next_in, Duration::from_secs(15));
    server.with(|cloud| *cloud = Cloud::new().stopped_instance("i-3"));
    start_instances(&aws, vec!["i-3".to_owned()]).await.unwrap();
    server.with(Cloud::settle);
    let Progress::Done(awaited) = begun.check().await.unwrap() else { panic!("it runs") };
    assert_eq!(awaited.instance.instance_id, "i-3");
}

#[tokio::test]
async fn waiting_for_what_never_comes_is_an_error() {
    let (server, aws) = serve(cloud()).await;
    terminate_instances(&aws, vec![STOPPED.to_owned()]).await.unwrap();
    server.with(Cloud::settle);
    let error = await_instance_running(&aws, STOPPED).await.unwrap_err();
    assert!(!error.is_outcome_unknown(), "{error}");
    await_instance_stopped(&aws, STOPPED).await.unwrap_err();
    assert_eq!(await_instance_stopped(&aws, "i-2").await.unwrap().instance.state, InstanceState::Stopped);
}

#[tokio::test]
async fn throttling_is_known_by_its_code() {
    let (server, aws) = serve(cloud()).await;
    let body = "<Response><Errors><Error><Code>RequestLimitExceeded</Code></Error></Errors></Response>";
    server.inject(Fault::answer(Answer::text(503, body)));
    let call = start_instances(&aws, vec![STOPPED.to_owned()]).retry(Retry::none());
    assert_eq!(told(&call.await.unwrap_err()), (Kind::RateLimited, Some("RequestLimitExceeded")));
}

#[tokio::test]
async fn who_is_not_known_starts_nothing() {
    let (server, _) = serve(cloud()).await;
    let foreign = connect_as(&server, AwsCredential::keys("AKIAFOREIGN", "any"));
    let error = start_instances(&foreign, ids()).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Auth, Some("AuthFailure")));
    assert_eq!(server.with(|cloud| cloud.state_of(STOPPED)), Some("stopped"));
}
