//! `spoke secrets`.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use spoke_runtime::Secret;
use spoke_runtime::store::{Store, StoreKey};
use tempfile::TempDir;

use crate::support::Ran;

/// A folder in which `spoke secrets` runs.
pub(crate) struct Place {
    folder: TempDir,
    /// Everything that was printed.
    printed: std::cell::RefCell<String>,
}

impl Place {
    pub(crate) fn new() -> Self {
        Place { folder: tempfile::tempdir().unwrap(), printed: std::cell::RefCell::default() }
    }

    /// With a key and an empty store.
    pub(crate) fn with_store() -> Self {
        let place = Place::new();
        place.run(&["init"], "").ends_with(0);
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spoke"));
        command
            .arg("secrets")
            .args(arguments)
            .current_dir(self.folder.path())
            .env("USER", "ada")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("SPOKE_STORE_PASSPHRASE")
            .env_remove("SPOKE_STORE_NEW_PASSPHRASE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str], stdin: &str) -> Ran {
        self.run_with(&[], arguments, stdin)
    }

    fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str], stdin: &str) -> Ran {
        let mut command = self.command(arguments);
        let mut child = command.envs(variables.iter().copied()).spawn().unwrap();
        // Whoever is refused does not read.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        let output = child.wait_with_output().unwrap();
        let ran = Ran {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        *self.printed.borrow_mut() += &format!("{}{}", ran.stdout, ran.stderr);
        ran
    }

    /// The store, as a program opens it.
    fn open(&self) -> Store {
        let key = StoreKey::read_file(self.path("secrets.key")).unwrap();
        Store::open(self.path("secrets.age"), key).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut files: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        files
    }

    /// Fails where `mark` was printed or stands in a file.
    fn shows_nowhere(&self, mark: &str) {
        let printed = self.printed.borrow();
        assert!(!printed.contains(mark) && !printed.contains('\u{1b}'), "{printed}");
        for file in self.files() {
            let bytes = fs::read(self.path(&file)).unwrap();
            assert!(
                !bytes.windows(mark.len()).any(|part| part == mark.as_bytes()),
                "`{mark}` stands in {file}"
            );
        }
    }
}

#[test]
fn a_secret_from_its_setting_to_its_removal() {
    let place = Place::with_store();
    assert_eq!(place.files(), ["secrets.age", "secrets.age.lock", "secrets.key"]);
    place.run(&["set", "crm-token", "--why", "first"], "MARK-1\n").ends_with(0);
    assert_eq!(place.open().get("crm-token").unwrap(), Some(Secret::from("MARK-1")));
    place.run(&["rotate", "crm-token", "--why", "yearly"], "MARK-2\r\n").ends_with(0);
    assert_eq!(place.open().get("crm-token").unwrap(), Some(Secret::from("MARK-2")));
    let several = "-----BEGIN-----\nMARK-3\n-----END-----\n";
    place.run(&["set", "prod/key"], several).ends_with(0);
    let kept = place.open().find("prod/key").unwrap();
    assert_eq!(kept.expose(), several.trim_end());

    let lines = place.run(&["list", "--json"], "").ends_with(0).lines();
    let names: Vec<_> = lines.iter().map(|line| (line["name"].as_str(), line["why"].as_str())).collect();
    assert_eq!(names, [(Some("crm-token"), Some("yearly")), (Some("prod/key"), Some(""))]);
    assert!(lines[0]["set_at"].as_str().unwrap().ends_with('Z') && lines[0]["set_by"] == "ada", "{lines:?}");

    place.run(&["remove", "crm-token"], "").ends_with(0);
    assert_eq!(place.open().names().unwrap(), ["prod/key"]);
    let lines = place.run(&["history", "crm-token", "--json"], "").ends_with(0).lines();
    let done: Vec<&Value> = lines.iter().map(|line| &line["what"]).collect();
    assert_eq!(done, ["set", "rotated", "removed"]);
    assert_eq!(place.run(&["history", "--json"], "").lines().len(), 5);
    place.shows_nowhere("MARK-");
}

