//! SNS: messages are published.

use spoke_aws::AwsCredential;
use spoke_aws::sandbox::Cloud;
use spoke_aws::sns::{publish, publish_fifo, publish_sms};
use spoke_runtime::sandbox::Fault;
use spoke_runtime::{Kind, Method};

use crate::{connect_as, serve, told};

#[tokio::test]
async fn messages_are_published() {
    let (server, aws) = serve(Cloud::new().topic("incidents")).await;
    let topic = Cloud::topic_arn("incidents");
    let published = publish(&aws, topic.clone(), "größe & 1").with(|it| it.subject("disk")).await.unwrap();
    assert!(!published.message_id.is_empty() && published.sequence_number.is_none());
    publish_sms(&aws, "+4915112345678", "disk full").await.unwrap();
    server.with(|cloud| {
        let [first, second] = cloud.published() else { panic!("{:?}", cloud.published()) };
        assert_eq!((first.message.as_str(), first.subject.as_deref()), ("größe & 1", Some("disk")));
        assert_eq!(second.to, "+4915112345678");
    });
    let error = publish(&aws, Cloud::topic_arn("none"), "x").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("NotFound")));
    let error = publish(&aws, topic.clone(), "").await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("InvalidParameter")));
    let error = publish_sms(&aws, "0151", "x").await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidParameter"));
    server.inject(Fault::lost().on(Method::Post, "/"));
    assert!(publish(&aws, topic.clone(), "x").await.unwrap_err().is_outcome_unknown());
    let foreign = connect_as(&server, AwsCredential::keys("AKIAFOREIGN", "any"));
    let error = publish(&foreign, topic, "x").await.unwrap_err();
    assert_eq!(told(&error), (Kind::Auth, Some("InvalidClientTokenId")));
}

#[tokio::test]
async fn a_fifo_topic_drops_repeats() {
    let (server, aws) = serve(Cloud::new().topic("incidents.fifo")).await;
    server.inject(Fault::lost().on(Method::Post, "/"));
    let reply =
        publish_fifo(&aws, Cloud::topic_arn("incidents.fifo"), "db-1", "disk full").reply().await.unwrap();
    assert_eq!((reply.attempts(), server.with(|cloud| cloud.published().len())), (2, 1));
    assert!(reply.output().sequence_number.is_some());
    let error = publish(&aws, Cloud::topic_arn("incidents.fifo"), "x").await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("InvalidParameter")));
}
