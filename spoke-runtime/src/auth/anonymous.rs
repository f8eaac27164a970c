//! Calls without credentials.

use std::sync::Arc;

use crate::outgoing::Outgoing;

use super::{Authorize, Credential, CredentialTable};

/// No credentials: `auth = "none"`. A spoke lists it among others where credentials are optional.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anonymous;

#[diagnostic::do_not_recommend]
impl Authorize for Anonymous {
    fn name(&self) -> &'static str {
        "none"
    }

    fn example(&self) -> &'static str {
        "{}"
    }

    fn open(&self, _table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        Some(Anonymous::shared())
    }
}

impl Credential for Anonymous {
    fn apply(&self, _request: &mut Outgoing) -> Result<(), String> {
        Ok(())
    }
}

impl Anonymous {
    /// Shared by every connection that signs in nowhere.
    pub(crate) fn shared() -> Arc<dyn Credential> {
        Arc::new(Anonymous)
    }
}
