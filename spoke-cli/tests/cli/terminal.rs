//! What only a terminal gets: the pager, and word of what takes long. The terminal is that of `script` from util-linux.

#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use spoke_runtime::store::{Store, StoreKey};

/// What a terminal of ten rows shows; `None` where there is no `script`.
fn on_a_terminal(pager: &str, command: &str) -> Option<String> {
    let command = format!("stty rows 10 cols 80; {} {command}", env!("CARGO_BIN_EXE_spoke"));
    let ran = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .env("PAGER", pager)
        .env("TERM", "xterm")
        .env("SHELL", "/bin/sh")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .output();
    match ran {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n")),
        Err(error) => {
            crate::support::not_checked(&format!("`script` from util-linux gives no terminal: {error}"));
            None
        }
    }
}

/// A pager that frames what it is given.
const FRAME: &str = "echo '<pager>'; cat; echo '</pager>'";

#[test]
fn a_long_listing_goes_through_the_pager() {
    for command in ["list", "describe slack.post_message"] {
        let Some(shown) = on_a_terminal(FRAME, command) else { return };
        assert!(shown.starts_with("<pager>\n") && shown.ends_with("</pager>\n"), "{shown}");
        assert!(shown.contains("\u{1b}[1m"), "colours are gone: {shown}");
    }
}

#[test]
fn no_pager_where_it_is_not_wanted() {
    for (pager, command) in
        [(FRAME, "list --no-pager"), (FRAME, "list --json"), ("cat", "list"), ("", "list")]
    {
        let Some(shown) = on_a_terminal(pager, command) else { return };
        assert!(!shown.contains("<pager>") && shown.contains("post_message"), "`{command}`: {shown}");
    }
}

#[test]
fn a_pager_that_is_not_there_hides_nothing() {
    let Some(shown) = on_a_terminal("no-such-pager", "list") else { return };
    assert!(shown.contains("slack.post_message"), "{shown}");
}

#[test]
fn a_pager_that_is_closed_early_is_no_failure() {
    let Some(shown) = on_a_terminal("head -n 1", "list; echo ended with $?") else { return };
    assert!(shown.ends_with("ended with 0\n"), "{shown}");
}

/// What a terminal shows while somebody gives these answers, each after its question; `None` where there is no `script`.
fn typed(folder: &Path, arguments: &str, answers: &[(&str, &str)]) -> Option<String> {
    let command = format!("tty; {} {arguments}", env!("CARGO_BIN_EXE_spoke"));
    let started = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .current_dir(folder)
        .env("SHELL", "/bin/sh")
        .env_remove("SPOKE_STORE_PASSPHRASE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) => {
            crate::support::not_checked(&format!("`script` from util-linux gives no terminal: {error}"));
            return None;
        }
    };
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut shown = Vec::new();
    let mut read_to = |shown: &mut Vec<u8>, end: &str| {
        while !shown.ends_with(end.as_bytes()) {
            let mut byte = [0];
            assert_eq!(stdout.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(shown));
            shown.push(byte[0]);
        }
    };
    read_to(&mut shown, "\n");
    let terminal = String::from_utf8_lossy(&shown).trim().to_owned();
    for (question, answer) in answers {
        read_to(&mut shown, question);
        // The question stands there a moment before the echo is off.
        while echoes(&terminal) {}
        stdin.write_all(format!("{answer}\n").as_bytes()).unwrap();
    }
    stdout.read_to_end(&mut shown).unwrap();
    child.wait().unwrap();
    Some(String::from_utf8(shown).unwrap())
}

/// Whether a terminal shows what is typed.
fn echoes(terminal: &str) -> bool {
    let settings = Command::new("stty").args(["-F", terminal, "-a"]).output().unwrap();
    assert!(settings.status.success(), "{terminal}: {}", String::from_utf8_lossy(&settings.stderr));
    !String::from_utf8_lossy(&settings.stdout).split_whitespace().any(|setting| setting == "-echo")
}

#[test]
fn a_value_is_asked_for_and_not_echoed() {
    let folder = tempfile::tempdir().unwrap();
    let key = StoreKey::generate_identity();
    key.write_file(folder.path().join("secrets.key")).unwrap();
    let store = Store::create(folder.path().join("secrets.age"), key).unwrap();
    let answers = [("Value of crm: ", "MARK \"1")];
    let Some(shown) = typed(folder.path(), "secrets set crm", &answers) else { return };
    assert!(shown.contains("crm is set in secrets.age.") && !shown.contains("MARK"), "{shown}");
    assert_eq!(store.find("crm").unwrap().expose(), "MARK \"1");
}

#[test]
fn a_new_passphrase_is_asked_for_twice() {
    let folder = tempfile::tempdir().unwrap();
    let answers = [("New passphrase: ", "MARK horse"), ("Once more: ", "MARK hores")];
    let Some(shown) = typed(folder.path(), "secrets init --passphrase", &answers) else { return };
    assert!(shown.contains("the two passphrases differ") && !shown.contains("MARK"), "{shown}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_long_call_is_told_and_taken_back() {
    let vendor = TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = tempfile::tempdir().unwrap();
    crate::support::write_private(&folder.path().join("slack.token"), "xoxb-very-secret");
    let file = folder.path().join("connections.toml");
    let base_url = format!("http://{}", vendor.local_addr().unwrap());
    let connection = format!(
        "[connection.chat]\nspoke = \"slack\"\nbase_url = \"{base_url}\"\n\
         auth = {{ bearer = {{ file = \"slack.token\" }} }}\ntimeout = {{ attempt = \"1500ms\" }}\n"
    );
    std::fs::write(&file, connection).unwrap();
    // It takes the request and says nothing, until the caller leaves.
    let silent = std::thread::spawn(move || {
        let (mut stream, _) = vendor.accept().unwrap();
        let _ = stream.read_to_end(&mut Vec::new());
    });
    let call =
        format!("call slack.post_message --on chat --connections {} channel=C1 text=x", file.display());
    let Some(shown) = on_a_terminal("cat", &call) else { return };
    assert!(shown.contains("\r\u{1b}[2Kslack.post_message on chat, 1 s\r\u{1b}[2K"), "{shown:?}");
    assert!(shown.contains("the outcome is unknown"), "{shown}");
    silent.join().unwrap();
}
