//! Text from outside, made fit to stand in one line of a log.

/// The longest piece of foreign text that an error or a record repeats, in characters: enough for a vendor's sentence,
/// too little to flood a log.
pub(crate) const LONGEST: usize = 300;

/// `text` on one line: control characters become spaces, runs of blanks one blank, and what is too long is cut.
pub(crate) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(LONGEST));
    let mut count = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if count > 0 {
            line.push(' ');
            count += 1;
        }
        for c in word.chars() {
            if count >= LONGEST {
                line.push('…');
                return line;
            }
            line.push(c);
            count += 1;
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, line};

    #[test]
    fn control_characters_do_not_break_the_line() {
        assert_eq!(line(" a\r\nb\t\u{0}c\u{1b}[31m "), "a b c [31m");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let cut = line(&"é".repeat(1000));
        assert_eq!(cut.chars().count(), LONGEST + 1);
        assert!(cut.ends_with('…'));
    }
}
