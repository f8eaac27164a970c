//! What stands around an issue: comments, watchers, links, files.

use spoke_jira::attachments::{add_attachment, delete_attachment, get_attachment, get_attachment_content};
use spoke_jira::comments::{
    CommentOrder, add_comment, delete_comment, get_comment, list_comments, update_comment,
};
use spoke_jira::issues::{create_issue, delete_issue};
use spoke_jira::links::{delete_issue_link, get_issue_link, link_issues, list_issue_link_types};
use spoke_jira::watchers::{add_watcher, get_watchers, remove_watcher};
use spoke_jira::{Document, Visibility, VisibilityKind};
use spoke_runtime::sandbox::Fault;
use spoke_runtime::serde_json::Value;
use spoke_runtime::{Kind, Upload};
use spoke_wire::send;

use crate::{AWKWARD, SIGNED_IN, TOKEN, ask, connect, sandbox};

#[tokio::test]
async fn comments_are_listed_changed_and_deleted() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    create_issue(&connection, "OPS", "Task", "a").await.unwrap();
    for text in ["one", "two", AWKWARD] {
        add_comment(&connection, "OPS-1", text).await.unwrap();
    }
    let texts = |comments: Vec<spoke_jira::comments::Comment>| {
        comments.into_iter().map(|it| it.body.unwrap().to_string()).collect::<Vec<_>>()
    };
    let all = list_comments(&connection, "OPS-1").with(|it| it.max_results(2)).items().all().await.unwrap();
    let ids: Vec<_> = all.iter().map(|it| it.comment_id.clone()).collect();
    assert_eq!(texts(all), ["one", "two", AWKWARD]);
    let newest = list_comments(&connection, "OPS-1")
        .with(|it| it.max_results(1).order_by(CommentOrder::NewestFirst))
        .await
        .unwrap();
    assert_eq!((newest.total, texts(newest.comments)), (Some(3), vec![AWKWARD.to_owned()]));

    let changed = update_comment(&connection, "OPS-1", &ids[0], Document::markdown("**1**"))
        .with(|it| it.visibility(Visibility::group("g-1")))
        .await
        .unwrap();
    assert_eq!(changed.visibility.unwrap().kind, VisibilityKind::Group);
    let comment = get_comment(&connection, "OPS-1", &ids[0]).await.unwrap();
    assert_eq!(comment.body, Some(Document::markdown("**1**")));
    assert_ne!(comment.created, comment.updated);
    delete_comment(&connection, "OPS-1", &ids[0]).await.unwrap();
    for error in [
        get_comment(&connection, "OPS-1", &ids[0]).await.unwrap_err(),
        update_comment(&connection, "OPS-1", &ids[0], "x").await.unwrap_err(),
        delete_comment(&connection, "OPS-1", &ids[0]).await.unwrap_err(),
        list_comments(&connection, "OPS-9").await.unwrap_err(),
    ] {
        assert_eq!(error.kind(), Kind::NotFound, "{error}");
    }
}

