//! Files that are attached to issues.

use spoke_jira::attachments::{DeleteAttachment, GetAttachment};
use spoke_runtime::Kind;

use crate::{MIA, wire};

#[tokio::test]
async fn get_attachment() {
    let action = GetAttachment::new("10000");
    let attachment = wire().reply(action.clone()).await;
    assert_eq!((attachment.file_name.as_str(), attachment.size), ("picture.jpg", Some(23_123)));
    assert_eq!(
        (attachment.mime_type.as_deref(), attachment.author.as_deref()),
        (Some("image/jpeg"), Some(MIA))
    );
    assert_eq!(attachment.created.as_deref(), Some("2023-04-21T12:39:27.600+0000"));
    let ends = |url: Option<String>, end: &str| url.is_some_and(|url| url.ends_with(end));
    assert!(ends(attachment.content_url, "/attachment/content/10000"));
    assert!(ends(attachment.thumbnail_url, "/attachment/thumbnail/10000"));
    assert!(ends(attachment.url, "/attachments/10000"));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn delete_attachment() {
    let action = DeleteAttachment::new("10000");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Forbidden, None).await;
}
