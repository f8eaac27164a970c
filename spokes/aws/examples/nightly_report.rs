//! Starts an instance, waits until it runs, stores a report, hands its address to who has no keys, and tells a queue.

use std::time::Duration;

use spoke_aws::ec2::{await_instance_running, start_instances, stop_instances};
use spoke_aws::s3::{list_objects_v2, put_object};
use spoke_aws::sandbox::{ACCESS_KEY_ID, Cloud};
use spoke_aws::sqs::{delete_message, get_queue_url, receive_message, send_fifo_message};
use spoke_aws::{Aws, AwsCredential, StorageClass};
use spoke_runtime::ConnectionConfig;
use spoke_runtime::prelude::*;

const INSTANCE: &str = "i-0123456789abcdef0";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let cloud = Cloud::new().stopped_instance(INSTANCE).bucket("reports").queue("reports.fifo");
    let sandbox = cloud.serve().await?;
    let config = ConnectionConfig::to::<Aws>()
        .base_url(sandbox.url())
        .setting("region", "eu-central-1")
        .auth(AwsCredential::keys(ACCESS_KEY_ID, "any"));
    let aws: Connection<Aws> = Hub::builder().connection("aws", config).build()?.connect("aws")?;

    let started = start_instances(&aws, vec![INSTANCE.to_owned()]).await?;
    println!("{INSTANCE} is {:?}", started.instances[0].current);
    sandbox.with(Cloud::settle);
    let running = await_instance_running(&aws, INSTANCE).timeout(Duration::from_secs(600)).await?;
    println!("{INSTANCE} is {:?}", running.instance.state);

    let report = "# 2026-01-31\n\nNothing happened.\n";
    let key = "2026/01/31.md";
    let stored = put_object(&aws, "reports", key, report).with(|it| {
        it.content_type("text/markdown").if_none_match("*").storage_class(StorageClass::StandardIa)
    });
    println!("stored as {}", stored.await?.etag.unwrap_or_default());
    let call = spoke_aws::s3::get_object(&aws, "reports", key);
    let address = call.presigned(Duration::from_secs(3600)).await?;
    println!("readable for an hour at {address:?}");

    let queue = get_queue_url(&aws, "reports.fifo").await?.queue_url;
    send_fifo_message(&aws, queue.clone(), "reports", key)
        .with(|it| it.message_deduplication_id(key))
        .await?;
    for message in receive_message(&aws, queue.clone()).with(|it| it.wait_time_seconds(20)).await?.messages {
        println!("a new report: {}", message.body);
        delete_message(&aws, queue.clone(), message.receipt_handle).await?;
    }

    let mut reports = list_objects_v2(&aws, "reports").with(|it| it.prefix("2026/")).items();
    while let Some(report) = reports.next().await {
        let report = report?;
        println!("{} ({} bytes)", report.key, report.size);
    }
    stop_instances(&aws, vec![INSTANCE.to_owned()]).await?;
    Ok(())
}
