//! A file in three steps.

use spoke_runtime::Kind;
use spoke_slack::files::{UploadedFile, complete_upload, get_upload_url, upload_content};
use spoke_slack::types::Section;

use crate::{AWKWARD, signed_in};

#[tokio::test]
async fn a_file_is_announced_uploaded_and_shared() {
    let (slack, connection) = signed_in().await;
    let content = AWKWARD.as_bytes().to_vec();
    let given = get_upload_url(&connection, "Größe.txt", content.len() as u64).await.unwrap();
    upload_content(&connection, &given.upload_url, content.clone()).await.unwrap();
    let sent = slack.requests().pop().unwrap();
    assert_eq!((sent.header("authorization"), sent.body().len()), (None, content.len()));
    assert_eq!(slack.with(|it| it.file(&given.file_id)), None);

    let file = UploadedFile { id: given.file_id.clone(), title: Some("Größe".to_owned()) };
    let completed = complete_upload(&connection, vec![file.clone()])
        .with(|it| it.channel_id("C000000001").initial_comment(AWKWARD))
        .await
        .unwrap();
    assert_eq!(completed.files[0].title.as_deref(), Some("Größe"));
    assert_eq!(slack.with(|it| it.file(&given.file_id)), Some(content));
    let shared = slack.with(|it| it.messages("general")).pop().unwrap();
    assert_eq!((&shared["files"][0]["id"], &shared["text"]), (&given.file_id.into(), &AWKWARD.into()));
    let error = complete_upload(&connection, vec![file]).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::NotFound, Some("file_not_found")));
}

#[tokio::test]
async fn a_file_that_is_not_whole_is_not_shared() {
    let (slack, connection) = signed_in().await;
    let given = get_upload_url(&connection, "a.txt", 3).await.unwrap();
    let error = upload_content(&connection, &given.upload_url, b"four".to_vec()).await.unwrap_err();
    assert_eq!(error.status(), Some(400));
    let unknown = given.upload_url.replace(&given.file_id, "F404");
    assert_eq!(upload_content(&connection, unknown, b"abc".to_vec()).await.unwrap_err().status(), Some(404));
    let file = UploadedFile { id: given.file_id.clone(), title: None };
    let error = complete_upload(&connection, vec![file.clone()]).await.unwrap_err();
    assert_eq!(error.code(), Some("file_not_found"));

    upload_content(&connection, &given.upload_url, b"abc".to_vec()).await.unwrap();
    let nowhere = complete_upload(&connection, vec![file.clone()]).with(|it| it.channel_id("C404"));
    assert_eq!(nowhere.await.unwrap_err().code(), Some("channel_not_found"));
    let layout = vec![Section::mrkdwn("*a*").into()];
    let shared = complete_upload(&connection, vec![file])
        .with(|it| it.channel_id("C000000001").blocks(layout))
        .await
        .unwrap();
    assert_eq!(shared.files[0].title.as_deref(), Some("a.txt"));
    assert_eq!(slack.with(|it| it.messages("general")).pop().unwrap()["blocks"][0]["type"], "section");
    let error = get_upload_url(&connection, "a.txt", 0).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Invalid, Some("missing_argument")));
    let long = get_upload_url(&connection, "a.png", 1).with(|it| it.alt_txt("x".repeat(1_001)));
    assert_eq!(long.await.unwrap_err().code(), Some("alt_txt_too_large"));
    let large = get_upload_url(&connection, "a.py", 1_000_001).with(|it| it.snippet_type("python"));
    assert_eq!(large.await.unwrap_err().code(), Some("snippet_too_large"));
}
