//! Comments.

use spoke_jira::comments::{
    AddComment, CommentOrder, DeleteComment, GetComment, ListComments, UpdateComment,
};
use spoke_jira::{Document, Jira, Visibility, VisibilityKind};
use spoke_runtime::serde_json::json;
use spoke_runtime::{Answer, Hub, Kind};

use crate::{AWKWARD, MIA, wire};

#[tokio::test]
async fn add_comment() {
    let text = "\"Posted\" to #major-incidents:\nhttps://acme.slack.com/archives/C1/p1";
    let action = AddComment::new("OPS-24", text).visibility(Visibility::role("Administrators"));
    let comment = wire().reply(action.clone()).await;
    assert_eq!(comment.comment_id, "10100");
    assert_eq!(comment.url, "https://wire.example/rest/api/3/issue/10000/comment/10100");
    assert_eq!(comment.author.as_deref(), Some("5b10a2844c20165700ede21g"));
    assert_eq!(comment.created.as_deref(), Some("2026-01-05T10:00:02.000+0000"));
    assert_eq!(comment.body.map(|body| body.to_string()).as_deref(), Some("…"));
    assert_eq!(
        (comment.updated.as_deref(), comment.visibility),
        (Some("2026-01-05T10:00:02.000+0000"), None)
    );
    wire().error(action, Kind::Auth, None).await;
}

#[tokio::test]
async fn text_becomes_a_document_in_a_call_by_name_too() {
    let hub = Hub::fake()
        .spoke::<Jira>()
        .stub::<AddComment>(|_| Answer::json(201, json!({"id": "1", "self": "u"})));
    let document = json!({"type": "doc", "version": 1, "content": []});
    for body in [json!("a\n\nb"), document.clone()] {
        hub.on("jira").invoke("jira.add_comment", json!({"issue": "OPS-1", "body": body})).await.unwrap();
    }
    let sent: Vec<_> = hub.requests().iter().map(|request| request.json()["body"].clone()).collect();
    assert_eq!(sent[0]["content"][1]["content"][0]["text"], "b");
    assert_eq!(sent[1], document);
    let error =
        hub.on("jira").invoke("jira.add_comment", json!({"issue": "OPS-1", "body": 7})).await.unwrap_err();
    assert!(error.to_string().contains("text or an object (`Document`)"), "{error}");
}

#[tokio::test]
async fn get_comment() {
    let action = GetComment::new("OPS-24", "10000");
    let comment = wire().reply(action.clone()).await;
    assert_eq!((comment.comment_id.as_str(), comment.author.as_deref()), ("10000", Some(MIA)));
    assert_eq!(comment.updated.as_deref(), Some("2021-01-18T23:45:00.000+0000"));
    let visibility = comment.visibility.expect("the example's");
    assert_eq!(
        (visibility.kind, visibility.value.as_deref()),
        (VisibilityKind::Role, Some("Administrators"))
    );
    let error = wire().error(action, Kind::NotFound, None).await;
    assert!(error.to_string().contains("Can not find a comment"), "{error}");
}

#[tokio::test]
async fn list_comments() {
    let action = ListComments::new("OPS-24").start_at(20).max_results(10).order_by(CommentOrder::NewestFirst);
    let page = wire().reply(action.clone()).await;
    assert_eq!((page.comments.len(), page.start_at, page.total), (1, Some(0), Some(1)));
    let text = page.comments[0].body.as_ref().map(ToString::to_string).unwrap_or_default();
    assert!(text.starts_with("Lorem ipsum dolor sit amet"), "{text}");
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn update_comment() {
    let body = Document::markdown("- `ls -l`\n- *more*");
    let action = UpdateComment::new("OPS-24", "10000", body)
        .visibility(Visibility::group("276f955c-63d7-42c8-9520-92d01dca0625"))
        .notify_users(false);
    let comment = wire().reply(action.clone()).await;
    assert_eq!((comment.comment_id.as_str(), comment.author.as_deref()), ("10000", Some(MIA)));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn delete_comment() {
    let action = DeleteComment::new(AWKWARD, "10000");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, None).await;
}
