//! Proof that who asks for the token is who asked for the code (RFC 7636).

#![cfg_attr(not(feature = "login"), allow(dead_code, reason = "a browser's sign-in alone needs it"))]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};

/// What the page is shown of `verifier`: its SHA-256 (`S256`, section 4.2).
pub(super) fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()))
}

/// Whether both texts are the same. Their digests are compared, so that the time it takes tells nothing of where they differ.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    digest(&SHA256, one.as_bytes()).as_ref() == digest(&SHA256, other.as_bytes()).as_ref()
}

#[cfg(test)]
mod tests {
    use super::{challenge, is_same};

    /// RFC 7636, appendix B.
    #[test]
    fn the_challenge_is_the_rfcs() {
        assert_eq!(
            challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn texts_are_the_same_or_not() {
        assert!(is_same("state", "state"));
        assert!(!is_same("state", "stat") && !is_same("state", "") && !is_same("state", "statf"));
    }
}
