//! Block Kit's blocks, <https://docs.slack.dev/reference/block-kit/blocks>

use spoke_runtime::prelude::*;

use super::compositions::TextObject;
use super::elements::Element;
use super::union::{setters, tag, union};

union! {
    /// A block of a layout: typed where it is a common one, any other one as JSON.
    ///
    /// ```
    /// use spoke_runtime::serde_json::json;
    /// use spoke_slack::types::{Actions, Block, Button, Divider, Section, Style};
    ///
    /// let layout: Vec<Block> = vec![
    ///     Section::mrkdwn("*Disk full* on db-1").into(),
    ///     Divider::new().into(),
    ///     Actions::new([Button::new("Take it", "take").value("INC0010001").style(Style::Primary)]).into(),
    ///     json!({"type": "markdown", "text": "**what Slack thinks of next**"}).into(),
    /// ];
    /// assert_eq!(layout.len(), 4);
    /// ```
    Block {
        /// A text, with fields or an element beside it.
        Section(Section),
        /// A heading.
        Header(Header),
        /// A line.
        Divider(Divider),
        /// Small texts and pictures.
        Context(Context),
        /// Elements to press and choose.
        Actions(Actions),
        /// A picture.
        Image(Image),
        /// A labelled element to fill in.
        Input(InputBlock),
    }
}

tag!(SectionType, Section);
tag!(HeaderType, Header);
tag!(DividerType, Divider);
tag!(ContextType, Context);
tag!(ActionsType, Actions);
tag!(ImageType, Image);
tag!(InputType, Input);

/// A text, with fields or an element beside it.
#[derive(Clone, Debug, PartialEq, Input)]
#[non_exhaustive]
pub struct Section {
    #[input(rename = "type")]
    kind: SectionType,
    /// The text; at most 3000 characters. It may be left out beside `fields`.
    pub text: Option<TextObject>,
    /// Texts in two columns; at most 10 of at most 2000 characters each.
    pub fields: Option<Vec<TextObject>>,
    /// An element beside the text.
    pub accessory: Option<Element>,
    /// What the app is told it by; at most 255 characters.
    pub block_id: Option<String>,
}

impl Section {
    /// A text in Slack's own markup.
    pub fn mrkdwn(text: impl Into<String>) -> Self {
        Section { text: Some(TextObject::mrkdwn(text)), ..Section::empty() }
    }

    /// A text as it stands.
    pub fn plain(text: impl Into<String>) -> Self {
        Section { text: Some(TextObject::plain(text)), ..Section::empty() }
    }

    /// Texts in two columns.
    pub fn columns(fields: impl IntoIterator<Item = TextObject>) -> Self {
        Section { fields: Some(fields.into_iter().collect()), ..Section::empty() }
    }

    fn empty() -> Self {
        Section { kind: SectionType::default(), text: None, fields: None, accessory: None, block_id: None }
    }
}

setters!(Section { fields: Vec<TextObject>, accessory: Element, block_id: String });

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct Header {
    #[input(rename = "type")]
    kind: HeaderType,
    /// The text, as plain text; at most 150 characters.
    pub text: TextObject,
    /// What the app is told it by; at most 255 characters.
    pub block_id: Option<String>,
}

impl Header {
    /// A heading of a plain text.
    pub fn new(text: impl Into<String>) -> Self {
        Header { kind: HeaderType::default(), text: TextObject::plain(text), block_id: None }
    }
}

setters!(Header { block_id: String });

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct Divider {
    #[input(rename = "type")]
    kind: DividerType,
    /// What the app is told it by; at most 255 characters.
    pub block_id: Option<String>,
}

impl Divider {
    /// A line.
    pub fn new() -> Self {
        Divider::default()
    }
}

setters!(Divider { block_id: String });

/// Small texts and pictures.
#[derive(Clone, Debug, PartialEq, Input)]
#[non_exhaustive]
pub struct Context {
    #[input(rename = "type")]
    kind: ContextType,
    /// Texts and pictures; at most 10.
    pub elements: Vec<Element>,
    /// What the app is told it by; at most 255 characters.
    pub block_id: Option<String>,
}

impl Context {
    /// These texts and pictures.
    pub fn new<E: Into<Element>>(elements: impl IntoIterator<Item = E>) -> Self {
        let elements = elements.into_iter().map(Into::into).collect();
        Context { kind: ContextType::default(), elements, block_id: None }
    }
}

setters!(Context { block_id: String });

/// Elements to press and choose.
#[derive(Clone, Debug, PartialEq, Input)]
#[non_exhaustive]
pub struct Actions {
    #[input(rename = "type")]
    kind: ActionsType,
    /// The elements; at most 25.
    pub elements: Vec<Element>,
    /// What the app is told it by; at most 255 characters.
    pub block_id: Option<String>,
}

impl Actions {
    /// These elements.
    pub fn new<E: Into<Element>>(elements: impl IntoIterator<Item = E>) -> Self {
        let elements = elements.into_iter().map(Into::into).collect();
        Actions { kind: ActionsType::default(), elements, block_id: None }
    }
}

setters!(Actions { block_id: String });

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct Image {
    #[input(rename = "type")]
    kind: ImageType,
    /// Where it lies; at most 3000 characters.
    pub image_url: String,
    /// What it shows, for who cannot see it; at most 2000 characters.
    pub alt_text: String,
    /// What stands above it, as plain text; at most 2000 characters.
    pub title: Option<TextObject>,
    /// What the app is told it by; at most 255 characters.
    pub block_id: Option<String>,
}

impl Image {
    /// The picture that lies there, with what it shows.
    pub fn new(image_url: impl Into<String>, alt_text: impl Into<String>) -> Self {
        let (image_url, alt_text) = (image_url.into(), alt_text.into());
        Image { kind: ImageType::default(), image_url, alt_text, title: None, block_id: None }
    }
}

setters!(Image { title: TextObject, block_id: String });

/// A labelled element to fill in.
#[derive(Clone, Debug, PartialEq, Input)]
#[non_exhaustive]
pub struct InputBlock {
    #[input(rename = "type")]
    kind: InputType,
    /// What stands above it, as plain text; at most 2000 characters.
    pub label: TextObject,
    /// The element.
    pub element: Element,
    /// Whether the app is told at once.
    pub dispatch_action: Option<bool>,
    /// What stands below it, as plain text; at most 2000 characters.
    pub hint: Option<TextObject>,
    /// Whether it may stay empty.
    pub optional: Option<bool>,
    /// What the app is told it by; at most 255 characters.
    pub block_id: Option<String>,
}

impl InputBlock {
    /// An element under a label of a plain text.
    pub fn new(label: impl Into<String>, element: impl Into<Element>) -> Self {
        InputBlock {
            kind: InputType::default(),
            label: TextObject::plain(label),
            element: element.into(),
            dispatch_action: None,
            hint: None,
            optional: None,
            block_id: None,
        }
    }
}

setters!(InputBlock { dispatch_action: bool, hint: TextObject, optional: bool, block_id: String });