#[test]
fn a_passphrase_is_the_first_line_of_stdin_or_a_variable() {
    let place = Place::new();
    place.run(&["init", "--passphrase"], "MARK correct horse\n").ends_with(0);
    assert_eq!(place.files(), ["secrets.age", "secrets.age.lock"]);
    place.run(&["set", "crm", "--passphrase"], "MARK correct horse\nMARK-1\n").ends_with(0);
    let passphrase = ("SPOKE_STORE_PASSPHRASE", "MARK correct horse");
    let ran = place.run_with(&[passphrase], &["list", "--passphrase"], "").ends_with(0);
    assert!(ran.stdout.starts_with("crm  "), "{}", ran.stdout);
    place
        .run(&["list", "--passphrase"], "MARK-wrong horse\n")
        .ends_with(3)
        .complains("this passphrase does not open `secrets.age`");
    place.run(&["list", "--passphrase"], "").ends_with(2).complains("stdin holds no line with a passphrase");
    place
        .run(&["init", "--store", "other.age", "--passphrase"], "MARK\n")
        .ends_with(3)
        .complains("too short");
    // From a passphrase to a key, and to another passphrase.
    place.run_with(&[passphrase], &["rekey", "--passphrase", "--to", "key"], "").ends_with(0);
    assert_eq!(place.open().find("crm").unwrap(), Secret::from("MARK-1"));
    place.run(&["rekey", "--to", "passphrase"], "MARK another horse\n").ends_with(0);
    let passphrase = ("SPOKE_STORE_PASSPHRASE", "MARK another horse");
    place.run_with(&[passphrase], &["list", "--passphrase"], "").ends_with(0);
    place.run(&["list"], "").ends_with(3).complains("is opened by a passphrase, and a key was given");
    place.shows_nowhere("MARK");
}

/// What the shell keeps and processes show is no place for a secret; what was typed there is not repeated.
#[test]
fn a_value_among_the_arguments_is_refused_and_not_shown() {
    let place = Place::with_store();
    for arguments in [
        &["set", "crm", "MARK"][..],
        &["set", "crm=MARK"],
        &["set", "crm", "-MARK"],
        &["rotate", "crm", "MARK"],
        &["list", "--passphrase", "MARK"],
        &["list", "--passphrase=MARK"],
        &["rekey", "MARK"],
        &["init", "MARK"],
        &["set", "crm", "--value", "MARK"],
        &["set", "crm", "--value=MARK"],
    ] {
        place.run(arguments, "x").ends_with(2).complains("error: ");
    }
    place.run(&["set", "crm", "MARK"], "").complains("give values and passphrases at the prompt or on stdin");
    place.run(&["set", "crm=MARK"], "").complains("(8 bytes, not shown) is none");
    assert_eq!(place.open().names().unwrap(), Vec::<String>::new());
    place.shows_nowhere("MARK");
}

#[test]
fn what_is_there_is_not_overwritten() {
    let place = Place::with_store();
    let before = fs::read(place.path("secrets.key")).unwrap();
    for arguments in [&["init"][..], &["init", "--store", "other.age"], &["init", "--passphrase"]] {
        place.run(arguments, "correct horse\n").ends_with(2).complains("is there already");
    }
    assert_eq!(fs::read(place.path("secrets.key")).unwrap(), before);
    assert_eq!(place.files(), ["secrets.age", "secrets.age.lock", "secrets.key"]);
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    let place = Place::new();
    place
        .run(&["list"], "")
        .ends_with(3)
        .complains("`secrets.key` cannot be read: entity not found; `--key FILE`");
    place.run(&["init"], "").ends_with(0);
    place.run(&["set", "crm"], "").ends_with(2).complains("stdin holds no value for `crm`");
    place.run(&["set", "crm"], "MARK").ends_with(0);
    place.run(&["rotate", "crn"], "x").ends_with(2).complains("holds no secret `crn`; did you mean `crm`?");
    place.run(&["rotate", "crm"], "MARK").ends_with(2).complains("has this value already");
    place.run(&["list", "--store", "no.age"], "").ends_with(3).complains("there is no store `no.age`");
    place.run(&["list", "--key", "secrets.age"], "").ends_with(3).complains("`secrets.age` ");
    let mut bytes = fs::read(place.path("secrets.age")).unwrap();
    bytes.truncate(bytes.len() - 1);
    fs::write(place.path("secrets.age"), bytes).unwrap();
    place.run(&["list"], "").ends_with(3).complains("`secrets.age` is damaged");
    place.shows_nowhere("MARK");
}

