//! The same calls by other people's clients: `drive CLIENT WORKLOAD ADDRESS CALLS IN_FLIGHT`.

fn main() {}
