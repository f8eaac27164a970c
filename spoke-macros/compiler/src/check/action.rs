//! The rules of an action.

use crate::diagnostics::{Diagnostics, Faults};
use crate::lower::action::Lowered;
use crate::model::action::{Action, Home, Shell};
use crate::read::action::RawAction;

use super::Checked;

/// What is left of an action that broke a rule.
pub(crate) struct Broken {
    pub(crate) shell: Shell,
    pub(crate) home: Option<Home>,
    pub(crate) faults: Faults,
}

/// Checks an action.
///
/// # Errors
/// Every rule that it breaks, with what is left for the stubs.
pub(crate) fn action(
    raw: &RawAction,
    lowered: Lowered,
    diagnostics: Diagnostics,
) -> Result<Checked<Action>, Box<Broken>> {
    let _ = raw;
    let Lowered { shell, home, call, meant: _ } = lowered;
    let Some(home) = home else {
        let faults = diagnostics.finish().err().unwrap_or_default();
        return Err(Box::new(Broken { shell, home: None, faults }));
    };
    Checked::seal(Action { shell, home, call }, diagnostics)
        .map_err(|(action, faults)| Box::new(Broken { shell: action.shell, home: Some(action.home), faults }))
}
