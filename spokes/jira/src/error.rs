//! What Jira says where it refuses.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What Jira says where it refuses: sentences, and what is wrong with single fields. It has no codes.
///
/// ```
/// # use spoke_runtime::prelude::*;
/// # use spoke_runtime::serde_json::json;
/// use spoke_jira::issues::{CreateIssue, create_issue};
/// use spoke_jira::{Jira, JiraError};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// # let hub = Hub::fake().stub::<CreateIssue>(|_| {
/// #     Answer::json(400, json!({"errorMessages": [], "errors": {"priority": "The priority selected is invalid."}}))
/// # });
/// # let jira: Connection<Jira> = hub.connect("jira")?;
/// let error = create_issue(&jira, "OPS", "Incident", "disk full").await.unwrap_err();
/// let said: JiraError = error.body_as().unwrap();
/// assert_eq!(said.errors["priority"], "The priority selected is invalid.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default, rename_all = "camelCase")]
#[non_exhaustive]
pub struct JiraError {
    /// What is wrong with the request as a whole.
    pub error_messages: Vec<String>,
    /// What is wrong with single fields, by their ids.
    pub errors: BTreeMap<String, String>,
}
