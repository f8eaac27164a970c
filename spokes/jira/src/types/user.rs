//! Who has an account.

use spoke_runtime::prelude::*;

/// Somebody, or an app, as far as they show themselves.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct User {
    /// The account's id, which assigns issues.
    pub account_id: String,
    /// What kind of account it is: `atlassian` for a person, `app` for an app, `customer` for one of a service desk's.
    pub account_type: Option<String>,
    /// The name that others see.
    pub display_name: Option<String>,
    /// The address, where the account shows it.
    pub email_address: Option<String>,
    /// Whether the account may be used.
    pub active: Option<bool>,
}
