//! Who may call what: a guard against mistakes inside one process, no security boundary.

use std::fmt;

/// What one caller may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grants {
    pub(crate) caller: String,
    pub(crate) allow: Vec<Grant>,
    /// The aliases that it may use; `None` for all.
    pub(crate) connections: Option<Vec<Glob>>,
}

impl Grants {
    /// A caller that may do nothing.
    pub(crate) fn none(caller: &str) -> Self {
        Grants { caller: caller.to_owned(), allow: Vec::new(), connections: None }
    }

    /// Whether the caller may use this connection at all.
    pub(crate) fn reaches(&self, alias: &str) -> bool {
        self.connections.as_ref().is_none_or(|globs| globs.iter().any(|glob| glob.matches(alias)))
    }

    /// Whether the caller may do this.
    ///
    /// # Errors
    /// A sentence that says what it may do.
    pub(crate) fn check(&self, alias: &str, spoke: &str, action: &str) -> Result<(), String> {
        let caller = &self.caller;
        if !self.reaches(alias) {
            let connections = listed(self.connections.iter().flatten());
            return Err(format!("`{caller}` may not use the connection `{alias}`; it may use {connections}"));
        }
        if self.allow.iter().any(|grant| grant.spoke.matches(spoke) && grant.action.matches(action)) {
            return Ok(());
        }
        Err(format!("`{caller}` may not call `{spoke}.{action}`; it may call {}", listed(&self.allow)))
    }
}

fn listed<T: fmt::Display>(several: impl IntoIterator<Item = T>) -> String {
    let shown: Vec<String> = several.into_iter().map(|one| format!("`{one}`")).collect();
    if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") }
}

/// Actions that are allowed: `crm.*`, `desk.create_issue`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) spoke: Glob,
    pub(crate) action: Glob,
}

impl Grant {
    /// Reads `spoke.action`; `*` stands for any letters, and alone for everything.
    ///
    /// # Errors
    /// A sentence that says what is taken.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let (spoke, action) = match text {
            "*" => ("*", "*"),
            _ => text.split_once('.').unwrap_or(("", "")),
        };
        let is_name = |name: &str| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*'))
        };
        if !is_name(spoke) || !is_name(action) {
            return Err(format!(
                "takes actions such as \"crm.create_ticket\", \"crm.*\" or \"*\", found `{}`",
                text.escape_debug()
            ));
        }
        Ok(Grant { spoke: Glob::new(spoke), action: Glob::new(action) })
    }
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.spoke, self.action)
    }
}

/// A name in which `*` stands for any letters, also none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Glob(String);

impl Glob {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Glob(text.into())
    }

    /// Whether it is a name as it stands.
    pub(crate) fn name(&self) -> Option<&str> {
        (!self.0.contains('*')).then_some(self.0.as_str())
    }

    pub(crate) fn matches(&self, name: &str) -> bool {
        let mut pieces = self.0.split('*');
        let first = pieces.next().unwrap_or_default();
        let Some(mut rest) = name.strip_prefix(first) else { return false };
        let Some(last) = pieces.next_back() else { return rest.is_empty() };
        for piece in pieces {
            match rest.find(piece) {
                Some(at) => rest = &rest[at + piece.len()..],
                None => return false,
            }
        }
        rest.ends_with(last)
    }
}

impl fmt::Display for Glob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Glob, Grant, Grants};

    #[track_caller]
    fn check(glob: &str, name: &str, expected: bool) {
        assert_eq!(Glob::new(glob).matches(name), expected, "{glob} {name}");
    }

    #[test]
    fn a_star_stands_for_any_letters() {
        check("create_issue", "create_issue", true);
        check("create_issue", "create_issues", false);
        check("*", "", true);
        check("list_*", "list_issues", true);
        check("list_*", "relist_issues", false);
        check("*_issue", "create_issue", true);
        check("*_issue", "create_issue_comment", false);
        check("*a*a*", "banana", true);
        check("a*a", "a", false);
        check("ab*ba", "aba", false);
    }

    #[test]
    fn grants_say_what_is_allowed() {
        let grants = Grants {
            allow: ["crm.*", "desk.create_issue"].map(|text| Grant::read(text).unwrap()).to_vec(),
            connections: Some(vec![Glob::new("ops-*")]),
            ..Grants::none("bot")
        };
        assert_eq!(grants.check("ops-desk", "desk", "create_issue"), Ok(()));
        assert_eq!(
            grants.check("ops-desk", "desk", "delete_issue").unwrap_err(),
            "`bot` may not call `desk.delete_issue`; it may call `crm.*`, `desk.create_issue`"
        );
        assert_eq!(
            grants.check("desk", "desk", "create_issue").unwrap_err(),
            "`bot` may not use the connection `desk`; it may use `ops-*`"
        );
        assert!(Grants::none("bot").check("x", "crm", "y").unwrap_err().ends_with("it may call nothing"));
    }

    #[test]
    fn a_grant_names_spoke_and_action() {
        for wrong in ["crm", "", ".", "crm.", ".x", "crm.create ticket", "crm.a.b"] {
            assert!(Grant::read(wrong).is_err(), "{wrong}");
        }
    }
}
