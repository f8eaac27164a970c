//! The stage: four sandboxes, the `connections.toml` that leads to them, and the hub that has loaded it.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::json;
use spoke_runtime::sandbox::{Answer, Fault, Release, Server};
use spoke_runtime::{Hub, Method};
use spokes::{aws, github, jira, slack};
use tempfile::TempDir;

use super::account::account;
use super::acts::Trouble;
use super::flow::{Desk, INTEGRATION_TEAM, MAJOR_INCIDENTS, PROJECT, REPOSITORY};
use super::incident::Incident;
use super::journal::Journal;
use crate::failure::Failure;

/// Four sandboxes and the hub that leads to them. They stop, and the files go, when it is dropped.
#[derive(Debug)]
pub struct Stage {
    /// Jira's.
    pub jira: Server<jira::sandbox::Site>,
    /// Slack's.
    pub slack: Server<slack::sandbox::Workspace>,
    /// GitHub's.
    pub github: Server<github::sandbox::Forge>,
    /// AWS's.
    pub aws: Server<aws::sandbox::Cloud>,
    /// What happened on the hub.
    pub journal: Journal,
    hub: Hub,
    folder: TempDir,
}

impl Stage {
    /// Starts the sandboxes on free loopback ports, writes their `connections.toml` into a new temporary folder and
    /// loads it. The instance that the incident names is there, stopped, and with its logs.
    ///
    /// # Errors
    /// Where the system gives no port or no folder.
    pub async fn open(incident: &Incident) -> Result<Self, Failure> {
        let jira = jira::sandbox::Site::new().project(PROJECT).serve().await?;
        let slack = slack::sandbox::Workspace::new()
            .channel(MAJOR_INCIDENTS.trim_start_matches('#'))
            .channel(INTEGRATION_TEAM.trim_start_matches('#'))
            .serve()
            .await?;
        let (owner, repository) = REPOSITORY;
        let github = github::sandbox::Forge::new().repository(owner, repository).serve().await?;
        let aws = account(incident).serve().await?;

        let folder = tempfile::Builder::new().prefix("spoke-demo-").tempdir()?;
        write(folder.path(), jira.url(), slack.url(), github.url(), aws.url())?;
        let journal = Journal::default();
        let hub = spokes::register(Hub::builder())
            .observer(journal.clone())
            .load(folder.path().join("connections.toml"))
            .await?;
        Ok(Stage { jira, slack, github, aws, journal, hub, folder })
    }

    /// The file that leads to the sandboxes.
    pub fn connections(&self) -> PathBuf {
        self.folder.path().join("connections.toml")
    }

    /// The connections for the flow, Jira's by its alias.
    ///
    /// # Errors
    /// Where there is no such alias.
    pub fn desk(&self, jira: &str) -> Result<Desk, Failure> {
        Ok(Desk::open(&self.hub, jira, "slack", "github", "aws")?)
    }

    /// Prepares trouble behind the flow's back. It is over when what is given back is dropped.
    pub fn prepare(&self, trouble: Trouble) -> Option<Release> {
        match trouble {
            Trouble::Nothing => {}
            Trouble::IssueRefused => {
                let answer = Answer::json(
                    422,
                    json!({
                        "message": "Validation Failed",
                        "errors": [{"resource": "Issue", "field": "labels", "code": "invalid"}],
                        "documentation_url": "https://docs.github.com/rest/issues/issues#create-an-issue",
                    }),
                );
                self.github.inject(Fault::answer(answer).on(Method::Post, "/repos/{owner}/{repo}/issues"));
            }
            Trouble::ChannelArchived => {
                let answer = Answer::json(200, json!({"ok": false, "error": "is_archived"}));
                self.slack.inject(Fault::answer(answer).on(Method::Post, "/chat.postMessage"));
            }
            Trouble::NoAnswer => {
                let (fault, release) = Fault::held();
                self.jira.inject(fault.on(Method::Post, "/rest/api/3/issue"));
                return Some(release);
            }
            Trouble::FunctionFails => {
                let answer = Answer::json(
                    200,
                    json!({"errorType": "PoolLocked", "errorMessage": "another remediation holds the pool"}),
                );
                let answer = answer.header("x-amz-function-error", "Unhandled");
                self.aws.inject(
                    Fault::answer(answer).on(Method::Post, "/2015-03-31/functions/{function}/invocations"),
                );
            }
        }
        None
    }

    /// What the flow cannot know about the trouble it met.
    pub fn aside(&self, trouble: Trouble) -> Option<String> {
        match trouble {
            Trouble::Nothing | Trouble::IssueRefused | Trouble::ChannelArchived | Trouble::FunctionFails => {
                None
            }
            Trouble::NoAnswer => {
                let filed = self.jira.with(|site| site.issue_keys().pop())?;
                Some(format!("(Behind the flow's back: Jira did take the issue, as {filed}.)"))
            }
        }
    }
}

/// The access key's other half; the sandbox takes any.
const AWS_SECRET: &str = "aws-sandbox-secret";

/// Writes `connections.toml` and the files of its credentials.
fn write(folder: &Path, jira: &str, slack: &str, github: &str, aws: &str) -> io::Result<()> {
    for (name, secret) in [
        ("jira.token", jira::sandbox::TOKEN),
        ("slack.token", slack::sandbox::TOKEN),
        ("github.token", github::sandbox::TOKEN),
        ("aws.secret", AWS_SECRET),
    ] {
        write_private(&folder.join(name), secret)?;
    }
    let (username, access_key_id) = (jira::sandbox::USERNAME, aws::sandbox::ACCESS_KEY_ID);
    std::fs::write(
        folder.join("connections.toml"),
        format!(
            r#"[connection.jira]
spoke = "jira"
base_url = "{jira}"
auth = {{ basic = {{ username = "{username}", password = {{ file = "jira.token" }} }} }}

# The same Jira for somebody in a hurry.
[connection.jira-hasty]
spoke = "jira"
base_url = "{jira}"
auth = {{ basic = {{ username = "{username}", password = {{ file = "jira.token" }} }} }}
timeout = {{ attempt = "50ms" }}

[connection.slack]
spoke = "slack"
base_url = "{slack}"
auth = {{ bearer = {{ file = "slack.token" }} }}

[connection.github]
spoke = "github"
base_url = "{github}"
auth = {{ bearer = {{ file = "github.token" }} }}

[connection.aws]
spoke = "aws"
base_url = "{aws}"
settings = {{ region = "eu-central-1" }}
auth = {{ aws = {{ access_key_id = "{access_key_id}", secret_access_key = {{ file = "aws.secret" }} }} }}
"#
        ),
    )
}

/// Writes a file that only its owner reads: a secret that others may read is refused.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}
