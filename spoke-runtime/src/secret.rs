//! Values that are never shown.

mod names;
mod store;

use std::fmt;

use zeroize::Zeroize;

pub(crate) use names::is_secret_name;
pub use store::{Held, SecretStore};

/// What stands in the place of a secret wherever people look.
pub const REDACTED: &str = "[redacted]";

/// A value that has no `Display` and no `Serialize`, whose `Debug` shows nothing of it, and whose memory is overwritten when it
/// is dropped. What a request, a library or the system copies of it is theirs.
///
/// ```
/// use spoke_runtime::Secret;
///
/// let token = Secret::new("xoxb-1".to_owned());
/// assert_eq!(format!("{token:?}"), "Secret([redacted])");
/// assert_eq!(token.expose(), "xoxb-1");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret<T: Zeroize>(T);

impl<T: Zeroize> Secret<T> {
    /// Hides `value`.
    pub const fn new(value: T) -> Self {
        Secret(value)
    }

    /// The value, for the one place that sends it.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Secret(value)
    }
}

impl From<&str> for Secret<String> {
    fn from(value: &str) -> Self {
        Secret(value.to_owned())
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({REDACTED})")
    }
}
