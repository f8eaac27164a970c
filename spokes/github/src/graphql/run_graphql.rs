//! `POST /graphql`, <https://docs.github.com/graphql/guides/forming-calls-with-graphql>

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use crate::GitHub;

/// Runs a GraphQL query or mutation.
///
/// An answer with `errors` is a failure, also where it holds data beside them: `error.code()` is the `type` of the first,
/// and `error.body()` has the rest. It is not repeated, for a document may change something.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/graphql" -> GraphqlData,
    fail(
        when = (errors exists),
        code = errors[0].type,
        kind(
            not_found = ["NOT_FOUND"],
            forbidden = ["FORBIDDEN", "INSUFFICIENT_SCOPES"],
            invalid = ["UNPROCESSABLE"],
            rate_limited = ["RATE_LIMITED"],
        ),
    ),
    preview = "GitHub describes GraphQL in a language of its own, so that no description can be held against it",
    docs = "https://docs.github.com/graphql/guides/forming-calls-with-graphql",
)]
#[non_exhaustive]
pub struct RunGraphql {
    /// The document: `query($login: String!) { user(login: $login) { name } }`.
    pub query: String,
    /// An object with the values of its variables.
    pub variables: Option<Value>,
    /// Which of several operations runs.
    #[input(rename = "operationName")]
    pub operation_name: Option<String>,
}

/// What a document gave.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct GraphqlData {
    /// Its members, as the document asks for them.
    #[out(data)]
    pub data: Value,
}
