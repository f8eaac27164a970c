//! The command line of Spoke.

fn main() {}
