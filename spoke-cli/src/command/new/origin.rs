//! Where a new crate gets Spoke from.

use std::fmt;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::Failure;

/// Where a new crate gets Spoke from.
#[derive(Debug)]
pub(super) enum Origin {
    /// A checkout.
    Checkout(PathBuf),
    /// A published version.
    Release(String),
}

impl Origin {
    /// What was asked for; otherwise the checkout that this binary was built from, and where that is gone, its version.
    ///
    /// # Errors
    /// Where a folder is no checkout of Spoke, or a version is none.
    pub(super) fn read(checkout: Option<&Path>, release: Option<&str>) -> Result<Self, Failure> {
        match (checkout, release) {
            (Some(folder), _) => own(folder).ok_or_else(|| {
                let folder = folder.display();
                Failure::usage(format!(
                    "{folder} is no checkout of Spoke: it lacks spoke-runtime/Cargo.toml or spoke-macros/compiler/Cargo.toml"
                ))
            }),
            (None, Some(version)) if is_version(version) => Ok(Origin::Release(version.to_owned())),
            (None, Some(version)) => Err(Failure::usage(format!(
                "`{version}` is no version: three numbers with points between; write `{}`",
                env!("CARGO_PKG_VERSION")
            ))),
            (None, None) => {
                let built_from = Path::new(env!("CARGO_MANIFEST_DIR")).parent().and_then(own);
                Ok(built_from.unwrap_or_else(|| Origin::Release(env!("CARGO_PKG_VERSION").to_owned())))
            }
        }
    }

    /// The runtime as a value in `[dependencies]`.
    pub(super) fn runtime(&self) -> String {
        match self {
            Origin::Checkout(folder) => format!("{{ path = {} }}", quoted(&folder.join("spoke-runtime"))),
            Origin::Release(version) => format!("\"{version}\""),
        }
    }

    /// The compiler, for snapshots of expansions: exactly one version of it writes the same text.
    pub(super) fn compiler(&self) -> String {
        let place = match self {
            Origin::Checkout(folder) => format!("path = {}", quoted(&folder.join("spoke-macros/compiler"))),
            Origin::Release(version) => format!("version = \"={version}\""),
        };
        format!("{{ {place}, features = [\"snapshot\"] }}")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Checkout(folder) => write!(f, "Spoke in {}", folder.display()),
            Origin::Release(version) => write!(f, "Spoke {version}"),
        }
    }
}

fn own(folder: &Path) -> Option<Origin> {
    let folder = folder.canonicalize().ok()?;
    let is_whole = ["spoke-runtime/Cargo.toml", "spoke-macros/compiler/Cargo.toml"]
        .iter()
        .all(|manifest| folder.join(manifest).is_file());
    is_whole.then_some(Origin::Checkout(folder))
}

fn is_version(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.chars().all(|it| it.is_ascii_digit());
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

/// A path as a text in TOML, which escapes as JSON does.
fn quoted(path: &Path) -> String {
    Value::from(path.to_string_lossy()).to_string()
}
