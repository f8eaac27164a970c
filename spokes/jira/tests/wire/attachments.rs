//! Files that are attached to issues.

use spoke_jira::attachments::{AddAttachment, DeleteAttachment, GetAttachment, GetAttachmentContent};
use spoke_runtime::{Kind, Upload};

use crate::{MIA, wire};

#[tokio::test]
async fn add_attachment() {
    let log = Upload::new("disk \"full\" é.log", "100 %\nof /var").content_type("text/plain");
    let action = AddAttachment::new("OPS-24", log);
    let added = wire().reply(action.clone()).await;
    assert_eq!((added.len(), added[0].attachment_id.as_str(), added[0].size), (1, "10001", Some(23_123)));
    assert_eq!(
        (added[0].file_name.as_str(), added[0].mime_type.as_deref()),
        ("picture.jpg", Some("image/jpeg"))
    );
    assert!(added[0].url.as_ref().is_some_and(|url| url.ends_with("/attachments/10000")));
    assert!(added[0].content_url.as_ref().is_some_and(|url| url.ends_with("/attachment/content/10000")));
    wire().error(action, Kind::Refused, None).await;
}

#[tokio::test]
async fn get_attachment_content() {
    let action = GetAttachmentContent::new("10000");
    let mut file = wire().reply(action.clone()).await;
    assert_eq!(file.content_type.as_deref(), Some("text/plain"));
    let piece = file.content.next().await.expect("a piece").expect("no fault");
    assert_eq!(piece.as_ref(), b"disk full at 10:00\n");
    wire().error(action, Kind::NotFound, None).await;
}

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
