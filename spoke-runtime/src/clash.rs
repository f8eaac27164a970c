//! What only a compiled program can tell: whether an action agrees with its spoke, or with another action that it asks. The derives call these in constants.

mod asked;
mod chosen;

use crate::action::{Setting, Spoke};
use crate::template::{Pair, Part};

pub use asked::{assert_ask, assert_by, assert_find, assert_given, assert_probe, assert_step};
pub use chosen::{assert_choices, assert_chosen};

/// Refuses a header of an action that its spoke sends too.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_own_header<S: Spoke>(action: &str, header: &str) {
    let mut at = 0;
    while at < S::HEADERS.len() {
        let Pair { name, .. } = S::HEADERS[at];
        if is_same(name, header) {
            Sentence::new(&["header `", header, "` stands on `", action, "` and on its spoke `", S::NAME])
                .panic("`; remove one of them");
        }
        at += 1;
    }
}

/// Refuses `{settings.name}` in an action whose spoke declares no such setting.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_setting<S: Spoke>(action: &str, setting: &str) {
    let mut at = 0;
    while at < S::SETTINGS.len() {
        let Setting { name, .. } = S::SETTINGS[at];
        if is_same(name, setting) {
            return;
        }
        at += 1;
    }
    Sentence::new(&["`", action, "` uses the setting `", setting, "`, which its spoke `", S::NAME])
        .panic("` does not declare; add it to `settings(..)` there");
}

/// Refuses `base(slot = ..)` in an action whose spoke has no such slot in its base.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_base_slot<S: Spoke>(action: &str, slot: &str) {
    let mut at = 0;
    while at < S::BASE.len() {
        if let Part::Setting(name) = S::BASE[at]
            && is_same(name, slot)
        {
            return;
        }
        at += 1;
    }
    Sentence::new(&[
        "`",
        action,
        "` fills the base slot `",
        slot,
        "`, which the base of its spoke `",
        S::NAME,
    ])
    .panic("` does not have; name one of its slots");
}

const fn is_same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The longest sentence, in bytes; a longer one is cut.
const LONGEST: usize = 512;

/// A sentence put together while compiling, where `format!` is not.
struct Sentence {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Sentence {
    const fn new(pieces: &[&str]) -> Self {
        let mut sentence = Sentence { bytes: [0; LONGEST], length: 0 };
        let mut at = 0;
        while at < pieces.len() {
            sentence.push(pieces[at]);
            at += 1;
        }
        sentence
    }

    const fn push(&mut self, piece: &str) {
        let piece = piece.as_bytes();
        let mut at = 0;
        while at < piece.len() && self.length < LONGEST {
            self.bytes[self.length] = piece[at];
            self.length += 1;
            at += 1;
        }
    }

    const fn panic(mut self, end: &str) -> ! {
        self.push(end);
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(sentence) => panic!("{}", sentence),
            Err(_) => panic!("an action does not agree with its spoke or with one that it asks"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{assert_base_slot, assert_own_header, assert_setting};
    use crate::action::{Setting, Spoke};
    use crate::schema::Schema;
    use crate::template::{Pair, Part, Value};

    struct Desk;

    impl Spoke for Desk {
        const NAME: &'static str = "desk";
        const BASE: &'static [Part] = &[Part::Text("https://"), Part::Setting("region")];
        const SETTINGS: &'static [Setting] =
            &[Setting { name: "region", required: true, schema: Schema::Text }];
        const HEADERS: &'static [Pair] =
            &[Pair { name: "x-source", value: Value::Text(&[Part::Text("spoke")]) }];
    }

    const _: () = {
        assert_own_header::<Desk>("file_ticket", "x-other");
        assert_setting::<Desk>("file_ticket", "region");
        assert_base_slot::<Desk>("file_ticket", "region");
    };

    #[test]
    #[should_panic(
        expected = "header `x-source` stands on `file_ticket` and on its spoke `desk`; remove one of them"
    )]
    fn a_header_of_both_is_refused() {
        assert_own_header::<Desk>("file_ticket", "x-source");
    }

    #[test]
    #[should_panic(
        expected = "`file_ticket` uses the setting `site`, which its spoke `desk` does not declare"
    )]
    fn an_undeclared_setting_is_refused() {
        assert_setting::<Desk>("file_ticket", "site");
    }

    #[test]
    #[should_panic(
        expected = "`file_ticket` fills the base slot `site`, which the base of its spoke `desk` does not have"
    )]
    fn an_unknown_base_slot_is_refused() {
        assert_base_slot::<Desk>("file_ticket", "site");
    }
}
