//! A path and its fixed query: `/repos/{owner}/issues?state=open&page={page}`.

use super::text::Piece;

/// A path and its query, cut apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) path: Vec<Piece>,
    pub(crate) query: Vec<Pair>,
}

/// A name and the pieces of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) value: Vec<Piece>,
}

/// Cuts a target at its first `?`, and its query at each `&`. Constants of the query lose their percent-encoding, for
/// the runtime encodes all of it.
///
/// # Errors
/// A sentence about a query that is none.
pub(crate) fn split(pieces: Vec<Piece>) -> Result<Target, String> {
    let mut target = Target::default();
    let mut query: Option<Vec<Vec<Piece>>> = None;
    for piece in pieces {
        match (piece, &mut query) {
            (Piece::Text(text), None) => match text.split_once('?') {
                Some((path, rest)) => {
                    push_text(&mut target.path, path);
                    let mut pairs = vec![Vec::new()];
                    push_pairs(&mut pairs, rest);
                    query = Some(pairs);
                }
                None => target.path.push(Piece::Text(text)),
            },
            (Piece::Text(text), Some(pairs)) => push_pairs(pairs, &text),
            (slot, None) => target.path.push(slot),
            (slot, Some(pairs)) => {
                if let Some(pair) = pairs.last_mut() {
                    pair.push(slot);
                }
            }
        }
    }
    for pair in query.into_iter().flatten() {
        target.query.push(name_and_value(pair)?);
    }
    Ok(target)
}

fn push_pairs(pairs: &mut Vec<Vec<Piece>>, text: &str) {
    for (at, part) in text.split('&').enumerate() {
        if at > 0 {
            pairs.push(Vec::new());
        }
        if let Some(pair) = pairs.last_mut() {
            push_text(pair, part);
        }
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(text.to_owned()));
    }
}

fn name_and_value(pieces: Vec<Piece>) -> Result<Pair, String> {
    let mut pieces = pieces.into_iter();
    let Some(Piece::Text(first)) = pieces.next() else {
        return Err("a query begins with a name; write `?name={field}`".to_owned());
    };
    let (name, start) = first.split_once('=').unwrap_or((&first, ""));
    if name.is_empty() {
        return Err("a query pair has no name; write `?name={field}`".to_owned());
    }
    let mut value = Vec::new();
    push_text(&mut value, &decoded(start)?);
    for piece in pieces {
        if !first.contains('=') {
            return Err(format!(
                "a slot stands in the query name `{name}`; names are constant: write `{name}={{field}}`"
            ));
        }
        value.push(match piece {
            Piece::Text(text) => Piece::Text(decoded(&text)?),
            Piece::Slot(slot) => Piece::Slot(slot),
        });
    }
    Ok(Pair { name: decoded(name)?, value })
}

/// Text without its percent-encoding.
fn decoded(text: &str) -> Result<String, String> {
    let fault = || {
        format!("`{text}` holds a `%` that begins no percent-encoded byte; write `%25` for a percent sign")
    };
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        let (Some(high), Some(low)) = (digit(rest.next()), digit(rest.next())) else { return Err(fault()) };
        bytes.push(u8::try_from(high * 16 + low).map_err(|_| fault())?);
    }
    String::from_utf8(bytes).map_err(|_| fault())
}

/// What in a path's constant text cannot be sent as it stands.
pub(crate) fn path_flaw(text: &str) -> Option<String> {
    let mut rest = text.char_indices();
    while let Some((at, letter)) = rest.next() {
        let follows = &text[at + letter.len_utf8()..];
        match letter {
            '%' if follows.len() >= 2 && follows.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit) => {
                rest.nth(1);
            }
            '%' => {
                return Some("`%` begins no percent-encoded byte; write `%25` for a percent sign".to_owned());
            }
            _ if letter.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(letter) => {}
            _ => {
                let mut utf8 = [0; 4];
                let encoded: String =
                    letter.encode_utf8(&mut utf8).bytes().map(|byte| format!("%{byte:02X}")).collect();
                return Some(format!(
                    "`{}` does not stand in a path; write `{encoded}`",
                    letter.escape_debug()
                ));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::text::{Piece, pieces};
    use super::{path_flaw, split};

    fn check(text: &str, path: usize, query: &[(&str, &str)]) {
        let target = split(pieces(text).unwrap()).unwrap();
        assert_eq!(target.path.len(), path, "{text}");
        let shown: Vec<(String, String)> = target
            .query
            .iter()
            .map(|pair| {
                let value = pair.value.iter().map(|piece| match piece {
                    Piece::Text(text) => text.clone(),
                    Piece::Slot(slot) => text[slot.range.clone()].to_owned(),
                });
                (pair.name.clone(), value.collect())
            })
            .collect();
        let expected: Vec<(String, String)> =
            query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_query_is_cut_into_pairs() {
        check("/a", 1, &[]);
        check("/a/{b}?c=1&d={e}", 2, &[("c", "1"), ("d", "{e}")]);
        check("/{a}?q=is:open%20{b}x&flag", 2, &[("q", "is:open {b}x"), ("flag", "")]);
    }

    #[test]
    fn a_query_without_a_name_is_refused() {
        for text in ["/a?", "/a?{b}=1", "/a?b{c}", "/a?=1", "/a?b=%zz"] {
            assert!(split(pieces(text).unwrap()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_path_is_sent_as_it_stands() {
        assert_eq!(path_flaw("/a-b/c.d/%20/~x:y@z"), None);
        assert_eq!(path_flaw("/a b").as_deref(), Some("` ` does not stand in a path; write `%20`"));
        assert_eq!(path_flaw("/é").as_deref(), Some("`é` does not stand in a path; write `%C3%A9`"));
        assert!(path_flaw("/100%").is_some());
    }
}
