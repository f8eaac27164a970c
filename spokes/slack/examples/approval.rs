//! A change that somebody approves by a button, with a reminder that is taken back, on the sandbox.
//!
//! `cargo run -p spoke-slack --example approval --features sandbox`

use spoke_runtime::ConnectionConfig;
use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;
use spoke_slack::Slack;
use spoke_slack::chat::{
    delete_scheduled_message, list_scheduled_messages, post_approval, post_message, schedule_message,
    update_message,
};
use spoke_slack::conversations::open_conversation;
use spoke_slack::sandbox::{TOKEN, Workspace};
use spoke_slack::types::Section;
use spoke_slack::users::lookup_user_by_email;

const QUESTION: &str = "*CHG0030001*: restart db-1?";
const AN_HOUR: u64 = 3_600;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let workspace = Workspace::new().channel("changes").user("mia@acme.example", "Mia Krystof");
    let sandbox = workspace.serve().await?;
    let config = ConnectionConfig::to::<Slack>().base_url(sandbox.url()).auth(Bearer::token(TOKEN));
    let hub = Hub::builder().connection("slack", config).build()?;
    let slack: Connection<Slack> = hub.connect("slack")?;

    let asked = post_approval(&slack, "#changes", QUESTION, "CHG0030001", "restart db-1").await?;
    let mia = lookup_user_by_email(&slack, "mia@acme.example").await?.user_id;
    let direct = open_conversation(&slack, [&mia]).await?.channel_id;
    let due = sandbox.with(|workspace| workspace.now()) + AN_HOUR;
    schedule_message(&slack, &direct, due, "CHG0030001 still waits for you").await?;
    println!("asked in {}; a reminder waits", asked.channel);

    // Who presses a button is told to the app's interactivity address: `action_id` says which one, `block_id` and `value`
    // what it was about. Here somebody pressed the first.
    let pressed = "approve";
    let outcome = if pressed == "approve" { "approved" } else { "denied" };
    let told = format!("{QUESTION} {outcome} by <@{mia}>");
    update_message(&slack, &asked.channel, &asked.message_ts, &told)
        .with(|it| it.blocks(vec![Section::mrkdwn(&told).into()]))
        .await?;
    for waiting in list_scheduled_messages(&slack).with(|it| it.channel(&direct)).items().all().await? {
        delete_scheduled_message(&slack, &waiting.channel, waiting.scheduled_message_id).await?;
    }
    post_message(&slack, &direct, "CHG0030001 is under way").await?;

    sandbox.with(|workspace| workspace.pass(2 * AN_HOUR));
    for message in sandbox.with(|workspace| workspace.messages(&direct)) {
        println!("to Mia: {}", message["text"]);
    }
    println!("in #changes: {}", sandbox.with(|workspace| workspace.messages("changes"))[0]["text"]);
    Ok(())
}
