//! The files of one action's wire test.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use spoke_runtime::Answer;

/// The folder of one action.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// `manifest` is the folder of the spoke's `Cargo.toml`.
    pub(crate) fn of(manifest: &str, action: &str) -> Self {
        Folder([manifest, "tests", "wire", action].iter().collect())
    }

    /// The exact request.
    pub(crate) fn request(&self) -> String {
        self.read("request.http")
    }

    /// Writes what was sent, for people to read before they keep it; of a sequence that fails only where that is another beginning.
    pub(crate) fn accept(&self, requests: &str, is_cut: bool) {
        let begins =
            || fs::read_to_string(self.path("request.http")).is_ok_and(|it| it.starts_with(requests));
        let file = match is_cut {
            true if begins() => return,
            true => "error.http",
            false => "request.http",
        };
        fs::write(self.path(file), requests).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// The requests of a sequence that fails, where they are no beginning of those of one that does not.
    pub(crate) fn failed_requests(&self) -> Option<String> {
        fs::read_to_string(self.path("error.http")).ok()
    }

    /// The answers as they are written down: one, or a list for the calls of a sequence.
    pub(crate) fn answers(&self, file: &str) -> Vec<Answer> {
        let text = self.read(file);
        let written: Value = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", self.path(file).display()));
        match written {
            Value::Array(answers) => answers.iter().map(|answer| self.answer(file, answer)).collect(),
            answer => vec![self.answer(file, &answer)],
        }
    }

    fn answer(&self, file: &str, written: &Value) -> Answer {
        let status = written["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        let status = status.unwrap_or_else(|| panic!("{}: no status", self.path(file).display()));
        let mut answer = match (written.get("body"), written["text"].as_str()) {
            (Some(body), _) => Answer::json(status, body.clone()),
            (None, Some(text)) => Answer::bytes(status, text.to_owned()),
            (None, None) => Answer::status(status),
        };
        for (name, value) in written["headers"].as_object().into_iter().flatten() {
            answer = answer.header(name, value.as_str().unwrap_or_default());
        }
        answer
    }

    fn read(&self, file: &str) -> String {
        let path = self.path(file);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }
}
