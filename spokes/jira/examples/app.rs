//! An app in Jira: it looks where its token is good, registers webhooks there, and ends them.
//!
//! ```sh
//! cargo run -p spoke-jira --features sandbox --example app
//! ```

use spoke_jira::Jira;
use spoke_jira::oauth::list_accessible_resources;
use spoke_jira::sandbox::{OAUTH_TOKEN, Site};
use spoke_jira::webhooks::{
    NewWebhook, WebhookEvent, delete_webhooks, list_webhooks, refresh_webhooks, register_webhooks,
};
use spoke_runtime::auth::Bearer;
use spoke_runtime::{Connection, ConnectionConfig, Error, Hub};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Site::new().project("OPS").serve().await?;

    // Which site it is, is not known yet; the address of Atlassian's own list is the sandbox's here.
    let address = format!("{}/oauth/token/accessible-resources", sandbox.url());
    let nowhere = connect(&format!("{}/ex/jira/unknown", sandbox.url()))?;
    let sites = list_accessible_resources(&nowhere).with(|list| list.address(address)).await?;
    let site = sites.first().ok_or("the token is good for no site")?;
    println!("{} has the cloud id {}", site.url, site.cloud_id);

    let jira = connect(&format!("{}/ex/jira/{}", sandbox.url(), site.cloud_id))?;
    let webhooks = ["project = OPS", "watchCount = 1"].map(|jql| NewWebhook {
        events: vec![WebhookEvent::IssueCreated, WebhookEvent::IssueUpdated],
        jql_filter: jql.to_owned(),
        field_ids_filter: None,
        issue_property_keys_filter: None,
    });
    let registered = register_webhooks(&jira, "https://desk.acme.example/jira", webhooks.to_vec()).await?;
    for webhook in &registered.webhooks {
        match webhook.webhook_id {
            Some(id) => println!("registered as {id}"),
            None => println!("refused: {}", webhook.errors.join(", ")),
        }
    }

    let ids: Vec<u64> =
        list_webhooks(&jira).items().all().await?.iter().map(|webhook| webhook.webhook_id).collect();
    println!("good until {}", refresh_webhooks(&jira, ids.clone()).await?.expiration_date);
    delete_webhooks(&jira, ids).await?;
    Ok(())
}

fn connect(base_url: &str) -> Result<Connection<Jira>, Error> {
    let config = ConnectionConfig::to::<Jira>().base_url(base_url).auth(Bearer::token(OAUTH_TOKEN));
    Hub::builder().connection("jira", config).build()?.connect("jira")
}
