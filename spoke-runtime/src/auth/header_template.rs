//! Headers whose text is constant around secrets.

use std::sync::Arc;

use http::header::HeaderName;

use crate::outgoing::Outgoing;
use crate::secret::{REDACTED, Secret};

use super::names::is_header;
use super::{Authorize, Credential, CredentialTable};

/// Headers that the spoke declares, their text constant around the secrets of the connection's table.
///
/// ```
/// use spoke_runtime::auth::{Authorize, HeaderTemplate};
///
/// // auth = { headers = { key = { env = "DESK_KEY" }, secret = { env = "DESK_SECRET" } } }
/// const AUTH: &dyn Authorize =
///     &HeaderTemplate::new(&[("authorization", "Token key=\"{key}\", secret=\"{secret}\""), ("x-key", "{key}")]);
/// assert_eq!(AUTH.name(), "headers");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HeaderTemplate {
    name: &'static str,
    headers: &'static [(&'static str, &'static str)],
}

impl HeaderTemplate {
    /// These headers, each a name and a text with `{secret}` parts.
    ///
    /// # Panics
    /// Where a name is no header name in lower case, or a part does not end; in a `const`, as in `#[spoke(auth = [..])]`, a
    /// compile error.
    #[must_use]
    pub const fn new(headers: &'static [(&'static str, &'static str)]) -> Self {
        let mut at = 0;
        while at < headers.len() {
            let (name, text) = headers[at];
            assert!(
                is_header(name),
                "a header name holds lower-case letters, digits and hyphens: `x-api-key`"
            );
            assert!(has_whole_parts(text), "a part of a header's text is a name in braces: `Token {{key}}`");
            at += 1;
        }
        assert!(!headers.is_empty(), "at least one header");
        HeaderTemplate { name: "headers", headers }
    }

    /// The same under another name in `connections.toml`.
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        HeaderTemplate { name, ..self }
    }
}

/// Whether every brace that opens closes around a name.
const fn has_whole_parts(text: &str) -> bool {
    let (text, mut at, mut inside, mut letters) = (text.as_bytes(), 0, false, 0);
    while at < text.len() {
        match text[at] {
            b'{' if inside => return false,
            b'{' => (inside, letters) = (true, 0),
            b'}' if !inside || letters == 0 => return false,
            b'}' => inside = false,
            b'a'..=b'z' | b'0'..=b'9' | b'_' if inside => letters += 1,
            _ if inside => return false,
            _ => {}
        }
        at += 1;
    }
    !inside
}

#[diagnostic::do_not_recommend]
impl Authorize for HeaderTemplate {
    fn name(&self) -> &'static str {
        self.name
    }

    fn example(&self) -> &'static str {
        "{ key = { env = \"API_KEY\" } }"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let mut secrets: Vec<(&'static str, Option<Secret<String>>)> = Vec::new();
        for key in self.headers.iter().flat_map(|(_, text)| parts(text)).filter_map(|(_, key)| key) {
            if !secrets.iter().any(|(known, _)| *known == key) {
                secrets.push((key, table.secret(key)));
            }
        }
        let secrets: Option<Vec<_>> =
            secrets.into_iter().map(|(key, secret)| secret.map(|secret| (key, secret))).collect();
        Some(Arc::new(Filled { headers: self.headers, secrets: secrets? }))
    }
}

/// The pieces of a text: what stands before a part, and the part's name.
fn parts(text: &'static str) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let mut pieces = text.split('{');
    let first = pieces.next().map(|piece| (piece, None));
    let rest = pieces.map(|piece| piece.split_once('}').unwrap_or((piece, "")));
    first.into_iter().chain(rest.flat_map(|(key, text)| [("", Some(key)), (text, None)]))
}

#[derive(Debug)]
struct Filled {
    headers: &'static [(&'static str, &'static str)],
    secrets: Vec<(&'static str, Secret<String>)>,
}

impl Credential for Filled {
    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        for (name, text) in self.headers {
            let mut value = Secret::new(String::new());
            for (constant, key) in parts(text) {
                let secret = key.and_then(|key| self.secrets.iter().find(|(known, _)| *known == key));
                let secret =
                    secret.map_or("", |(_, secret)| if request.showing { REDACTED } else { secret.expose() });
                value = Secret::new(format!("{}{constant}{secret}", value.expose()));
            }
            let showing = std::mem::replace(&mut request.showing, false);
            let placed = request.secret_header(HeaderName::from_static(name), "", &value);
            request.showing = showing;
            placed?;
        }
        Ok(())
    }
}
