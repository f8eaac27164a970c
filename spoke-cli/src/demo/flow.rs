//! The flow: a major incident is told to everybody who must know. An ordinary program that uses Spoke.

use spoke_runtime::{Connection, Error, Hub};
use spokes::github::{self, GitHub};
use spokes::jira::Jira;
use spokes::jira::comments::add_comment;
use spokes::jira::issues::create_issue;
use spokes::slack::Slack;
use spokes::slack::chat::post_message;
use spokes::slack::reactions::add_reaction;

use super::incident::{Incident, State};

/// Where major incidents are announced.
pub const MAJOR_INCIDENTS: &str = "#major-incidents";
/// Where those are told who care for this flow.
pub const INTEGRATION_TEAM: &str = "#integration-team";
/// The name under which the flow speaks in Slack.
pub const BOT: &str = "ServiceNow Bot";
/// The Jira project of incidents.
pub const PROJECT: &str = "OPS";
/// The GitHub repository, owner first, of those who fix them.
pub const REPOSITORY: (&str, &str) = ("acme", "checkout");

/// The connections that the flow works on.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Where incidents are tracked.
    pub jira: Connection<Jira>,
    /// Where people are told.
    pub slack: Connection<Slack>,
    /// Where the cause is fixed.
    pub github: Connection<GitHub>,
}

impl Desk {
    /// The connections of these names.
    ///
    /// # Errors
    /// Where the hub has no such connection, or one of another spoke.
    pub fn open(hub: &Hub, jira: &str, slack: &str, github: &str) -> Result<Self, Error> {
        Ok(Desk { jira: hub.connect(jira)?, slack: hub.connect(slack)?, github: hub.connect(github)? })
    }
}

/// Announces an incident, and writes into it how that went. A failure on the way is not the end: it is logged, and the
/// integration team is told.
///
/// # Errors
/// Where not even the integration team could be told.
pub async fn handle(desk: &Desk, incident: &mut Incident) -> Result<(), Error> {
    let failure = match announce(desk, incident).await {
        Ok(()) => {
            incident.state = State::Announced;
            return Ok(());
        }
        Err(failure) => failure,
    };

    let advice = if failure.is_outcome_unknown() {
        incident.state = State::Unclear;
        "It may have been done all the same: look before you repeat it."
    } else {
        incident.state = State::Failed;
        "What was done before it stands."
    };
    incident.log(format!("Stopped: {failure}. {advice}"));

    let text = format!("{} is not announced: {failure}\n{advice}", incident.number);
    post_message(&desk.slack, INTEGRATION_TEAM, text).with(|it| it.username(BOT)).await?;
    incident.log(format!("Told {INTEGRATION_TEAM}."));
    Ok(())
}

/// The way it should go. `?` leaves at the first step that fails; what was done before it stands in the work notes.
async fn announce(desk: &Desk, incident: &mut Incident) -> Result<(), Error> {
    let headline = format!("{}: {}", incident.number, incident.short_description);

    let ticket = create_issue(&desk.jira, PROJECT, "Incident", &headline)
        .with(|it| it.description(&incident.description))
        .await?;
    incident.keep("jira_issue", &ticket.key);

    let text = format!("{headline} (priority {}, {})", incident.priority, ticket.key);
    let message = post_message(&desk.slack, MAJOR_INCIDENTS, text).with(|it| it.username(BOT)).await?;
    incident.keep("slack_message", &message.message_ts);

    add_reaction(&desk.slack, &message.channel, &message.message_ts, "rotating_light").await?;

    let (owner, repository) = REPOSITORY;
    let fix = github::issues::create_issue(&desk.github, owner, repository, &headline)
        .with(|it| it.body(&incident.description).labels(vec!["incident".to_owned()]))
        .await?;
    incident.keep("github_issue", &fix.url);

    let links = format!("GitHub: {}\nSlack: {MAJOR_INCIDENTS}, message {}", fix.url, message.message_ts);
    let comment = add_comment(&desk.jira, &ticket.key, links).await?;
    incident.keep("jira_comment", &comment.comment_id);

    let follow_up = format!("Tracked as {}, to be fixed by {}.", ticket.key, fix.url);
    let reply = post_message(&desk.slack, &message.channel, follow_up)
        .with(|it| it.username(BOT).thread_ts(&message.message_ts))
        .await?;
    incident.keep("slack_follow_up", &reply.message_ts);
    Ok(())
}
