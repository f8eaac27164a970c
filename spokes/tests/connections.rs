//! Every connections file that the book and the READMEs show is one.
#![cfg(all(feature = "aws", feature = "github", feature = "jira", feature = "slack"))]

use std::fs;
use std::path::{Path, PathBuf};

use spoke_acme_desk::AcmeDesk;
use spoke_runtime::{Held, Hub, Secret, SecretStore};

#[path = "connections/crm.rs"]
mod crm;

/// A store that nobody has put anything in.
#[derive(Debug)]
struct EmptyStore;

impl SecretStore for EmptyStore {
    fn get(&self, _: &str) -> Result<Option<Secret<String>>, String> {
        Ok(None)
    }

    fn set(&self, _: &str, _: &Secret<String>, _: &str) -> Result<(), String> {
        Err("it stays empty".to_owned())
    }

    fn names(&self) -> Result<Vec<String>, String> {
        Ok(Vec::new())
    }

    fn hold(&self, _: &str) -> Result<Held, String> {
        Ok(Held::by(()))
    }
}

#[test]
fn every_shown_connection_can_be_loaded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut pages = vec![root.join("README.md")];
    for folder in [
        "docs",
        "docs/auth",
        "docs/guide",
        "docs/reference",
        "spokes/acme-desk",
        "spokes/aws",
        "spokes/github",
        "spokes/jira",
        "spokes/slack",
    ] {
        pages.extend(markdown(&root.join(folder)));
    }
    let mut shown = 0;
    for page in pages {
        let text = fs::read_to_string(&page).unwrap_or_default();
        let blocks = text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
        for block in blocks.filter(|block| block.contains("[connection.")) {
            shown += 1;
            let hub = spokes::register(Hub::builder()).spoke::<AcmeDesk>().spoke::<crm::AcmeCrm>();
            let hub = hub.secrets(EmptyStore).connections_toml(block).build();
            let Err(error) = hub else { continue };
            let error = error.to_string();
            let mistake =
                error.lines().find(|line| line.contains("connections.toml:") && !is_about_this_machine(line));
            assert!(mistake.is_none(), "{}: {mistake:?}", page.display());
        }
    }
    assert!(shown > 4, "only {shown} were found");
}

/// Whether a mistake is only that no secret and no certificate of ours lies here.
fn is_about_this_machine(line: &str) -> bool {
    line.ends_with("is not set")
        || line.contains("cannot be read: entity not found")
        || line.contains("the file named here cannot be read")
        || line.contains("the store holds no secret")
}

fn markdown(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
}