#[cfg(unix)]
#[test]
fn a_key_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::with_store();
    fs::set_permissions(place.path("secrets.key"), fs::Permissions::from_mode(0o644)).unwrap();
    place
        .run(&["list"], "")
        .ends_with(3)
        .complains("`secrets.key` is a key, and mode 644 lets others read it; run `chmod 600 secrets.key`");
}

#[test]
fn another_key_keeps_the_old_one_beside_it() {
    let place = Place::with_store();
    place.run(&["set", "crm"], "MARK").ends_with(0);
    let backup = fs::read(place.path("secrets.age")).unwrap();
    let old = fs::read(place.path("secrets.key")).unwrap();
    place.run(&["rekey"], "").ends_with(0);
    place.run(&["rekey"], "").ends_with(0);
    assert_eq!(place.open().names().unwrap(), ["crm"]);
    assert_eq!(
        place.files(),
        ["secrets.age", "secrets.age.lock", "secrets.key", "secrets.key.old", "secrets.key.old2"]
    );
    assert_eq!(fs::read(place.path("secrets.key.old")).unwrap(), old);
    fs::write(place.path("secrets.age"), backup).unwrap();
    place.run(&["list", "--key", "secrets.key.old"], "").ends_with(0);
    place.run(&["list"], "").ends_with(3).complains("this key does not open `secrets.age`");
}

/// Killed at any moment, a rekey leaves a store that one of the two key files opens, and doing it again finishes it.
#[test]
fn a_rekey_that_is_killed() {
    let place = Place::with_store();
    place.run(&["set", "crm"], "MARK").ends_with(0);
    let opens = |file: &str| {
        let key = StoreKey::read_file(place.path(file)).ok();
        key.is_some_and(|key| Store::open(place.path("secrets.age"), key).is_ok())
    };
    let mut halves = 0;
    for _ in 0..60 {
        let mut child = place.command(&["rekey"]).spawn().unwrap();
        for _ in 0..fastrand::u32(..600_000) {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(opens("secrets.key") || opens("secrets.key.new"), "{:?}", place.files());
        if !opens("secrets.key") {
            halves += 1;
            place.run(&["list"], "").ends_with(3).complains("`spoke secrets rekey` finishes it");
        }
        if place.path("secrets.key.new").exists() {
            place.run(&["rekey"], "").ends_with(0);
        }
        assert!(opens("secrets.key") && !place.path("secrets.key.new").exists(), "{:?}", place.files());
    }
    println!("{halves} of 60 were killed between the store and its key's name");
    assert_eq!(place.open().find("crm").unwrap(), Secret::from("MARK"));
    place.shows_nowhere("MARK");
}

/// The moments that chance may miss.
#[test]
fn a_rekey_that_was_ended_is_finished_or_begun_again() {
    let place = Place::with_store();
    // Before the store took the new key.
    StoreKey::generate_identity().write_file(place.path("secrets.key.new")).unwrap();
    place.run(&["list"], "").ends_with(0);
    place.run(&["rekey"], "").ends_with(0);
    assert!(!place.path("secrets.key.new").exists());
    // After it did.
    let key = StoreKey::generate_identity();
    key.write_file(place.path("secrets.key.new")).unwrap();
    place.open().rekey(key).unwrap();
    let text = fs::read(place.path("secrets.key.new")).unwrap();
    place.run(&["list"], "").ends_with(3).complains("`secrets.key.new` is left from a rekey that was ended");
    place.run(&["rekey"], "").ends_with(0);
    assert_eq!(fs::read(place.path("secrets.key")).unwrap(), text);
    assert_eq!(place.open().names().unwrap(), Vec::<String>::new());
}
