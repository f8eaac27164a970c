//! What holds Spoke together.
