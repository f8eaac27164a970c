//! How lists are asked for.

use spoke_runtime::prelude::*;

/// Which issues or pull requests are listed.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
pub enum StateFilter {
    /// Those that wait to be done.
    Open,
    /// Those that are done, or will not be.
    Closed,
    /// All.
    All,
}

/// In which direction a list is ordered.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
pub enum Direction {
    /// The least first.
    Asc,
    /// The greatest first.
    Desc,
}

/// What orders repositories.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = snake)]
#[non_exhaustive]
pub enum RepositorySort {
    /// When they were created.
    Created,
    /// When they were last changed.
    Updated,
    /// When somebody last pushed.
    Pushed,
    /// Owner and name.
    FullName,
}
