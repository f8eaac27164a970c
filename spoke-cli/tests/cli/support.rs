//! Runs the binary, and reads back from sandboxes over plain HTTP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use serde_json::Value;

/// A run of the binary that is over.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// Each line of stdout as JSON.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.stdout.lines().map(json).collect()
    }

    /// Checks the exit code.
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Checks that stderr holds `text` and stdout nothing.
    pub(crate) fn complains(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "no `{text}` in {self:#?}");
        assert_eq!(self.stdout, "");
        assert!(!self.stderr.contains('\u{1b}'), "colours without a terminal: {self:#?}");
        self
    }
}

/// Runs `spoke` with an empty stdin.
pub(crate) fn spoke(arguments: &[&str]) -> Ran {
    spoke_reading(arguments, "")
}

/// Runs `spoke` with these variables in its environment.
pub(crate) fn spoke_with(arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command = command(arguments);
    command.envs(variables.iter().copied());
    finish(command.spawn().unwrap(), "")
}

/// Runs `spoke` with a text on its stdin.
pub(crate) fn spoke_reading(arguments: &[&str], stdin: &str) -> Ran {
    finish(start(arguments), stdin)
}

fn finish(mut child: Child, stdin: &str) -> Ran {
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Ran {
        code: status.code().unwrap(),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

fn start(arguments: &[&str]) -> Child {
    command(arguments).spawn().unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spoke"));
    command.args(arguments).env_remove("CLICOLOR_FORCE").env_remove("SPOKE_ENV");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A text as JSON.
pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("no JSON ({error}): {text}"))
}

/// `spoke demo --keep` while it waits: four sandboxes and their `connections.toml`.
pub(crate) struct Kept {
    child: Child,
    stdout: BufReader<ChildStdout>,
    stage: Value,
}

impl Kept {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut child = start(&[&["demo", "--json", "--keep"], arguments].concat());
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let stage = next(&mut stdout);
        while next(&mut stdout)["event"] != "kept" {}
        Kept { child, stdout, stage }
    }

    /// The file that leads to the sandboxes.
    pub(crate) fn connections(&self) -> &str {
        self.stage["connections"].as_str().unwrap()
    }

    /// The base URL of a sandbox.
    pub(crate) fn url(&self, sandbox: &str) -> &str {
        self.stage[sandbox].as_str().unwrap()
    }

    /// Runs `spoke call` on the sandboxes.
    pub(crate) fn call(&self, arguments: &[&str]) -> Ran {
        spoke(&[&["call", "--connections", self.connections()], arguments].concat())
    }

    /// Presses Enter and gives the exit code.
    pub(crate) fn release(mut self) -> i32 {
        self.child.stdin.take().unwrap().write_all(b"\n").unwrap();
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        // It ends by itself when its stdin does; nothing may be left behind by a test that fails.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

fn next(stdout: &mut BufReader<ChildStdout>) -> Value {
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    json(&line)
}

/// `GET base + path` with an authorization, without any of the code under test; the body as JSON.
pub(crate) fn get(base: &str, path: &str, authorization: &str) -> Value {
    let (host, prefix) = base.strip_prefix("http://").unwrap().split_once('/').unwrap_or((&base[7..], ""));
    let slash = if prefix.is_empty() { "" } else { "/" };
    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "GET {slash}{prefix}{path} HTTP/1.1\r\nhost: {host}\r\nauthorization: {authorization}\r\n\
         user-agent: spoke-tests\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    json(body)
}

/// Writes a file that only its owner reads, as secrets lie.
pub(crate) fn write_private(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}

/// Says what a test could not do on this machine.
///
/// # Panics
/// Under `CI=true`, where nothing is skipped.
pub(crate) fn not_checked(missing: &str) {
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{missing}");
    eprintln!("not checked: {missing}");
}
