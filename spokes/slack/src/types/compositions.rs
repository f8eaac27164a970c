//! The parts that blocks and elements are composed of, <https://docs.slack.dev/reference/block-kit/composition-objects>

use spoke_runtime::prelude::*;

use super::union::setters;

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct TextObject {
    /// How the text is read.
    #[input(rename = "type")]
    pub kind: TextKind,
    /// The text.
    pub text: String,
    /// Whether `:eyes:` becomes an emoji; plain text alone.
    pub emoji: Option<bool>,
    /// Whether links and names of channels stay as they are; Slack's markup alone.
    pub verbatim: Option<bool>,
}

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[input(case = snake)]
pub enum TextKind {
    /// Slack's own markup: `*bold*`, `<https://acme.example|a link>`.
    Mrkdwn,
    /// As it stands.
    PlainText,
}

impl TextObject {
    /// A text in Slack's own markup.
    pub fn mrkdwn(text: impl Into<String>) -> Self {
        TextObject { kind: TextKind::Mrkdwn, text: text.into(), emoji: None, verbatim: None }
    }

    /// A text as it stands.
    pub fn plain(text: impl Into<String>) -> Self {
        TextObject { kind: TextKind::PlainText, ..TextObject::mrkdwn(text) }
    }
}

setters!(TextObject { emoji: bool, verbatim: bool });

/// The colour of a button; without one it is grey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[input(case = snake)]
pub enum Style {
    /// Green.
    Primary,
    /// Red.
    Danger,
}

/// What a menu offers.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct Choice {
    /// What people see; at most 75 characters.
    pub text: TextObject,
    /// What the app is told; at most 150 characters.
    pub value: String,
    /// What stands below; at most 75 characters.
    pub description: Option<TextObject>,
}

impl Choice {
    /// A choice of a plain text.
    pub fn new(text: impl Into<String>, value: impl Into<String>) -> Self {
        Choice { text: TextObject::plain(text), value: value.into(), description: None }
    }
}

setters!(Choice { description: TextObject });

/// A question that is asked before something is done.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct Confirm {
    /// The heading; at most 100 characters.
    pub title: TextObject,
    /// The question; at most 300 characters.
    pub text: TextObject,
    /// What says yes; at most 30 characters.
    pub confirm: TextObject,
    /// What says no; at most 30 characters.
    pub deny: TextObject,
    /// The colour of what says yes.
    pub style: Option<Style>,
}

impl Confirm {
    /// A question in plain text.
    pub fn new(
        title: impl Into<String>,
        text: impl Into<String>,
        confirm: impl Into<String>,
        deny: impl Into<String>,
    ) -> Self {
        Confirm {
            title: TextObject::plain(title),
            text: TextObject::plain(text),
            confirm: TextObject::plain(confirm),
            deny: TextObject::plain(deny),
            style: None,
        }
    }
}

setters!(Confirm { style: Style });

/// What becomes of the names and links in a message's text, <https://docs.slack.dev/messaging/formatting-message-text>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[input(case = snake)]
pub enum Parse {
    /// They stay as they are, unless they are marked.
    None,
    /// Names of channels and people, and links, are found and linked.
    Full,
}
