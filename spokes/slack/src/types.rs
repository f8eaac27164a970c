//! What several actions speak of: Block Kit's layouts, ids and kinds.

mod blocks;
mod compositions;
mod elements;
mod joined;
mod scheduled;
mod union;

pub use blocks::{Actions, Block, Context, Divider, Header, Image, InputBlock, Section};
pub use compositions::{Choice, Confirm, Parse, Style, TextKind, TextObject};
pub use elements::{Button, Datepicker, Element, ImageElement, PlainTextInput, StaticSelect, UsersSelect};
pub use joined::{ConversationKind, ConversationKinds, UserIds};
pub use scheduled::ScheduledMessageId;
