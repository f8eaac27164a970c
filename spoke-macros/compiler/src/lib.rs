//! The compiler behind the derives.
