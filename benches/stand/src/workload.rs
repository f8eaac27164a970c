//! The calls that every client makes, with what the server answers.

/// One kind of call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workload {
    /// `GET /repos/acme/desk/issues/1`: an issue of 3.3 KB in GitHub's shape, with 23 headers.
    Issue,
    /// `GET /repos/acme/desk/issues`: a hundred of them, 434 KB.
    Issues,
    /// `POST /chat.postMessage`: an answer of 0.7 KB in Slack's shape.
    Message,
    /// `GET /bucket/object`: 64 KB in S3's manner.
    Object,
    /// `POST /2015-03-31/functions/resize/invocations`: an answer of 0.3 KB in Lambda's manner.
    Invocation,
}

impl Workload {
    /// All of them.
    pub const ALL: [Workload; 5] =
        [Workload::Issue, Workload::Issues, Workload::Message, Workload::Object, Workload::Invocation];

    /// `issue`, `issues`, `message`, `object`, `invocation`
    pub fn name(self) -> &'static str {
        match self {
            Workload::Issue => "issue",
            Workload::Issues => "issues",
            Workload::Message => "message",
            Workload::Object => "object",
            Workload::Invocation => "invocation",
        }
    }

    /// The one of this name.
    pub fn named(word: &str) -> Option<Workload> {
        Workload::ALL.into_iter().find(|it| it.name() == word)
    }
}
