//! What the sandbox remembers, and what it is filled with.

use std::collections::BTreeMap;

use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Map, Value};

use super::people::Person;
use super::{no_issue, refuse};

/// A Jira site: what the sandbox begins with and what it has been told since.
#[derive(Debug)]
pub struct Site {
    pub(super) projects: Vec<String>,
    pub(super) people: Vec<Person>,
    pub(super) issues: Vec<Issue>,
    pub(super) links: Vec<Link>,
    pub(super) webhooks: Vec<Value>,
    moments: u64,
    last_id: u64,
    /// How many issues each project has had.
    numbers: BTreeMap<String, u64>,
}

/// An issue with what belongs to it, oldest first.
#[derive(Debug)]
pub(super) struct Issue {
    pub(super) id: u64,
    pub(super) key: String,
    pub(super) fields: Map<String, Value>,
    pub(super) comments: Vec<Value>,
    pub(super) worklogs: Vec<Value>,
    pub(super) attachments: Vec<Attachment>,
    /// The account ids of those who watch it.
    pub(super) watchers: Vec<String>,
}

/// A link between two issues, each by its key.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) id: u64,
    /// The type's name.
    pub(super) kind: &'static str,
    pub(super) inward: String,
    pub(super) outward: String,
}

/// A file that is attached to an issue.
#[derive(Clone, Debug)]
pub(super) struct Attachment {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) media_type: String,
    pub(super) content: Vec<u8>,
    pub(super) created: String,
}

impl Default for Site {
    fn default() -> Self {
        Site::new()
    }
}

impl Site {
    /// A site without projects, on which the bot alone has an account.
    pub fn new() -> Self {
        Site {
            projects: Vec::new(),
            people: vec![Person::bot()],
            issues: Vec::new(),
            links: Vec::new(),
            webhooks: Vec::new(),
            moments: 0,
            last_id: 10_000,
            numbers: BTreeMap::new(),
        }
    }

    /// Adds a project by its key: `OPS`.
    #[must_use]
    pub fn project(mut self, key: &str) -> Self {
        self.projects.push(key.to_owned());
        self
    }

    /// Adds somebody, by account id and name; the address stays hidden.
    #[must_use]
    pub fn person(mut self, account_id: &str, name: &str) -> Self {
        self.people.push(Person { id: account_id.to_owned(), name: name.to_owned(), address: None });
        self
    }

    /// An issue's fields as Jira shows them, by its key.
    pub fn issue(&self, key: &str) -> Option<Map<String, Value>> {
        self.issues.iter().find(|issue| issue.key == key).map(|issue| issue.fields.clone())
    }

    /// An issue's comments as Jira shows them, oldest first; none where there is no such issue.
    pub fn comments(&self, key: &str) -> Vec<Value> {
        self.issues
            .iter()
            .find(|issue| issue.key == key)
            .map_or_else(Vec::new, |issue| issue.comments.clone())
    }

    /// The keys of all issues, oldest first.
    pub fn issue_keys(&self) -> Vec<String> {
        self.issues.iter().map(|issue| issue.key.clone()).collect()
    }

    /// Attaches a file to an issue as if somebody had done so in a browser; its id, or nothing where there is no such issue.
    pub fn attach(&mut self, key: &str, name: &str, media_type: &str, content: &[u8]) -> Option<String> {
        let (id, created) = (self.next_id(), self.now());
        let (name, media_type, content) = (name.to_owned(), media_type.to_owned(), content.to_vec());
        let issue = self.issues.iter_mut().find(|issue| issue.key == key)?;
        issue.attachments.push(Attachment { id, name, media_type, content, created });
        Some(id.to_string())
    }

    pub(super) fn open_issue(&mut self, project: &str, fields: Map<String, Value>) -> &Issue {
        let number = self.numbers.entry(project.to_owned()).or_default();
        *number += 1;
        let key = format!("{project}-{number}");
        let id = self.next_id();
        let (comments, worklogs, attachments, watchers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        self.issues.push(Issue { id, key, fields, comments, worklogs, attachments, watchers });
        self.issues.last().expect("one was just pushed")
    }

    /// The issue of this key or id.
    pub(super) fn issue_mut(&mut self, key_or_id: &str) -> Result<&mut Issue, Answer> {
        self.issues.iter_mut().find(|issue| issue.is(key_or_id)).ok_or_else(no_issue)
    }

    /// The project of this key or id: its number and its key.
    pub(super) fn project_of(&self, key_or_id: &str) -> Result<(usize, &str), Answer> {
        let is_meant =
            |(index, key): &(usize, &String)| key.as_str() == key_or_id || project_id(*index) == key_or_id;
        let found = self.projects.iter().enumerate().find(is_meant);
        let missing = || refuse(404, &format!("No project could be found with key '{key_or_id}'."));
        found.map(|(index, key)| (index, key.as_str())).ok_or_else(missing)
    }

    pub(super) fn person_of(&self, account_id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == account_id)
    }

    pub(super) fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    /// The next moment of the sandbox's time, which runs a second at each change so that a run repeats itself.
    pub(super) fn now(&mut self) -> String {
        self.moments += 1;
        let (minutes, seconds) = (self.moments / 60, self.moments % 60);
        let (hours, minutes) = (minutes / 60 % 24, minutes % 60);
        format!("2026-01-05T{hours:02}:{minutes:02}:{seconds:02}.000+0000")
    }
}

impl Issue {
    pub(super) fn is(&self, key_or_id: &str) -> bool {
        self.key.eq_ignore_ascii_case(key_or_id) || self.id.to_string() == key_or_id
    }

    /// Where the REST interface has it.
    pub(super) fn address(&self, root: &str) -> String {
        format!("{root}/rest/api/3/issue/{}", self.id)
    }
}

/// The id of the project of this number.
pub(super) fn project_id(index: usize) -> String {
    (10_000 + index).to_string()
}
