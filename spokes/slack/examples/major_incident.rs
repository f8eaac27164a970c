//! A major incident in Slack, from its channel to its archive, on the sandbox.
//!
//! `cargo run -p spoke-slack --example major_incident --features sandbox`

use spoke_runtime::ConnectionConfig;
use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;
use spoke_slack::Slack;
use spoke_slack::chat::{get_permalink, post_message, update_message};
use spoke_slack::conversations::{
    archive_channel, create_channel, invite_users, list_replies, set_channel_topic,
};
use spoke_slack::files::upload_file;
use spoke_slack::reactions::add_reaction;
use spoke_slack::sandbox::{TOKEN, Workspace};
use spoke_slack::types::{Block, Context, Header, Section, TextObject};
use spoke_slack::users::lookup_user_by_email;

const LOG: &str = "09:12 /var/lib at 100 %\n09:13 postgres: no space left on device\n";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let workspace = Workspace::new().channel("major-incidents");
    let workspace = workspace.user("mia@acme.example", "Mia Krystof").user("ben@acme.example", "Ben Ali");
    let sandbox = workspace.serve().await?;
    let config = ConnectionConfig::to::<Slack>().base_url(sandbox.url()).auth(Bearer::token(TOKEN));
    let hub = Hub::builder().connection("slack", config).build()?;
    let slack: Connection<Slack> = hub.connect("slack")?;

    let channel = create_channel(&slack, "inc-0010001").await?.channel_id;
    set_channel_topic(&slack, &channel, "INC0010001: disk full on db-1").await?;
    let mia = lookup_user_by_email(&slack, "mia@acme.example").await?.user_id;
    let ben = lookup_user_by_email(&slack, "ben@acme.example").await?.user_id;
    invite_users(&slack, &channel, [&mia, &ben]).await?;
    println!("#inc-0010001 is open, with <@{mia}> and <@{ben}> in it");

    let posted =
        post_message(&slack, &channel, "Disk full on db-1").with(|it| it.blocks(layout("open"))).await?;
    let link = get_permalink(&slack, &posted.channel, &posted.message_ts).await?.permalink;
    post_message(&slack, "#major-incidents", format!("Disk full on db-1: {link}")).await?;
    add_reaction(&slack, &posted.channel, &posted.message_ts, "eyes").await?;

    let shared = upload_file(&slack, "db-1.log", LOG)
        .with(|it| it.title("The log of db-1").channel_id(&channel).thread_ts(&posted.message_ts))
        .with(|it| it.initial_comment("see the second line"));
    println!("shared: {}", shared.await?.files[0].title.as_deref().unwrap_or_default());

    update_message(&slack, &posted.channel, &posted.message_ts, "Disk full on db-1: solved")
        .with(|it| it.blocks(layout("solved")))
        .await?;
    for message in list_replies(&slack, &channel, &posted.message_ts).items().all().await? {
        println!("{}: {}", message.message_ts, message.text);
    }
    archive_channel(&slack, &channel).await?;

    // What is archived takes no more messages, and Slack's word says so.
    if let Err(error) = post_message(&slack, &channel, "one more thing").await {
        println!("{error}");
    }
    Ok(())
}

fn layout(state: &str) -> Vec<Block> {
    vec![
        Header::new("Disk full on db-1").into(),
        Section::columns([
            TextObject::mrkdwn("*Priority*\nP1"),
            TextObject::mrkdwn(format!("*State*\n{state}")),
        ])
        .into(),
        Context::new([TextObject::mrkdwn("INC0010001")]).into(),
    ]
}
