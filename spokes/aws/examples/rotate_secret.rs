//! Changes a password: a function makes a new one, Secrets Manager keeps it, a topic hears of it.

use spoke_aws::lambda::invoke_function;
use spoke_aws::sandbox::{ACCESS_KEY_ID, Cloud};
use spoke_aws::secrets_manager::{get_secret_value, list_secrets, put_secret_value};
use spoke_aws::sns::publish;
use spoke_aws::{Aws, AwsCredential, AwsError};
use spoke_runtime::ConnectionConfig;
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::{self, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let cloud =
        Cloud::new().secret("db/password", "s3cr3t").topic("operations").function("new-password", |given| {
            match given["length"].as_u64() {
                Some(length @ 12..) => Ok(json!("x".repeat(usize::try_from(length).unwrap_or(12)))),
                _ => Err("a password has at least 12 characters".to_owned()),
            }
        });
    let sandbox = cloud.serve().await?;
    let config = ConnectionConfig::to::<Aws>()
        .base_url(sandbox.url())
        .setting("region", "eu-central-1")
        .auth(AwsCredential::keys(ACCESS_KEY_ID, "any"));
    let aws: Connection<Aws> = Hub::builder().connection("aws", config).build()?.connect("aws")?;

    // A function that failed is an error, with what it said.
    let error = invoke_function(&aws, "new-password").with(|it| it.payload(json!({"length": 4}))).await;
    println!("{}", error.map_or_else(|error| error.to_string(), |_| "it should have failed".to_owned()));

    let made = invoke_function(&aws, "new-password").with(|it| it.payload(json!({"length": 20}))).await?;
    let password: String = serde_json::from_str(&made.payload)?;
    let stored = put_secret_value(&aws, "db/password", Secret::from(password)).await?;
    println!("{} is now {}", stored.name, stored.version_id.unwrap_or_default());

    // Nothing prints a secret.
    println!("{:?}", get_secret_value(&aws, "db/password").await?);
    let before = get_secret_value(&aws, "db/password").with(|it| it.version_stage("AWSPREVIOUS")).await?;
    println!("the one before is still there: {}", before.secret_string.is_some());
    match get_secret_value(&aws, "db/pasword").await {
        Err(error) if error.code_as() == Some(AwsError::ResourceNotFoundException) => {
            println!("no such secret")
        }
        other => println!("{other:?}"),
    }
    println!("{} secrets", list_secrets(&aws).items().all().await?.len());

    let topic = Cloud::topic_arn("operations");
    let published =
        publish(&aws, topic, "The password of the database was changed.").with(|it| it.subject("db"));
    println!("told as {}", published.await?.message_id);
    Ok(())
}
