//! Jira: actions and a sandbox.
