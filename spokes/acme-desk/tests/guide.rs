//! Every block of Rust in the guide's pages about this crate stands in this crate, word for word.

use std::fs;
use std::path::Path;

#[test]
fn the_guide_shows_what_stands_here() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = |name: &str| fs::read_to_string(root.join("../../docs/guide").join(name)).unwrap();
    let guide = page("your-first-spoke.md") + &page("snapshots.md");
    let files: Vec<String> =
        ["src", "tests", "examples"].iter().flat_map(|folder| texts(&root.join(folder))).collect();

    let blocks: Vec<&str> = guide
        .split("```rust")
        .skip(1)
        .filter_map(|rest| rest.split_once('\n')?.1.split("```").next())
        .collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        assert!(
            files.iter().any(|file| file.contains(block)),
            "no file has this block of the guide:\n{block}"
        );
    }
}

/// The Rust files of a folder.
fn texts(folder: &Path) -> Vec<String> {
    let files =
        fs::read_dir(folder).expect("the folder is there").map(|file| file.expect("it can be read").path());
    let rust = files.filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    rust.map(|file| fs::read_to_string(file).expect("it is text")).collect()
}
