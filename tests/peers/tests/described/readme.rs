//! What a spoke's README says about what its vendor's description shows, and what it cannot.

use std::fs;
use std::path::Path;

use super::proof::{Known, Vendor};

/// What stands around the section.
const MARKS: [&str; 2] = ["<!-- from the peers -->\n", "<!-- / -->\n"];

/// Fails unless the README says this. With `SPOKE_ACCEPT=1` it is written instead: read it.
pub(crate) fn holds(vendor: &Vendor) {
    let file = format!("spokes/{}/README.md", vendor.spoke);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(&file);
    let text = fs::read_to_string(&path).unwrap();
    let [before, after] = MARKS;
    let (head, rest) = text.split_once(before).unwrap_or_else(|| panic!("{file} lacks `{before}`"));
    let (found, tail) = rest.split_once(after).unwrap_or_else(|| panic!("{file} lacks `{after}`"));
    let wanted = format!("\n{}\n", section(vendor));
    if std::env::var_os("SPOKE_ACCEPT").is_some() {
        fs::write(&path, format!("{head}{before}{wanted}{after}{tail}")).unwrap();
    } else {
        assert!(found == wanted, "{file} says\n{found}\nand the test\n{wanted}\nSPOKE_ACCEPT=1 writes it");
    }
}

fn section(vendor: &Vendor) -> String {
    let mut text = String::from(
        "Held to the vendor's own description, served by Prism: the smallest and the largest call of every action are accepted,\n\
         the described answers and failures are read, and mutilated calls (without a member, of a wrong type, by another method,\n\
         without a credential, without a segment) are refused.",
    );
    for word in [vendor.note, "What the description cannot show:"] {
        text.push_str(if word.is_empty() { "" } else { " " });
        text.push_str(word);
    }
    text.push_str("\n\n");
    for (what, known) in [
        ("not described", vendor.lacking),
        ("not refused", vendor.tolerated),
        ("not known to it", vendor.strange),
        ("in no example", vendor.unshown),
    ] {
        for (names, why) in by_reason(known) {
            text.push_str(&format!("- {what}: {}: {why}\n", names.join(", ")));
        }
    }
    text
}

/// The names that share a reason, together, in the order of the list.
fn by_reason(known: &[Known]) -> Vec<(Vec<String>, &'static str)> {
    let mut groups: Vec<(Vec<String>, &str)> = Vec::new();
    for (name, why) in known {
        match groups.iter_mut().find(|(_, known)| known == why) {
            Some((names, _)) => names.push(told(name)),
            None => groups.push((vec![told(name)], why)),
        }
    }
    groups
}

/// `slack.add_reaction: with a wrong type` as "`add_reaction` with a wrong type", and a member as "`text` of `add_reaction`".
fn told(name: &str) -> String {
    let (action, what) = name.split_once(": ").unwrap_or((name, ""));
    let action = action.split_once('.').map_or("every action".to_owned(), |(_, it)| format!("`{it}`"));
    match what {
        "" => action,
        member if !member.contains(' ') => format!("`{member}` of {action}"),
        twin => format!("{action} {twin}"),
    }
}
