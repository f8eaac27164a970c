//! The names under which credentials stand in a request, checked while compiling.

/// Narrower than RFC 9110 allows, and as wide as APIs use; what passes is a name to `HeaderName::from_static`.
pub(super) const fn is_header(name: &str) -> bool {
    let name = name.as_bytes();
    let mut at = 0;
    while at < name.len() {
        if !matches!(name[at], b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.') {
            return false;
        }
        at += 1;
    }
    !name.is_empty()
}

/// The part of RFC 6265's cookie names that APIs use.
pub(super) const fn is_cookie(name: &str) -> bool {
    let name = name.as_bytes();
    let mut at = 0;
    while at < name.len() {
        if !matches!(name[at], b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.') {
            return false;
        }
        at += 1;
    }
    !name.is_empty()
}
