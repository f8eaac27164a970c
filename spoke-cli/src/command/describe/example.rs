//! The smallest call of an action, as a command for a POSIX shell.

use serde_json::Value;
use spoke_runtime::ActionEntry;

/// `spoke call slack.post_message --on slack channel=channel`
pub(super) fn command(action: &ActionEntry) -> String {
    let spoke = action.name.split('.').next().unwrap_or_default();
    let mut command = format!("spoke call {} --on {spoke}", action.name);
    // In declaration order, which the example's object does not keep.
    for input in action.inputs.iter().filter(|input| input.required) {
        let pair = match &action.example[input.name] {
            Value::String(text) => format!("{}={text}", input.name),
            scalar @ (Value::Number(_) | Value::Bool(_)) => format!("{}={scalar}", input.name),
            json => format!("{}:={json}", input.name),
        };
        command.push(' ');
        command.push_str(&word(&pair));
    }
    command
}

/// `text` as one word of a POSIX shell.
fn word(text: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "-_=:./@,+".contains(it);
    if text.chars().all(is_plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn a_word_stays_one_word() {
        assert_eq!(word("a=b"), "a=b");
        assert_eq!(word("a=it's $HOME"), r"'a=it'\''s $HOME'");
    }
}
