//! Comments on issues.

mod add_comment;
mod delete_comment;
mod get_comment;
mod list_comments;
mod update_comment;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use add_comment::{AddComment, Comment, add_comment};
pub use delete_comment::{DeleteComment, delete_comment};
pub use get_comment::{GetComment, get_comment};
pub use list_comments::{CommentOrder, Comments, ListComments, list_comments};
pub use update_comment::{UpdateComment, update_comment};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[
    listed::<AddComment>(),
    listed::<DeleteComment>(),
    listed::<GetComment>(),
    listed::<ListComments>(),
    listed::<UpdateComment>(),
];
