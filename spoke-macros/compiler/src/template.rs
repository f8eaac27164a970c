//! Texts with slots: pure text, without tokens.
