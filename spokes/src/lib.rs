//! The shelf of prebuilt spokes.
