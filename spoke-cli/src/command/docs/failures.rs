//! The kinds of failure: what leads to each, and what to do.

use std::collections::BTreeMap;

use spoke_runtime::{ActionEntry, FailEntry, Kind, defaults};

use super::Subject;
use super::markdown::{Markdown, code, codes};

pub(super) fn write(subject: &Subject<'_>, page: &mut Markdown) {
    page.heading(2, "Errors");
    page.paragraph(
        "Every failure is of one kind, and carries the vendor's status, code, message and request id where there was an answer. Of a vendor's code that \
         stands under none, the status decides.",
    );
    page.table(
        ["kind", "comes of", "what to do"],
        Kind::ALL.iter().map(|kind| {
            let statuses = statuses(*kind);
            let comes =
                if statuses.is_empty() { of(*kind).to_owned() } else { format!("{statuses}{}", of(*kind)) };
            [code(kind.as_str()), comes, mend(*kind).to_owned()]
        }),
    );
    if subject.only.is_none() {
        let shared = Shared::of(&subject.actions());
        if !shared.is_empty() {
            page.heading(3, "What the vendor says");
            page.paragraph("Of every action; what one adds stands with it.");
            shared.write(page);
        }
    }
    page.heading(3, "What is repeated");
    page.paragraph(&format!(
        "At most {} attempts unless the connection or the call says otherwise, with random waits that grow; `Retry-After` is waited out, up to {} s. \
         What may be repeated follows from an action's effect, and no setting widens it.",
        defaults::ATTEMPTS,
        defaults::LONGEST_RETRY_AFTER.as_secs()
    ));
    page.table(
        ["effect", "is repeated after", "is never repeated after"],
        EFFECTS.iter().map(|row| row.map(str::to_owned)),
    );
}

const EFFECTS: &[[&str; 3]] = &[
    [
        "read, idempotent, keyed",
        "no connection, a lost answer, 408, 429, 500, 502, 503, 504",
        "any other answer",
    ],
    [
        "once",
        "no connection, 429, and what the action names as proof that nothing was done",
        "anything that may have arrived: where no word of the vendor came back, the outcome is unknown and the error says so",
    ],
];

/// What several actions say alike about failures.
#[derive(Debug, Default)]
pub(super) struct Shared {
    explained: Vec<[String; 2]>,
    codes: BTreeMap<String, Vec<&'static str>>,
    sorts: Vec<(&'static str, String)>,
    refused: Vec<u16>,
}

impl Shared {
    /// What is the same for all of these.
    pub(super) fn of(actions: &[&ActionEntry]) -> Self {
        let Some((first, rest)) = actions.split_first() else { return Shared::default() };
        let mut shared = Shared::one(&first.fail);
        for action in rest {
            let other = Shared::one(&action.fail);
            shared.explained.retain(|row| other.explained.contains(row));
            shared.sorts.retain(|sort| other.sorts.contains(sort));
            shared.refused.retain(|status| other.refused.contains(status));
            for (kind, codes) in &mut shared.codes {
                codes.retain(|code| other.codes.get(kind).is_some_and(|all| all.contains(code)));
            }
        }
        shared.codes.retain(|_, codes| !codes.is_empty());
        shared
    }

    fn one(fail: &FailEntry) -> Self {
        let FailEntry { kinds, sorts, refused, .. } = fail.clone();
        Shared { explained: explained(fail), codes: kinds, sorts, refused }
    }

    /// What `more` lacks.
    fn beyond(mut self, more: &Shared) -> Self {
        self.explained.retain(|row| !more.explained.contains(row));
        self.sorts.retain(|sort| !more.sorts.contains(sort));
        self.refused.retain(|status| !more.refused.contains(status));
        for (kind, codes) in &mut self.codes {
            codes.retain(|code| !more.codes.get(kind).is_some_and(|all| all.contains(code)));
        }
        self.codes.retain(|_, codes| !codes.is_empty());
        self
    }

    fn is_empty(&self) -> bool {
        let Shared { explained, codes, sorts, refused } = self;
        explained.is_empty() && codes.is_empty() && sorts.is_empty() && refused.is_empty()
    }

