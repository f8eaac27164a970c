//! `spoke completions`.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::{not_checked, spoke};

const COMMANDS: &[&str] = &["call", "completions", "demo", "describe", "expand", "list", "man", "new"];

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = spoke(&["completions", shell]).ends_with(0).stdout;
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} does not complete `{command}`");
        }
        assert!(script.contains("json-schema") && script.contains("no-pager"), "{shell}");
    }
}

/// What bash offers for a line, by its own rules.
#[test]
#[cfg(unix)]
fn bash_completes_a_command_and_its_options() {
    let script = spoke(&["completions", "bash"]).ends_with(0).stdout;
    let check = |words: &str, at: usize, expected: &str| {
        let asked = format!(
            "{script}\nCOMP_WORDS=({words}); COMP_CWORD={at}; _spoke spoke \"${{COMP_WORDS[{at}]}}\" \
             \"${{COMP_WORDS[{at} - 1]}}\"; echo \"${{COMPREPLY[*]}}\"\n"
        );
        let Ok(mut bash) =
            Command::new("bash").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
        else {
            not_checked("there is no bash");
            return;
        };
        bash.stdin.take().unwrap().write_all(asked.as_bytes()).unwrap();
        let output = bash.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), expected, "{output:?}");
    };
    check("spoke desc", 1, "describe");
    check("spoke describe --json-", 2, "--json-schema");
    check("spoke completions z", 2, "zsh");
}

#[test]
fn an_unknown_shell_is_refused_with_the_nearest() {
    spoke(&["completions", "bsh"]).ends_with(2).complains("'bash'");
}
