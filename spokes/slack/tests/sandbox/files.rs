//! A file in three steps.

use spoke_runtime::Kind;
use spoke_runtime::serde_json::json;
use spoke_slack::chat::post_message;
use spoke_slack::files::{
    UploadedFile, complete_upload, complete_uploads, get_upload_url, upload_content, upload_file,
};
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

    let completed = complete_upload(&connection, &given.file_id)
        .with(|it| it.title("Größe").channel_id("C000000001").initial_comment(AWKWARD))
        .await
        .unwrap();
    assert_eq!(completed.files[0].title.as_deref(), Some("Größe"));
    assert_eq!(slack.with(|it| it.file(&given.file_id)), Some(content));
    let shared = slack.with(|it| it.messages("general")).pop().unwrap();
    assert_eq!((&shared["files"][0]["id"], &shared["text"]), (&json!(given.file_id), &json!(AWKWARD)));
    let error = complete_upload(&connection, &given.file_id).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::NotFound, Some("file_not_found")));
}

#[tokio::test]
async fn several_files_are_shared_at_once_or_not_at_all() {
    let (slack, connection) = signed_in().await;
    let mut files = Vec::new();
    for name in ["a.txt", "b.txt"] {
        let given = get_upload_url(&connection, name, 5).await.unwrap();
        files.push(UploadedFile { id: given.file_id.clone(), title: None });
        if name == "a.txt" {
            upload_content(&connection, &given.upload_url, name).await.unwrap();
        }
    }
    let early = complete_uploads(&connection, files.clone()).await.unwrap_err();
    assert_eq!(early.code(), Some("file_not_found"));
    assert_eq!(slack.with(|it| it.file(&files[0].id)), None);
    let given = get_upload_url(&connection, "c.txt", 5).await.unwrap();
    upload_content(&connection, &given.upload_url, "c.txt").await.unwrap();
    files[1].id = given.file_id;
    let completed =
        complete_uploads(&connection, files).with(|it| it.channel_id("C000000001")).await.unwrap();
    let titles: Vec<_> = completed.files.iter().filter_map(|file| file.title.as_deref()).collect();
    assert_eq!(titles, ["a.txt", "c.txt"]);
    let shared = slack.with(|it| it.messages("general")).pop().unwrap();
    assert_eq!(shared["files"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_file_that_is_not_whole_is_not_shared() {
    let (slack, connection) = signed_in().await;
    let given = get_upload_url(&connection, "a.txt", 3).await.unwrap();
    let error = upload_content(&connection, &given.upload_url, b"four".to_vec()).await.unwrap_err();
    assert_eq!(error.status(), Some(400));
    let unknown = given.upload_url.replace(&given.file_id, "F404");
    assert_eq!(upload_content(&connection, unknown, b"abc".to_vec()).await.unwrap_err().status(), Some(404));
    let error = complete_upload(&connection, &given.file_id).await.unwrap_err();
    assert_eq!(error.code(), Some("file_not_found"));

    upload_content(&connection, &given.upload_url, b"abc".to_vec()).await.unwrap();
    let nowhere = complete_upload(&connection, &given.file_id).with(|it| it.channel_id("C404"));
    assert_eq!(nowhere.await.unwrap_err().code(), Some("channel_not_found"));
    let layout = vec![Section::mrkdwn("*a*").into()];
    let shared = complete_upload(&connection, &given.file_id)
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

#[tokio::test]
async fn a_file_goes_up_in_one_call() {
    let (slack, connection) = signed_in().await;
    let first = post_message(&connection, "#general", "disk full").await.unwrap();
    let uploaded = upload_file(&connection, "Größe.txt", AWKWARD)
        .with(|it| it.title("Größe").channel_id(&first.channel).thread_ts(&first.message_ts))
        .with(|it| it.initial_comment(AWKWARD).alt_txt("a text"))
        .await
        .unwrap();
    let [file] = &uploaded.files[..] else { panic!("{uploaded:?}") };
    assert_eq!(slack.with(|it| it.file(&file.file_id)), Some(AWKWARD.as_bytes().to_vec()));
    let shared = slack.with(|it| it.messages("general")).pop().unwrap();
    assert_eq!((&shared["thread_ts"], &shared["text"]), (&json!(first.message_ts), &json!(AWKWARD)));

    let nowhere = upload_file(&connection, "a.txt", "a").with(|it| it.channel_id("C404")).await.unwrap_err();
    assert_eq!((nowhere.kind(), nowhere.code()), (Kind::NotFound, Some("channel_not_found")));
    assert!(nowhere.to_string().contains("complete_upload"), "{nowhere}");
    let empty = upload_file(&connection, "a.txt", Vec::new()).await.unwrap_err();
    assert_eq!((empty.kind(), empty.code()), (Kind::Invalid, Some("missing_argument")));
}
