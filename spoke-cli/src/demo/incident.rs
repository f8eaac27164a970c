//! The incident that the demo is about, as ServiceNow would hand it over.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::journal::{Entry, Journal};

/// An incident. Members beyond these are ignored, for a real one has a hundred.
#[derive(Clone, Debug, Deserialize)]
pub struct Incident {
    /// What people call it: `INC0010042`.
    pub number: String,
    /// One line about it.
    pub short_description: String,
    /// All that is known about it.
    #[serde(default)]
    pub description: String,
    /// From 1, critical, to 5, planning; it is passed on as it stands, a number as its digits.
    #[serde(default = "critical", deserialize_with = "text_or_number")]
    pub priority: String,
    /// The EC2 instance that it is about, where it is about one: `i-0123456789abcdef0`.
    #[serde(default)]
    pub instance: Option<String>,
    /// Where it stands.
    #[serde(skip)]
    pub state: State,
    /// What was done about it, and what went wrong.
    #[serde(skip)]
    pub journal: Journal,
}

/// Where an incident stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has been told.
    #[default]
    New,
    /// Everybody who must know has been told.
    Announced,
    /// Everybody has been told, and what it is about has been repaired.
    Remedied,
    /// A step failed; what is missing stands in the work notes.
    Failed,
    /// Nobody knows whether a step was done; somebody must look before it is repeated.
    Unclear,
}

impl State {
    /// The state as a word.
    pub fn as_str(self) -> &'static str {
        match self {
            State::New => "new",
            State::Announced => "announced",
            State::Remedied => "remedied",
            State::Failed => "failed",
            State::Unclear => "unclear",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An incident that does not say is taken for a major one.
fn critical() -> String {
    "1".to_owned()
}

/// ServiceNow writes the number as text; whoever writes an incident by hand may not.
fn text_or_number<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "`priority` is a text or a number")]
    enum Priority {
        Text(String),
        Number(serde_json::Number),
    }

    Ok(match Priority::deserialize(from)? {
        Priority::Text(text) => text,
        Priority::Number(number) => number.to_string(),
    })
}

/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html>
fn is_instance(id: &str) -> bool {
    id.strip_prefix("i-").is_some_and(|digits| {
        matches!(digits.len(), 8 | 17)
            && digits.bytes().all(|digit| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit))
    })
}

impl Incident {
    /// Reads one from JSON.
    ///
    /// # Errors
    /// A sentence with line and column, for whoever wrote the file.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let rule = "an incident is a JSON object with the texts `number` and `short_description`";
        // serde would take a list of the members' values as well.
        if text.trim_start().starts_with('[') {
            return Err(format!("it holds a list; {rule}"));
        }
        let mut incident: Incident =
            serde_json::from_str(text).map_err(|error| format!("{error}; {rule}"))?;
        for (member, value) in
            [("number", &incident.number), ("short_description", &incident.short_description)]
        {
            if value.trim().is_empty() {
                return Err(format!("`{member}` is empty; an incident needs it to be told apart"));
            }
        }
        // ServiceNow writes what is not there as an empty text.
        incident.instance = incident.instance.filter(|id| !id.is_empty());
        match &incident.instance {
            Some(id) if !is_instance(id) => Err(format!(
                "`instance` is `{id}`; an EC2 instance is named by `i-` and 8 or 17 hexadecimal digits: `i-0123456789abcdef0`"
            )),
            Some(_) | None => Ok(incident),
        }
    }

    /// Keeps what a call gave, for whoever reads the incident later.
    pub fn keep(&self, name: &'static str, value: &str) {
        self.journal.write(Entry::Output { name, value: value.to_owned() });
    }

    /// Writes a work note.
    pub fn log(&self, note: impl Into<String>) {
        self.journal.write(Entry::Note(note.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::{Incident, State};

    fn fault(text: &str) -> String {
        Incident::from_json(text).unwrap_err()
    }

    #[test]
    fn the_shipped_incident_is_one() {
        let incident = Incident::from_json(include_str!("../../incident.json")).unwrap();
        assert_eq!(incident.state, State::New);
    }

    #[test]
    fn broken_json_names_line_and_column() {
        assert!(
            fault("{\n  \"number\": \"INC1\",\n").contains("line 3 column 0"),
            "{}",
            fault("{\n\"number\": ")
        );
    }

    #[test]
    fn a_missing_member_is_named() {
        assert!(fault(r#"{"number": "INC1"}"#).starts_with("missing field `short_description` at line 1"));
    }

    #[test]
    fn a_priority_may_be_a_number() {
        let priority = |json: &str| {
            Incident::from_json(&format!(
                r#"{{"number": "INC1", "short_description": "x", "priority": {json}}}"#
            ))
            .map(|incident| incident.priority)
        };
        assert_eq!(priority("2"), Ok("2".to_owned()));
        assert_eq!(priority(r#""2 - High""#), Ok("2 - High".to_owned()));
        assert!(priority("true").unwrap_err().starts_with("`priority` is a text or a number"));
    }

    #[test]
    fn an_instance_is_an_id_or_nothing() {
        let read = |json: &str| {
            Incident::from_json(&format!(
                r#"{{"number": "INC1", "short_description": "x", "instance": {json}}}"#
            ))
            .map(|incident| incident.instance)
        };
        assert_eq!(read(r#""i-0123456789abcdef0""#), Ok(Some("i-0123456789abcdef0".to_owned())));
        assert_eq!(read(r#""i-0a1b2c3d""#), Ok(Some("i-0a1b2c3d".to_owned())));
        assert_eq!((read(r#""""#), read("null")), (Ok(None), Ok(None)));
        for wrong in ["i-", "checkout-1", "i-0123456789ABCDEF0", "i-../../../secret", "i-0123456789abcdef01"]
        {
            let fault = read(&format!("{wrong:?}")).unwrap_err();
            assert!(fault.starts_with(&format!("`instance` is `{wrong}`; an EC2 instance")), "{fault}");
        }
    }

    #[test]
    fn an_empty_number_is_refused() {
        assert!(fault(r#"{"number": " ", "short_description": "x"}"#).starts_with("`number` is empty"));
    }
}
