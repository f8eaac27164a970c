//! `tls = { ca = "internal-ca.pem", identity = { file = "client.pem" } }`.

use std::path::{Path, PathBuf};

use crate::transport::Tls;

use super::mistakes::Mistakes;
use super::secret_source::{SecretAt, SecretSources};
use super::section::Section;
use super::value::Place;

/// How a connection speaks TLS, its files yet to be read.
#[derive(Clone, Debug)]
pub(super) struct TlsAt {
    place: Place,
    /// What a program has given.
    given: Tls,
    ca: Vec<PathBuf>,
    identity: Option<SecretAt>,
}

impl TlsAt {
    /// The same as `tls`, which a program gives.
    pub(super) fn given(tls: Tls, place: Place) -> Self {
        TlsAt { place, given: tls, ca: Vec::new(), identity: None }
    }

    /// Whether the connection shows a certificate.
    pub(super) fn has_identity(&self) -> bool {
        self.identity.is_some() || self.given.has_identity()
    }
}

/// What stands under `tls`.
pub(super) fn tls(section: &Section<'_>) -> TlsAt {
    let ca = section.texts("ca").unwrap_or_default();
    let only_ca = section.boolean("only_ca").unwrap_or_default();
    let identity = section.get("identity");
    let identity =
        identity.and_then(|own| SecretAt::written(&section.path_of("identity"), own, section.mistakes()));
    if only_ca && ca.is_empty() {
        section.needed("ca", "\"internal-ca.pem\"");
    }
    section.finish();
    // Nobody to trust has been told already.
    let given = if only_ca && !ca.is_empty() { Tls::new().only_ca() } else { Tls::new() };
    TlsAt { place: section.place().clone(), given, ca: ca.into_iter().map(PathBuf::from).collect(), identity }
}

/// The same with its certificates; `None` where something was noted.
pub(super) fn open_tls(
    alias: &str,
    at: &TlsAt,
    sources: SecretSources<'_>,
    mistakes: &Mistakes,
) -> Option<Tls> {
    let path = format!("connection.{alias}.tls");
    let TlsAt { place, given, ca, identity } = at;
    let before = mistakes.count();
    let mut tls = given.clone();
    for file in ca {
        match read(file, sources.folder) {
            Ok(pem) => tls = tls.ca_pem(pem),
            Err(sentence) => mistakes.note(place, format!("`{path}.ca`: {sentence}")),
        }
    }
    if let Some(identity) = identity
        && let Some(pem) = sources.read_at(&format!("{path}.identity"), identity, mistakes)
    {
        tls = tls.identity_pem(pem);
    }
    if mistakes.count() > before {
        return None;
    }
    if let Err(sentence) = tls.check() {
        mistakes.note(place, format!("`{path}`: {sentence}"));
        return None;
    }
    Some(tls)
}

/// Certificates are no secret: the path may be told.
fn read(file: &Path, folder: Option<&Path>) -> Result<String, String> {
    let whole = folder.map_or_else(|| file.to_owned(), |folder| folder.join(file));
    std::fs::read_to_string(whole).map_err(|error| {
        let beside = if file.is_relative() { " (a relative path starts at this file's folder)" } else { "" };
        format!("`{}` cannot be read: {}{beside}", file.display(), error.kind())
    })
}
