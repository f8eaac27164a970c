//! GitHub: actions and a sandbox.