    fn write(&self, page: &mut Markdown) {
        page.table(["what", "where"], self.explained.clone());
        let listed =
            |(kind, all): (&String, &Vec<&str>)| format!("{}: {}", code(kind), codes(all.iter().copied()));
        let sorted = |(kind, when): &(&str, String)| format!("{}: {}", code(kind), code(when));
        let refused: Vec<String> = self.refused.iter().map(u16::to_string).collect();
        let proof =
            (!refused.is_empty()).then(|| format!("proof that nothing was done: {}", refused.join(", ")));
        page.list(self.codes.iter().map(listed).chain(self.sorts.iter().map(sorted)).chain(proof));
    }
}

/// What one action says beside what it shares.
pub(super) fn own(action: &ActionEntry, shared: &Shared, page: &mut Markdown) {
    let own = Shared::one(&action.fail).beyond(shared);
    own.write(page);
    if own.is_empty() {
        page.paragraph(match shared.is_empty() {
            true => "By the status alone.",
            false => "As every action.",
        });
    }
}

/// Where an answer explains its failure.
fn explained(fail: &FailEntry) -> Vec<[String; 2]> {
    let rows = [
        ("a good status is a failure all the same where", &fail.when),
        ("code", &fail.code),
        ("message", &fail.message),
        ("request id", &fail.request_id),
        ("page about it", &fail.docs),
        ("failures of single items in a good answer", &fail.partial),
    ];
    rows.into_iter().filter_map(|(what, text)| Some([what.to_owned(), code(text.as_deref()?)])).collect()
}

/// The statuses that say this kind where no code does, as ranges.
fn statuses(kind: Kind) -> String {
    if kind == Kind::Refused {
        return String::new();
    }
    let mut ranges: Vec<(u16, u16)> = Vec::new();
    for status in (400..=599).filter(|status| Kind::of_status(*status) == kind) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == status => *last = status,
            _ => ranges.push((status, status)),
        }
    }
    let ranges = ranges.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first} to {last}"),
    });
    ranges.collect::<Vec<_>>().join(", ")
}

/// What leads to a kind, beside statuses and codes.
fn of(kind: Kind) -> &'static str {
    match kind {
        Kind::Input => "inputs that cannot be sent; nothing was",
        Kind::Config => "the connections file, or a credential that is not there; nothing was sent",
        Kind::Denied => "`[caller.NAME]` grants this caller something else; nothing was sent",
        Kind::RateLimited => ", or a limit that would hold the call longer than its time",
        Kind::Refused => "any other answer that is not good",
        Kind::Connect => "no connection to the host; nothing was sent",
        Kind::Timeout => "no answer in time",
        Kind::Transport => "an answer that broke off, or was no HTTP",
        Kind::Redirect => "a redirect that may not be followed",
        Kind::TooLarge => "an answer larger than `max_body`",
        Kind::Paging => "pages that lead in a circle, or to no end",
        Kind::Decode => "a good answer in which the output does not find what it must",
        _ => "",
    }
}

fn mend(kind: Kind) -> &'static str {
    match kind {
        Kind::Input => "correct the input that the message names",
        Kind::Config => "`spoke connections check` names the line and how to mend it",
        Kind::Denied => "call as another caller, or widen `allow`",
        Kind::Auth => "look whether the credential is there, right and not expired; sign in anew",
        Kind::Forbidden => "give the credential the rights of the action, see above",
        Kind::NotFound => "look at the identifiers, and whether the credential may see the thing at all",
        Kind::Conflict => "read the present state and decide anew",
        Kind::Invalid => "correct what the vendor's message names",
        Kind::RateLimited => "wait for `retry_after()`; lower the connection's `limit` where it comes often",
        Kind::Server => "call again later; the request id helps the vendor to find it",
        Kind::Refused => "read the vendor's code and message",
        Kind::Connect => "look at name, proxy, firewall and certificate; calling again is safe",
        Kind::Timeout | Kind::Transport => {
            "where `is_outcome_unknown()`, look what became of it before calling again; otherwise call again"
        }
        Kind::Redirect => "correct `base_url`, or name the host where it may get credentials",
        Kind::TooLarge => "ask for less, or raise the connection's `max_body`",
        Kind::Paging => "tell whoever keeps the spoke: the vendor's pages are not what they were",
        Kind::Decode => {
            "tell whoever keeps the spoke; a change has been done all the same, and `body()` holds the answer"
        }
        _ => "",
    }
}
