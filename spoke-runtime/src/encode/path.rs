//! Paths: every slot stays in its segment.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use crate::template::Part;

use super::Source;

/// All but the unreserved characters of RFC 3986, section 2.3: what is left cannot mean anything to anyone.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `value` with everything percent-encoded that a URL could read as its own.
pub(crate) fn escaped(value: &str) -> PercentEncode<'_> {
    utf8_percent_encode(value, RESERVED)
}

/// The whole path: the base's own, one slash, the action's.
pub(super) fn path(source: &Source<'_>, base: &str) -> Result<String, String> {
    let mut path = String::with_capacity(64);
    path.push_str(base.trim_end_matches('/'));
    let own = path.len();
    let mut piece = source.text_writer();
    for part in source.operation.target {
        match *part {
            Part::Text(text) => path.push_str(text),
            Part::Setting(name) => {
                segment(source.setting(name)?, &mut path)
                    .map_err(|rule| format!("setting `{name}` {rule}"))?;
            }
            Part::Field(index) | Part::Greedy(index) => {
                let name = source.input_name(index);
                let Some(value) = source.one(index, &mut piece)? else {
                    return Err(format!("input `{name}` is absent, and the path needs it"));
                };
                let appended = match part {
                    Part::Greedy(_) => segments(value, &mut path),
                    _ => segment(value, &mut path),
                };
                appended.map_err(|rule| format!("input `{name}` {rule}"))?;
            }
        }
    }
    // Two slots of one segment can make up what neither is alone.
    if path[own..].split('/').any(is_dots) {
        return Err(format!(
            "the inputs make a `.` or `..` segment of the path `{}`, which would change where the request goes",
            source.operation.path
        ));
    }
    Ok(path)
}

/// Appends a value that is one segment or a piece of one.
pub(super) fn segment(value: &str, path: &mut String) -> Result<(), String> {
    if value.is_empty() {
        return Err("is empty, and a path segment is not".to_owned());
    }
    append(value, path)
}

/// Appends a value whose slashes are the path's.
fn segments(value: &str, path: &mut String) -> Result<(), String> {
    if value.is_empty() {
        return Err("is empty, and this part of the path is not".to_owned());
    }
    for (place, one) in value.split('/').enumerate() {
        if place > 0 {
            path.push('/');
        }
        append(one, path)?;
    }
    Ok(())
}

fn append(value: &str, path: &mut String) -> Result<(), String> {
    if is_dots(value) {
        return Err(format!("holds the path segment `{value}`, which would change where the request goes"));
    }
    path.extend(utf8_percent_encode(value, RESERVED));
    Ok(())
}

fn is_dots(segment: &str) -> bool {
    segment == "." || segment == ".."
}
