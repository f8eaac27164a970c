//! `spoke man`.

use crate::support::spoke;

#[test]
fn the_page_of_spoke_leads_to_those_of_its_commands() {
    let page = spoke(&["man"]).ends_with(0).stdout;
    assert!(page.contains(".TH spoke 1"), "{page}");
    for expected in ["spoke\\-call(1)", "spoke\\-new(1)", "Exit codes:"] {
        assert!(page.contains(expected), "no `{expected}` in:\n{page}");
    }
}

#[test]
fn every_command_has_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("share/man1");
    let ran = spoke(&["man", "--to", to.to_str().unwrap()]).ends_with(0);
    let mut names: Vec<_> = std::fs::read_dir(&to)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "spoke-call.1",
            "spoke-choices.1",
            "spoke-completions.1",
            "spoke-connections-check.1",
            "spoke-connections-diff.1",
            "spoke-connections-list.1",
            "spoke-connections-login.1",
            "spoke-connections-schema.1",
            "spoke-connections-show.1",
            "spoke-connections.1",
            "spoke-demo.1",
            "spoke-describe.1",
            "spoke-docs.1",
            "spoke-expand.1",
            "spoke-list.1",
            "spoke-man.1",
            "spoke-new.1",
            "spoke-secrets-history.1",
            "spoke-secrets-init.1",
            "spoke-secrets-list.1",
            "spoke-secrets-rekey.1",
            "spoke-secrets-remove.1",
            "spoke-secrets-rotate.1",
            "spoke-secrets-set.1",
            "spoke-secrets.1",
            "spoke.1",
        ]
    );
    assert_eq!(ran.stdout.lines().count(), names.len());
    let call = std::fs::read_to_string(to.join("spoke-call.1")).unwrap();
    assert_eq!(call, spoke(&["man", "call"]).ends_with(0).stdout);
    let set = spoke(&["man", "secrets-set"]).ends_with(0).stdout;
    assert!(set.contains(".TH spoke-secrets-set 1"), "{set}");
}

#[test]
fn an_unknown_command_is_refused_with_the_nearest() {
    spoke(&["man", "descirbe"])
        .ends_with(2)
        .complains("there is no command `descirbe`; did you mean `describe`? `spoke --help` lists them");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let to = file.path().join("man1");
    spoke(&["man", "--to", to.to_str().unwrap()]).ends_with(1).complains("man1 cannot be written");
}
