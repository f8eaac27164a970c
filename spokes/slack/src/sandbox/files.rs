//! `files.getUploadURLExternal`, the upload, and `files.completeUploadExternal`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::chat::writable;
use super::content::Content;
use super::workspace::{BOT, BOT_USER, Upload, Workspace};
use super::{accept, refuse};

/// The longest description of an image, in characters, and the largest snippet, in bytes.
const LONGEST_DESCRIPTION: usize = 1_000;
const LARGEST_SNIPPET: u64 = 1_000_000;

/// <https://docs.slack.dev/reference/methods/files.getUploadURLExternal>
pub(super) fn get_upload_url(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = match request.method() {
        "GET" => Arguments::asked(request),
        _ => Arguments::written(request)?,
    };
    let filename = arguments.required("filename")?.to_owned();
    let length = arguments.number("length")?.filter(|length| *length > 0);
    let length = length.ok_or_else(|| refuse("missing_argument"))?;
    if arguments.text("alt_txt")?.is_some_and(|text| text.chars().count() > LONGEST_DESCRIPTION) {
        return Err(refuse("alt_txt_too_large"));
    }
    if arguments.text("snippet_type")?.is_some() && length > LARGEST_SNIPPET {
        return Err(refuse("snippet_too_large"));
    }
    let id = format!("F{:09}", workspace.next_number());
    let upload_url = format!("{}/api/upload/v1/{id}", request.origin());
    workspace.uploads.push(Upload { id: id.clone(), filename, length, content: None });
    Ok(accept(json!({"upload_url": upload_url, "file_id": id})))
}

/// <https://docs.slack.dev/messaging/working-with-files>: the bytes, without a credential.
pub(super) fn upload(workspace: &mut Workspace, request: &Request) -> Answer {
    let Some(upload) = workspace.uploads.iter_mut().find(|upload| upload.id == request.slot("id")) else {
        return Answer::text(404, "unknown upload");
    };
    let given = request.body().len();
    if u64::try_from(given) != Ok(upload.length) {
        return Answer::text(400, format!("{given} bytes, and {} were announced", upload.length));
    }
    upload.content = Some(request.body().to_vec());
    Answer::text(200, format!("OK - {given}"))
}

/// <https://docs.slack.dev/reference/methods/files.completeUploadExternal>
pub(super) fn complete_upload(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let named = arguments.objects("files", "invalid_arguments")?.unwrap_or_default();
    if named.is_empty() {
        return Err(refuse("invalid_arguments"));
    }
    let mut files = Vec::new();
    for file in &named {
        let is_whole = |upload: &&Upload| file["id"] == *upload.id && upload.content.is_some();
        let upload = workspace.uploads.iter().find(is_whole).ok_or_else(|| refuse("file_not_found"))?;
        let title = file["title"].as_str().unwrap_or(&upload.filename);
        let permalink = format!("{}/files/{BOT_USER}/{}", request.origin(), upload.id);
        files.push(json!({"id": upload.id, "name": upload.filename, "title": title, "permalink": permalink}));
    }
    if let Some(id) = arguments.text("channel_id")? {
        let mut message = shared(&arguments, &files)?;
        let ts = workspace.next_ts();
        let channel = writable(workspace.by_id(id)?)?;
        message["ts"] = json!(ts);
        channel.post(message)?;
    }
    // An upload is completed once.
    let is_done = |upload: &Upload| files.iter().any(|file| file["id"] == *upload.id);
    let (done, open): (Vec<_>, Vec<_>) = workspace.uploads.drain(..).partition(is_done);
    workspace.files.extend(done);
    workspace.uploads = open;
    Ok(accept(json!({"files": files})))
}

/// The message that shows files in a channel.
fn shared(arguments: &Arguments, files: &[Value]) -> Result<Value, Answer> {
    let mut message = json!({"type": "message", "user": BOT_USER, "bot_id": BOT, "text": "", "files": files});
    match arguments.text("initial_comment")? {
        Some(comment) => message["text"] = json!(comment),
        None if arguments.has("blocks") => Content::read(arguments)?.write_into(&mut message),
        None => {}
    }
    if let Some(thread) = arguments.text("thread_ts")? {
        message["thread_ts"] = json!(thread);
    }
    Ok(message)
}
