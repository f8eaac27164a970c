//! Slack: actions and a sandbox.
