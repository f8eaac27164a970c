//! What people see: styled lines on stdout and stderr.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;

/// A title.
pub(crate) const TITLE: Style = Style::new().bold();
/// A name that can be typed.
pub(crate) const NAME: Style = AnsiColor::Cyan.on_default();
/// Something that went well.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// Something that went wrong.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Something that went as it should, and not well.
pub(crate) const EXPECTED: Style = AnsiColor::Yellow.on_default();
/// Something of less weight.
pub(crate) const DIM: Style = Style::new().dimmed();
/// Nothing special.
pub(crate) const PLAIN: Style = Style::new();

/// Writes a line to stdout; colours are taken out where stdout is no terminal or `NO_COLOR` is set.
///
/// # Errors
/// Where stdout is closed.
pub(crate) fn say(line: impl Display) -> Result<(), Failure> {
    Ok(writeln!(anstream::stdout().lock(), "{line}")?)
}

/// Writes `value` as JSON on one line to stdout.
///
/// # Errors
/// Where stdout is closed.
pub(crate) fn say_json(value: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string(value).map_err(io::Error::from)?;
    say(steerless(&json))
}

/// Writes `value` as JSON over several lines to stdout.
///
/// # Errors
/// Where stdout is closed.
pub(crate) fn say_json_pretty(value: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    say(steerless(&json))
}

/// Writes something beside the matter to stderr. A closed stderr is nobody's to hear about.
pub(crate) fn hint(line: impl Display) {
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}

/// Writes a failure to stderr.
pub(crate) fn complain(failure: &Failure) {
    if !failure.message.is_empty() {
        hint(format_args!("{BAD}error:{BAD:#} {}", plain(&failure.message)));
    }
}

/// Writes a failure as JSON on one line to stderr.
pub(crate) fn complain_json(failure: &Value) {
    hint(steerless(&failure.to_string()));
}

/// `text` in `style`.
pub(crate) fn styled(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// `text` without what would steer a terminal: every control character but the line feed is shown by its number.
pub(crate) fn plain(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut shown, character| {
        match character {
            '\n' => shown.push('\n'),
            it if it.is_control() => shown.extend(it.escape_unicode()),
            it => shown.push(it),
        }
        shown
    })
}

/// JSON without what would steer a terminal, and still the same JSON: what is left of control characters stands in
/// texts, where it may as well be written by its number.
fn steerless(json: &str) -> String {
    json.chars().fold(String::with_capacity(json.len()), |mut shown, character| {
        match character {
            '\n' => shown.push('\n'),
            it if it.is_control() => shown.push_str(&format!("\\u{:04x}", u32::from(it))),
            it => shown.push(it),
        }
        shown
    })
}

/// The first line of a documentation.
pub(crate) fn summary(docs: &str) -> &str {
    docs.trim().lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{plain, steerless};

    #[test]
    fn json_without_control_characters_is_the_same_json() {
        let value = serde_json::json!({"a": "x\u{9b}31m\u{7f}\n"});
        let shown = steerless(&serde_json::to_string_pretty(&value).unwrap());
        assert!(shown.chars().all(|it| it == '\n' || !it.is_control()));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap(), value);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(plain("a\u{1b}[31mb\u{9b}c\r\nd\té"), "a\\u{1b}[31mb\\u{9b}c\\u{d}\nd\\u{9}é");
    }
}