#[tokio::test]
async fn an_issue_is_watched() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    create_issue(&connection, "OPS", "Task", "a").await.unwrap();
    for _ in 0..2 {
        add_watcher(&connection, "OPS-1", "a1").await.unwrap();
    }
    let watchers = get_watchers(&connection, "OPS-1").await.unwrap();
    assert_eq!((watchers.watch_count, watchers.is_watching), (Some(1), Some(false)));
    assert_eq!(watchers.watchers[0].display_name.as_deref(), Some("Ada Lovelace"));
    remove_watcher(&connection, "OPS-1", "a1").await.unwrap();
    assert_eq!(get_watchers(&connection, "OPS-1").await.unwrap().watch_count, Some(0));
    assert_eq!(add_watcher(&connection, "OPS-1", "nobody").await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(remove_watcher(&connection, "OPS-1", "nobody").await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(ask(&jira, "DELETE /rest/api/3/issue/OPS-1/watchers", &Value::Null).await.status, 400);
}

#[tokio::test]
async fn a_link_that_was_lost_is_made_once() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    for title in ["a", "b"] {
        create_issue(&connection, "OPS", "Task", title).await.unwrap();
    }
    let types = list_issue_link_types(&connection).await.unwrap().types;
    assert_eq!((types[0].name.as_str(), types[0].inward.as_deref()), ("Blocks", Some("is blocked by")));
    jira.inject(Fault::lost());
    link_issues(&connection, "Blocks", "OPS-1", "OPS-2").await.unwrap();
    let shown = ask(&jira, "GET /rest/api/3/issue/OPS-1?fields=issuelinks", &Value::Null).await.json();
    let links = shown["fields"]["issuelinks"].as_array().unwrap();
    assert_eq!((links.len(), links[0]["outwardIssue"]["key"].as_str()), (1, Some("OPS-2")));
    let id = links[0]["id"].as_str().unwrap();
    let link = get_issue_link(&connection, id).await.unwrap();
    assert_eq!((link.inward_issue.as_deref(), link.outward_issue.as_deref()), (Some("OPS-1"), Some("OPS-2")));

    for (kind, inward) in [("Hates", "OPS-1"), ("Blocks", "OPS-9")] {
        let error = link_issues(&connection, kind, inward, "OPS-2").await.unwrap_err();
        assert_eq!(error.kind(), Kind::NotFound, "{error}");
    }
    delete_issue_link(&connection, id).await.unwrap();
    assert_eq!(get_issue_link(&connection, id).await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(delete_issue_link(&connection, id).await.unwrap_err().kind(), Kind::NotFound);
}

#[tokio::test]
async fn a_link_ends_with_its_issue() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    for title in ["a", "b"] {
        create_issue(&connection, "OPS", "Task", title).await.unwrap();
    }
    link_issues(&connection, "Relates", "OPS-1", "OPS-2").await.unwrap();
    delete_issue(&connection, "OPS-2").await.unwrap();
    let shown = ask(&jira, "GET /rest/api/3/issue/OPS-1", &Value::Null).await.json();
    assert_eq!(shown["fields"]["issuelinks"].as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn files_are_looked_at_and_deleted() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    create_issue(&connection, "OPS", "Task", "a").await.unwrap();
    let content = b"--100 %\r\n\r\n--of /var\0\xff".to_vec();
    let file = Upload::new("df \"h\".bin", content.clone()).content_type("application/x-df");
    let added = add_attachment(&connection, "OPS-1", file.clone()).await.unwrap();
    let id = added[0].attachment_id.clone();
    let attachment = get_attachment(&connection, &id).await.unwrap();
    assert_eq!(attachment.size, Some(content.len() as u64));
    assert_eq!(attachment.mime_type.as_deref(), Some("application/x-df"));
    let mut held = get_attachment_content(&connection, &id).await.unwrap();
    let mut came = Vec::new();
    while let Some(piece) = held.content.next().await {
        came.extend_from_slice(&piece.unwrap());
    }
    assert_eq!((came, held.content_type.as_deref()), (content, Some("application/x-df")));
    assert_eq!(add_attachment(&connection, "OPS-9", file).await.unwrap_err().kind(), Kind::NotFound);

    let kept = jira.with(|site| site.attach("OPS-1", "df.txt", "text/plain", b"100 %")).unwrap();
    assert_eq!(get_attachment(&connection, &kept).await.unwrap().file_name, "df.txt");
    let headers = [SIGNED_IN, "content-type: multipart/form-data; boundary=b"];
    let forged =
        send(jira.url(), "POST /rest/api/3/issue/OPS-1/attachments", &headers, "--b--").await.unwrap();
    assert_eq!((forged.status, forged.body.as_str()), (403, "XSRF check failed"));
    delete_attachment(&connection, &id).await.unwrap();
    assert_eq!(get_attachment(&connection, &id).await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(get_attachment_content(&connection, &id).await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(delete_attachment(&connection, &id).await.unwrap_err().kind(), Kind::NotFound);
}
