//! The flow: a major incident is told to everybody who must know, then repaired. An ordinary program that uses Spoke.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use spoke_runtime::{Connection, Error, Hub};
use spokes::aws::Aws;
use spokes::aws::ec2::{await_instance_running, start_instances};
use spokes::aws::lambda::invoke_function;
use spokes::aws::s3::{get_object, list_objects_v2};
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
/// The S3 bucket where instances leave their logs, each in a [folder of its own](log_folder).
pub const LOGS: &str = "acme-logs";
/// The log of today in such a folder.
pub const LOG: &str = "today.log";
/// The Lambda function that repairs what an instance's log complains of.
pub const REMEDIATION: &str = "remediate-checkout";

/// Where an instance's logs begin in [`LOGS`].
pub fn log_folder(instance: &str) -> String {
    format!("instances/{instance}/")
}

/// The connections that the flow works on.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Where incidents are tracked.
    pub jira: Connection<Jira>,
    /// Where people are told.
    pub slack: Connection<Slack>,
    /// Where the cause is fixed.
    pub github: Connection<GitHub>,
    /// Where it runs.
    pub aws: Connection<Aws>,
}

impl Desk {
    /// The connections of these names.
    ///
    /// # Errors
    /// Where the hub has no such connection, or one of another spoke.
    pub fn open(hub: &Hub, jira: &str, slack: &str, github: &str, aws: &str) -> Result<Self, Error> {
        Ok(Desk {
            jira: hub.connect(jira)?,
            slack: hub.connect(slack)?,
            github: hub.connect(github)?,
            aws: hub.connect(aws)?,
        })
    }
}

/// Announces an incident, repairs the instance that it names, and writes into it how that went. A failure on the way is not the end: it is logged, and the
/// integration team is told.
///
/// # Errors
/// Where not even the integration team could be told.
pub async fn handle(desk: &Desk, incident: &mut Incident) -> Result<(), Error> {
    let failure = match respond(desk, incident).await {
        Ok(()) => return Ok(()),
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

    let text = format!("{} is stuck: {failure}\n{advice}", incident.number);
    post_message(&desk.slack, INTEGRATION_TEAM, text).with(|it| it.username(BOT)).await?;
    incident.log(format!("Told {INTEGRATION_TEAM}."));
    Ok(())
}

/// The way it should go. `?` leaves at the first step that fails; what was done before it stands in the work notes.
async fn respond(desk: &Desk, incident: &mut Incident) -> Result<(), Error> {
    let places = announce(desk, incident).await?;
    incident.state = State::Announced;

    if let Some(instance) = &incident.instance {
        remedy(desk, incident, instance, &places).await?;
        incident.state = State::Remedied;
    }
    Ok(())
}

/// Where people follow an incident.
struct Places {
    /// The key of Jira's issue.
    issue: String,
    /// Slack's channel.
    channel: String,
    /// The message there under which its thread goes on.
    thread: String,
}

/// Tells everybody who must know.
async fn announce(desk: &Desk, incident: &Incident) -> Result<Places, Error> {
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

    Ok(Places { issue: ticket.key, channel: message.channel, thread: message.message_ts })
}

/// What the remediation function gives.
#[derive(Debug, Deserialize)]
struct Remedy {
    /// What it did, in one line.
    summary: String,
}

/// Starts the instance, has repaired what its log complains of, and tells those who were told of the incident.
async fn remedy(desk: &Desk, incident: &Incident, instance: &str, places: &Places) -> Result<(), Error> {
    start_instances(&desk.aws, vec![instance.to_owned()]).await?;
    let running = await_instance_running(&desk.aws, instance).timeout(Duration::from_secs(300)).await?;
    incident.keep("aws_instance", &running.instance.instance_id);

    // The end of the log will do, however long it is.
    let folder = log_folder(instance);
    let log =
        get_object(&desk.aws, LOGS, format!("{folder}{LOG}")).with(|it| it.range("bytes=-65536")).await?;
    let log = String::from_utf8_lossy(&log.body);
    let errors: Vec<&str> = log.lines().filter(|line| line.contains(" ERROR ")).collect();
    incident.keep("aws_log_errors", &errors.len().to_string());

    let found = json!({"incident": incident.number, "instance": instance, "errors": errors});
    let reply = invoke_function(&desk.aws, REMEDIATION).with(|it| it.payload(found)).reply().await?;
    let Remedy { summary } = reply.read()?;
    let result = format!("{instance} runs again: {summary}.");
    incident.log(&result);

    let comment = add_comment(&desk.jira, &places.issue, &result).await?;
    incident.keep("jira_remedy", &comment.comment_id);
    let message = post_message(&desk.slack, &places.channel, &result)
        .with(|it| it.username(BOT).thread_ts(&places.thread))
        .await?;
    incident.keep("slack_remedy", &message.message_ts);

    let (mut files, mut bytes) = (0_u64, 0_u64);
    let mut logs = list_objects_v2(&desk.aws, LOGS).with(|it| it.prefix(&folder).max_keys(2)).items();
    while let Some(log) = logs.next().await {
        files += 1;
        bytes += log?.size;
    }
    incident.log(format!("For the review: {files} log files, {bytes} bytes, in s3://{LOGS}/{folder}"));
    Ok(())
}
