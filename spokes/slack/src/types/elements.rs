//! What people press, choose and fill in, <https://docs.slack.dev/reference/block-kit/block-elements>

use spoke_runtime::prelude::*;

use super::compositions::{Choice, Confirm, Style, TextObject};
use super::union::{setters, tag, union};

union! {
    /// An element of a block.
    Element {
        /// A button.
        Button(Button),
        /// A menu of fixed choices.
        StaticSelect(StaticSelect),
        /// A menu of the workspace's people.
        UsersSelect(UsersSelect),
        /// A calendar.
        Datepicker(Datepicker),
        /// A line or a box to write in; in an input block alone.
        PlainTextInput(PlainTextInput),
        /// A picture; in a section or a context.
        Image(ImageElement),
        /// A text; in a context.
        Text(TextObject),
    }
}

tag!(ButtonType, Button);
tag!(StaticSelectType, StaticSelect);
tag!(UsersSelectType, UsersSelect);
tag!(DatepickerType, Datepicker);
tag!(PlainTextInputType, PlainTextInput);
tag!(ImageType, Image);

/// A button.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct Button {
    #[input(rename = "type")]
    kind: ButtonType,
    /// What it says, as plain text; at most 75 characters.
    pub text: TextObject,
    /// What the app is told it by; at most 255 characters.
    pub action_id: Option<String>,
    /// What the app is told with it; at most 2000 characters.
    pub value: Option<String>,
    /// Where the browser goes; at most 3000 characters.
    pub url: Option<String>,
    /// Its colour.
    pub style: Option<Style>,
    /// What is asked first.
    pub confirm: Option<Confirm>,
    /// What a screen reader says; at most 75 characters.
    pub accessibility_label: Option<String>,
}

impl Button {
    /// A button of a plain text, with what the app is told it by.
    pub fn new(text: impl Into<String>, action_id: impl Into<String>) -> Self {
        Button {
            kind: ButtonType::default(),
            text: TextObject::plain(text),
            action_id: Some(action_id.into()),
            value: None,
            url: None,
            style: None,
            confirm: None,
            accessibility_label: None,
        }
    }
}

setters!(Button { value: String, url: String, style: Style, confirm: Confirm, accessibility_label: String });

/// A menu of fixed choices.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct StaticSelect {
    #[input(rename = "type")]
    kind: StaticSelectType,
    /// What the app is told it by; at most 255 characters.
    pub action_id: Option<String>,
    /// The choices; at most 100.
    pub options: Vec<Choice>,
    /// What stands there while nothing is chosen, as plain text; at most 150 characters.
    pub placeholder: Option<TextObject>,
    /// What is chosen at first: one of `options`.
    pub initial_option: Option<Choice>,
    /// What is asked first.
    pub confirm: Option<Confirm>,
}

impl StaticSelect {
    /// A menu of these choices, with what the app is told it by.
    pub fn new(action_id: impl Into<String>, options: impl IntoIterator<Item = Choice>) -> Self {
        StaticSelect {
            kind: StaticSelectType::default(),
            action_id: Some(action_id.into()),
            options: options.into_iter().collect(),
            placeholder: None,
            initial_option: None,
            confirm: None,
        }
    }
}

setters!(StaticSelect { placeholder: TextObject, initial_option: Choice, confirm: Confirm });

/// A menu of the workspace's people.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct UsersSelect {
    #[input(rename = "type")]
    kind: UsersSelectType,
    /// What the app is told it by; at most 255 characters.
    pub action_id: Option<String>,
    /// What stands there while nobody is chosen, as plain text; at most 150 characters.
    pub placeholder: Option<TextObject>,
    /// The id of who is chosen at first.
    pub initial_user: Option<String>,
    /// What is asked first.
    pub confirm: Option<Confirm>,
}

impl UsersSelect {
    /// A menu of people, with what the app is told it by.
    pub fn new(action_id: impl Into<String>) -> Self {
        UsersSelect {
            kind: UsersSelectType::default(),
            action_id: Some(action_id.into()),
            placeholder: None,
            initial_user: None,
            confirm: None,
        }
    }
}

setters!(UsersSelect { placeholder: TextObject, initial_user: String, confirm: Confirm });

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct Datepicker {
    #[input(rename = "type")]
    kind: DatepickerType,
    /// What the app is told it by; at most 255 characters.
    pub action_id: Option<String>,
    /// The day at first: `2026-12-24`.
    pub initial_date: Option<String>,
    /// What stands there while no day is chosen, as plain text; at most 150 characters.
    pub placeholder: Option<TextObject>,
    /// What is asked first.
    pub confirm: Option<Confirm>,
}

impl Datepicker {
    /// A calendar, with what the app is told it by.
    pub fn new(action_id: impl Into<String>) -> Self {
        Datepicker {
            kind: DatepickerType::default(),
            action_id: Some(action_id.into()),
            initial_date: None,
            placeholder: None,
            confirm: None,
        }
    }
}

setters!(Datepicker { initial_date: String, placeholder: TextObject, confirm: Confirm });

/// A line or a box to write in.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct PlainTextInput {
    #[input(rename = "type")]
    kind: PlainTextInputType,
    /// What the app is told it by; at most 255 characters.
    pub action_id: Option<String>,
    /// What stands in it at first.
    pub initial_value: Option<String>,
    /// Whether it is a box.
    pub multiline: Option<bool>,
    /// The fewest characters, 0 to 3000.
    pub min_length: Option<u32>,
    /// The most characters, 1 to 3000.
    pub max_length: Option<u32>,
    /// What stands there while nothing is written, as plain text; at most 150 characters.
    pub placeholder: Option<TextObject>,
}

impl PlainTextInput {
    /// A line to write in, with what the app is told it by.
    pub fn new(action_id: impl Into<String>) -> Self {
        PlainTextInput {
            kind: PlainTextInputType::default(),
            action_id: Some(action_id.into()),
            initial_value: None,
            multiline: None,
            min_length: None,
            max_length: None,
            placeholder: None,
        }
    }
}

setters!(PlainTextInput {
    initial_value: String,
    multiline: bool,
    min_length: u32,
    max_length: u32,
    placeholder: TextObject
});

/// A small picture.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub struct ImageElement {
    #[input(rename = "type")]
    kind: ImageType,
    /// Where it lies; at most 3000 characters.
    pub image_url: String,
    /// What it shows, for who cannot see it.
    pub alt_text: String,
}

impl ImageElement {
    /// The picture that lies there, with what it shows.
    pub fn new(image_url: impl Into<String>, alt_text: impl Into<String>) -> Self {
        let (image_url, alt_text) = (image_url.into(), alt_text.into());
        ImageElement { kind: ImageType::default(), image_url, alt_text }
    }
}
