//! Files on the wire.

use spoke_runtime::Kind;
use spoke_slack::files::{
    CompleteUpload, CompleteUploads, GetUploadUrl, UploadContent, UploadFile, UploadedFile,
};

use super::{layout, wire};

#[tokio::test]
async fn get_upload_url() {
    let action =
        GetUploadUrl::new("Größe 100%.png", 53072).alt_txt("The disk & its use").snippet_type("python");
    let given = wire().reply(action.clone()).await;
    assert_eq!(given.upload_url, "https://files.slack.com/upload/v1/ABC123");
    assert_eq!(given.file_id, "F123ABC456");
    wire().error(action, Kind::Forbidden, Some("file_uploads_disabled")).await;
}

#[tokio::test]
async fn upload_content() {
    let content = b"\"not JSON\" 100 % {x}".to_vec();
    let action = UploadContent::new("https://files.slack.com/upload/v1/ABC123", content);
    wire().reply(action.clone()).await;
    assert_eq!(wire().error(action, Kind::Forbidden, None).await.status(), Some(403));
}

#[tokio::test]
async fn complete_upload() {
    let action = CompleteUpload::new("F123ABC456")
        .title("slack-test")
        .channel_id("C0NF841BK")
        .initial_comment("Größe & \"Grund\"")
        .blocks(layout())
        .thread_ts("1524523204.000192");
    let completed = wire().reply(action.clone()).await;
    let [file] = &completed.files[..] else { panic!("{completed:?}") };
    assert_eq!((file.file_id.as_str(), file.title.as_deref()), ("F123ABC456", Some("slack-test")));
    wire().error(action, Kind::Forbidden, Some("posting_to_channel_denied")).await;
}

#[tokio::test]
async fn complete_uploads() {
    let file = |id: &str, title: Option<&str>| UploadedFile { id: id.into(), title: title.map(Into::into) };
    let action =
        CompleteUploads::new(vec![file("F123ABC456", Some("slack-test")), file("F044GKUHN9Z", None)])
            .channel_id("C0NF841BK")
            .initial_comment("Größe & \"Grund\"")
            .blocks(layout())
            .thread_ts("1524523204.000192");
    let completed = wire().reply(action.clone()).await;
    let [file] = &completed.files[..] else { panic!("{completed:?}") };
    assert_eq!((file.file_id.as_str(), file.title.as_deref()), ("F123ABC456", Some("slack-test")));
    assert_eq!(file.permalink, None);
    wire().error(action, Kind::NotFound, Some("file_not_found")).await;
}

#[tokio::test]
async fn upload_file() {
    let action = UploadFile::new("Größe 100%.png", r#""not JSON" 100 % {x}"#)
        .alt_txt("The disk & its use")
        .snippet_type("python")
        .title("slack-test")
        .channel_id("C0NF841BK")
        .initial_comment("Größe & \"Grund\"")
        .blocks(layout())
        .thread_ts("1524523204.000192");
    let completed = wire().reply(action.clone()).await;
    assert_eq!(completed.files[0].file_id, "F123ABC456");
    // The upload is refused, and nothing is completed.
    let error = wire().error(action, Kind::Forbidden, None).await;
    assert_eq!(error.status(), Some(403));
}
