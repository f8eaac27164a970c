//! Faulty files: each in `faulty/`, and beside it what is told about it.

use std::path::Path;

use spoke_runtime::{Hub, Kind};

use crate::desk::AcmeDesk;

/// Stands for a secret that somebody wrote where it may not stand.
const PLANTED: &str = "hunter2";

#[test]
fn every_faulty_file_is_told_where_and_what() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hub/faulty");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    assert!(files.len() >= 60, "{} files", files.len());
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let error = match Hub::builder().spoke::<AcmeDesk>().connections_toml(&text).build() {
            Ok(_) => panic!("{name}: nothing was found"),
            Err(error) => error,
        };
        assert_eq!(error.kind(), Kind::Config, "{name}");
        let told = error.to_string();
        assert!(!told.contains(PLANTED) && !format!("{error:?}").contains(PLANTED), "{name}: {told}");
        insta::with_settings!({
            snapshot_path => folder.clone(),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, told) });
    }
}
