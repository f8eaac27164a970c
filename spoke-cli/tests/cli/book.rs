//! The book's page about the command line tells of every command and every exit code.

use crate::support::spoke;

const PAGE: &str = include_str!("../../../docs/guide/command-line.md");

#[test]
fn every_command_has_a_section() {
    let help = spoke(&["--help"]).ends_with(0).stdout;
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    for command in listed.lines().filter_map(|line| line.split_whitespace().next()) {
        let section = format!("\n## `spoke {command}`\n");
        assert!(command == "help" || PAGE.contains(&section), "the page has no `{}`", section.trim());
    }
}

#[test]
fn every_option_is_told() {
    let of_connections =
        ["list", "show", "check", "diff", "login", "schema"].map(|it| vec!["connections", it]);
    let of_secrets =
        ["init", "set", "list", "remove", "rotate", "rekey", "history"].map(|it| vec!["secrets", it]);
    let commands = [
        "call",
        "choices",
        "completions",
        "demo",
        "describe",
        "docs",
        "expand",
        "list",
        "man",
        "new",
        "secrets",
    ];
    for command in commands.map(|it| vec![it]).into_iter().chain(of_connections).chain(of_secrets) {
        let help = spoke(&[&command[..], &["--help"]].concat()).ends_with(0).stdout;
        let options = help.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2);
        for option in options.filter(|option| *option != "--help") {
            let option = option.trim_end_matches(|letter: char| !letter.is_ascii_lowercase());
            assert!(
                PAGE.contains(option),
                "the page does not tell of `spoke {} {option}`",
                command.join(" ")
            );
        }
    }
}

#[test]
fn the_exit_codes_are_those_of_the_help() {
    let help = spoke(&["--help"]).ends_with(0).stdout;
    let codes = PAGE.split("```text\n").last().unwrap().split("```").next().unwrap();
    assert!(help.contains(codes), "{help}\nand the page\n{codes}");
}
