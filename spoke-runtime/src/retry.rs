//! Whether and when a failed attempt is made again.

/// How often, and how long between.
#[derive(Clone, Debug)]
pub struct Retry {
    /// How many attempts at most, the first included.
    pub attempts: u32,
}
