//! What a message says: text, blocks, attachments.

use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::{blocks, refuse};

/// The longest text, in characters.
const LONGEST_TEXT: usize = 40_000;

/// What a message says.
#[derive(Debug)]
pub(super) struct Content {
    text: Option<String>,
    blocks: Option<Vec<Value>>,
    attachments: Option<Vec<Value>>,
}

impl Content {
    /// What the arguments say, which must be something.
    pub(super) fn read(arguments: &Arguments) -> Result<Self, Answer> {
        let text = arguments.text("text")?.map(str::to_owned);
        let blocks = arguments.objects("blocks", "invalid_blocks_format")?;
        let attachments = arguments.objects("attachments", "invalid_attachments")?;
        let is_empty = text.as_deref().unwrap_or_default().is_empty()
            && blocks.as_ref().is_none_or(Vec::is_empty)
            && attachments.as_ref().is_none_or(Vec::is_empty);
        if is_empty {
            return Err(refuse("no_text"));
        }
        if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST_TEXT) {
            return Err(refuse("msg_too_long"));
        }
        if blocks.as_ref().is_some_and(|blocks| !blocks::are_valid(blocks)) {
            return Err(refuse("invalid_blocks"));
        }
        Ok(Content { text, blocks, attachments })
    }

    /// Sets it in a message; what is not said stays.
    pub(super) fn write_into(self, message: &mut Value) {
        if let Some(text) = self.text {
            message["text"] = json!(text);
        } else if message["text"].is_null() {
            message["text"] = json!("");
        }
        for (name, list) in [("blocks", self.blocks), ("attachments", self.attachments)] {
            if let Some(list) = list {
                message[name] = json!(list);
            }
        }
    }
}
