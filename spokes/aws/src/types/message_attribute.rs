//! What travels beside a message of SQS or SNS.

use std::fmt;

use spoke_runtime::prelude::*;

/// An attribute of a message: a type, and its value as text or as bytes.
///
/// ```
/// use spoke_aws::MessageAttribute;
///
/// let urgent = MessageAttribute::text("high");
/// assert_eq!(urgent.data_type, "String");
/// ```
#[derive(Clone, Debug, Default, Input, Output, PartialEq, Eq)]
#[input(case = pascal)]
#[out(case = pascal)]
pub struct MessageAttribute {
    /// `String`, `Number` or `Binary`; a label of your own may follow a dot, `Number.int`.
    pub data_type: String,
    /// The value of a text or a number.
    pub string_value: Option<String>,
    /// The value of bytes, in Base64.
    pub binary_value: Option<String>,
}

/// An attribute with its name, as SNS takes it.
#[derive(Clone, Debug, Input)]
#[input(case = pascal)]
pub struct NamedAttribute {
    /// The name: letters, digits, `_`, `-` and `.`, at most 256.
    pub name: String,
    /// Its type and its value.
    pub value: MessageAttribute,
}

impl MessageAttribute {
    /// A text.
    pub fn text(value: impl Into<String>) -> Self {
        MessageAttribute {
            data_type: "String".to_owned(),
            string_value: Some(value.into()),
            binary_value: None,
        }
    }

    /// A number; SQS and SNS keep up to 38 digits.
    pub fn number(value: impl fmt::Display) -> Self {
        MessageAttribute {
            data_type: "Number".to_owned(),
            string_value: Some(value.to_string()),
            binary_value: None,
        }
    }
}
