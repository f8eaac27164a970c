//! Lists that Slack takes as one text with commas between.

use spoke_runtime::prelude::*;

/// Ids of people: `["U012AB3CD", "U061F7AUR"]`, or the text `"U012AB3CD,U061F7AUR"`.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
pub struct UserIds(String);

/// Kinds of conversations: `[ConversationKind::Im]`, or the text `"public_channel,private_channel"`.
#[derive(Clone, Debug, PartialEq, Eq, Input)]
pub struct ConversationKinds(String);

/// A kind of conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[input(case = snake)]
#[non_exhaustive]
pub enum ConversationKind {
    /// A channel that everybody sees; needs the scope `channels:read`.
    PublicChannel,
    /// A channel that only its members see; needs the scope `groups:read`.
    PrivateChannel,
    /// A direct message of several people; needs the scope `mpim:read`.
    Mpim,
    /// A direct message; needs the scope `im:read`.
    Im,
}

macro_rules! joined {
    ($list:ident of $element:ident $(: $text:ident)?) => {
        impl<$($element: $text<str>)?> FromIterator<$element> for $list {
            fn from_iter<I: IntoIterator<Item = $element>>(elements: I) -> Self {
                let mut text = String::new();
                for element in elements {
                    if !text.is_empty() {
                        text.push(',');
                    }
                    text.push_str(element.as_ref());
                }
                $list(text)
            }
        }

        impl<const N: usize $(, $element: $text<str>)?> From<[$element; N]> for $list {
            fn from(elements: [$element; N]) -> Self {
                elements.into_iter().collect()
            }
        }

        impl<$($element: $text<str>)?> From<Vec<$element>> for $list {
            fn from(elements: Vec<$element>) -> Self {
                elements.into_iter().collect()
            }
        }

        impl From<&str> for $list {
            fn from(text: &str) -> Self {
                $list(text.to_owned())
            }
        }

        impl From<String> for $list {
            fn from(text: String) -> Self {
                $list(text)
            }
        }
    };
}

joined!(UserIds of T: AsRef);
joined!(ConversationKinds of ConversationKind);
