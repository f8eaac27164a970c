//! How a secret may be called.

use super::error::StoreError;

/// The longest name, in bytes.
pub const MAX_NAME: usize = 100;

/// A name begins with a small letter or a digit; points, underscores, slashes and hyphens may follow.
///
/// # Errors
/// For everything else, which is not shown: it may be a secret in the wrong place.
pub(super) fn check(name: &str) -> Result<(), StoreError> {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_name = name.len() <= MAX_NAME
        && name.bytes().next().is_some_and(is_word)
        && name.bytes().all(|byte| is_word(byte) || b"._/-".contains(&byte));
    if is_name { Ok(()) } else { Err(StoreError::name(name.len())) }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn names() {
        for name in ["a", "7", "crm-token", "prod/crm.token_2", &"a".repeat(100)] {
            assert!(check(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn what_is_no_name_is_not_shown() {
        for name in ["", "-a", "/a", "Token", "a b", "a=b", "é", "a\n", &"a".repeat(101)] {
            let told = check(name).unwrap_err().to_string();
            assert!(told.contains("1 to 100 characters"), "{told}");
            assert!(name.len() < 4 || !told.contains(name), "{told}");
        }
    }
}
