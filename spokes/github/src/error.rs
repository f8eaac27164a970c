//! What GitHub says went wrong.

use spoke_runtime::prelude::*;

/// GitHub's codes, for `error.code_as::<GitHubError>()`: those of a refused field
/// (<https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed>), and the types of GraphQL's errors.
///
/// Most refusals carry no code, only a status and a sentence: ask `error.kind()` and `error.message()`.
#[derive(Clone, Debug, PartialEq, Eq, Output)]
#[out(case = snake)]
#[non_exhaustive]
pub enum GitHubError {
    /// What is named does not exist.
    Missing,
    /// A field that must be given was not.
    MissingField,
    /// A field is formatted wrongly.
    Invalid,
    /// Another has this value already, and it must be there once.
    AlreadyExists,
    /// The inputs do not go together.
    Unprocessable,
    /// None of the others; `error.body()` has a sentence.
    Custom,
    /// GraphQL: what is named does not exist, or the token does not see it.
    #[out("NOT_FOUND")]
    NotFound,
    /// GraphQL: the token may not.
    #[out("FORBIDDEN")]
    Forbidden,
    /// GraphQL: the token lacks a scope.
    #[out("INSUFFICIENT_SCOPES")]
    InsufficientScopes,
    /// GraphQL: the inputs do not go together.
    #[out("UNPROCESSABLE")]
    GraphqlUnprocessable,
    /// GraphQL: too much in this hour.
    #[out("RATE_LIMITED")]
    RateLimited,
    /// A code that GitHub added later.
    #[out(other)]
    Other(String),
}
