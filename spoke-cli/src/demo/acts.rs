//! The script: what happens on the stage, act by act, and what the flow should make of it.

use super::incident::{Incident, State};
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
    /// Those that should follow where the incident names an instance.
    pub remedy: &'static [(&'static str, Ending)],
    /// Where the incident should stand in the end.
    pub state: State,
}

impl Act {
    /// Whether it can be played: where no instance is named, no function is there to fail.
    pub fn suits(&self, incident: &Incident) -> bool {
        match self.trouble {
            Trouble::FunctionFails => incident.instance.is_some(),
            Trouble::Nothing | Trouble::IssueRefused | Trouble::ChannelArchived | Trouble::NoAnswer => true,
        }
    }

    /// The calls that should finish with this incident, in order, and how.
    pub fn calls_for(&self, incident: &Incident) -> Vec<(&'static str, Ending)> {
        let remedy = if incident.instance.is_some() { self.remedy } else { &[] };
        [self.calls, remedy].concat()
    }

    /// Where this incident should stand in the end: nothing is repaired where no instance is named.
    pub fn state_for(&self, incident: &Incident) -> State {
        match self.state {
            State::Remedied if incident.instance.is_none() => State::Announced,
            state => state,
        }
    }
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
    /// Lambda answers 200, and the function that it ran has failed.
    FunctionFails,
}

/// Everybody is told.
const TOLD: &[(&str, Ending)] = &[
    ("jira.create_issue", Ending::Good),
    ("slack.post_message", Ending::Good),
    ("slack.add_reaction", Ending::Good),
    ("github.create_issue", Ending::Good),
    ("jira.add_comment", Ending::Good),
    ("slack.post_message", Ending::Good),
];

/// The acts, in order.
pub const ACTS: &[Act] = &[
    Act {
        title: "everything goes well",
        jira: "jira",
        trouble: Trouble::Nothing,
        calls: TOLD,
        remedy: &[
            ("aws.start_instances", Ending::Good),
            ("aws.await_instance_running", Ending::Good),
            ("aws.get_object", Ending::Good),
            ("aws.invoke_function", Ending::Good),
            ("jira.add_comment", Ending::Good),
            ("slack.post_message", Ending::Good),
            ("aws.list_objects_v2", Ending::Good),
            ("aws.list_objects_v2", Ending::Good),
            ("aws.list_objects_v2", Ending::Good),
        ],
        state: State::Remedied,
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
        remedy: &[],
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
        remedy: &[],
        state: State::Failed,
    },
    Act {
        title: "Jira takes the issue and does not answer in time",
        jira: "jira-hasty",
        trouble: Trouble::NoAnswer,
        calls: &[("jira.create_issue", Ending::Unknown), ("slack.post_message", Ending::Good)],
        remedy: &[],
        state: State::Unclear,
    },
    Act {
        title: "Lambda answers 200, and the function has failed",
        jira: "jira",
        trouble: Trouble::FunctionFails,
        calls: TOLD,
        remedy: &[
            ("aws.start_instances", Ending::Good),
            ("aws.await_instance_running", Ending::Good),
            ("aws.get_object", Ending::Good),
            ("aws.invoke_function", Ending::Failed),
            ("slack.post_message", Ending::Good),
        ],
        state: State::Failed,
    },
];
