//! The files of a multipart body (RFC 7578), as far as the sandbox reads one.

use spoke_runtime::sandbox::Request;

/// A file as it came.
pub(super) struct File {
    pub(super) name: String,
    pub(super) media_type: String,
    pub(super) content: Vec<u8>,
}

/// The files that stand under the name `file`; `None` where the body is no such one.
pub(super) fn files(request: &Request) -> Option<Vec<File>> {
    let (_, boundary) = request.header("content-type")?.split_once("boundary=")?;
    let mark = format!("\r\n--{}", boundary.trim_matches('"'));
    // The first mark has no line before it.
    let body = [b"\r\n", request.body().as_ref()].concat();
    let mut rest = &body[position(&body, mark.as_bytes())? + mark.len()..];
    let mut files = Vec::new();
    while !rest.starts_with(b"--") {
        let end = position(rest, mark.as_bytes())?;
        files.extend(file(&rest[..end])?);
        rest = &rest[end + mark.len()..];
    }
    Some(files)
}

/// A part: its headers, an empty line, its content. `Some(None)` where it is none of the files.
fn file(part: &[u8]) -> Option<Option<File>> {
    let split = position(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&part[..split]).ok()?;
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let disposition = header("content-disposition")?;
    if !disposition.contains("; name=\"file\"") {
        return Some(None);
    }
    let (_, name) = disposition.split_once("filename=\"")?;
    Some(Some(File {
        name: name.trim_end_matches('"').to_owned(),
        media_type: header("content-type").unwrap_or_else(|| "application/octet-stream".to_owned()),
        content: part[split + 4..].to_vec(),
    }))
}

fn position(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
