//! What several actions speak of.

mod commit;
mod file_commit;
mod git_ref;
mod issue;
mod issue_comment;
mod label;
mod list;
mod pull_request;
mod release;
mod repository;
mod review;
mod webhook;
mod workflow_run;

pub use commit::{ChangedFile, Commit, FileStatus};
pub use file_commit::{FileCommit, Person};
pub use git_ref::GitRef;
pub use issue::{Issue, IssueState};
pub use issue_comment::IssueComment;
pub use label::Label;
pub use list::{Direction, RepositorySort, StateFilter};
pub use pull_request::PullRequest;
pub use release::{AssetState, Release, ReleaseAsset};
pub use repository::Repository;
pub use review::{Review, ReviewState};
pub use webhook::{HookContentType, InsecureSsl, Webhook};
pub use workflow_run::{RunConclusion, RunFilter, RunStatus, WorkflowRun, WorkflowRuns};
