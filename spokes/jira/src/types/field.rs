//! What a field of an issue takes.

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

/// A field of an issue, and what it takes.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Field {
    /// The id, under which a call sends it: `summary`, `customfield_10010`. A map of fields has it as the key instead.
    #[out(fieldId)]
    pub field_id: Option<String>,
    /// The name that people see.
    #[out(name)]
    pub name: String,
    /// Whether it must be said.
    #[out(required)]
    pub is_required: bool,
    /// Whether it has a value where nothing is said.
    #[out(hasDefaultValue)]
    pub has_default: Option<bool>,
    /// What kind of value it takes: `string`, `user`, `array`.
    #[out(schema.type)]
    pub value_type: Option<String>,
    /// What kind its elements are, where it is an `array`.
    #[out(schema.items)]
    pub item_type: Option<String>,
    /// Which kind of custom field it is, where it is one.
    #[out(schema.custom)]
    pub custom_type: Option<String>,
    /// What may be done with it: `set`, `add`, `remove`.
    #[out(operations, default)]
    pub operations: Vec<String>,
    /// The values among which one is chosen, as Jira shows them; empty where any value may be given.
    #[out(allowedValues, default)]
    pub allowed_values: Vec<Value>,
}
