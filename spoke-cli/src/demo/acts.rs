//! The script: what happens on the stage, act by act, and what the flow should make of it.

use super::incident::State;
use super::journal::Ending;

/// One act: some trouble, and what should come of it.
#[derive(Debug)]
pub struct Act {
    /// What happens.
    pub title: &'static str,
    /// The connection to Jira that it runs on.
    pub jira: &'static str,
    /// What is prepared behind the flow's back.
    pub trouble: Trouble,
    /// The calls that should finish, in order, and how.
    pub calls: &'static [(&'static str, Ending)],
    /// Where the incident should stand in the end.
    pub state: State,
}

/// What a vendor does in place of its best.
#[derive(Clone, Copy, Debug)]
pub enum Trouble {
    /// Nothing of the kind.
    Nothing,
    /// GitHub answers the next issue with a 422.
    IssueRefused,
    /// Slack answers the next message with `ok: false`.
    ChannelArchived,
    /// Jira files the next issue and does not answer.
    NoAnswer,
}

/// The acts, in order.
pub const ACTS: &[Act] = &[
    Act {
        title: "everything goes well",
        jira: "jira",
        trouble: Trouble::Nothing,
        calls: &[
            ("jira.create_issue", Ending::Good),
            ("slack.post_message", Ending::Good),
            ("slack.add_reaction", Ending::Good),
            ("github.create_issue", Ending::Good),
            ("jira.add_comment", Ending::Good),
            ("slack.post_message", Ending::Good),
        ],
        state: State::Announced,
    },
    Act {
        title: "GitHub refuses the issue with a 422",
        jira: "jira",
        trouble: Trouble::IssueRefused,
        calls: &[
            ("jira.create_issue", Ending::Good),
            ("slack.post_message", Ending::Good),
            ("slack.add_reaction", Ending::Good),
            ("github.create_issue", Ending::Failed),
            ("slack.post_message", Ending::Good),
        ],
        state: State::Failed,
    },
    Act {
        title: "Slack answers 200 with `ok: false`",
        jira: "jira",
        trouble: Trouble::ChannelArchived,
        calls: &[
            ("jira.create_issue", Ending::Good),
            ("slack.post_message", Ending::Failed),
            ("slack.post_message", Ending::Good),
        ],
        state: State::Failed,
    },
    Act {
        title: "Jira takes the issue and does not answer in time",
        jira: "jira-hasty",
        trouble: Trouble::NoAnswer,
        calls: &[("jira.create_issue", Ending::Unknown), ("slack.post_message", Ending::Good)],
        state: State::Unclear,
    },
];
