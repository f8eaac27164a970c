//! What a route may give.

use crate::transport::Answer;

/// What a route may give: an answer, or a `Result` whose both sides are answers, so that `?` ends a route early.
pub trait IntoAnswer {
    /// The answer.
    fn into_answer(self) -> Answer;
}

impl IntoAnswer for Answer {
    fn into_answer(self) -> Answer {
        self
    }
}

impl IntoAnswer for Result<Answer, Answer> {
    fn into_answer(self) -> Answer {
        self.unwrap_or_else(|refusal| refusal)
    }
}
