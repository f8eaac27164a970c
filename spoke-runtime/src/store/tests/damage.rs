//! A file that is not what was written.

use crate::secret::Secret;
use crate::store::content::Content;
use crate::store::{MAX_STORE, Store, StoreFault, StoreKey, seal};

use super::{Kept, value};

/// Each byte of a file is changed, left out and doubled, and each end cut off.
#[test]
fn no_byte_can_be_changed() {
    let kept = Kept::new();
    kept.open().set("crm", &value("MARK"), "").unwrap();
    let whole = kept.bytes();
    let mut refused = 0;
    let mut check = |bytes: &[u8], how: &str, at: usize| {
        let error = kept.refused(bytes);
        assert!(matches!(error.fault(), StoreFault::Damaged | StoreFault::Key), "{how} {at}: {error}");
        let told = error.to_string();
        assert!(told.contains("secrets.age`") && told.contains("restore a backup"), "{how} {at}: {told}");
        assert!(!told.contains("MARK") && !told.contains("AGE-SECRET-KEY-1"), "{how} {at}: {told}");
        refused += 1;
    };
    for at in 0..whole.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            check(&bytes, "flipped", at);
        }
        let mut bytes = whole.clone();
        let doubled = bytes[at];
        bytes.remove(at);
        check(&bytes, "left out", at);
        bytes.insert(at, doubled);
        bytes.insert(at, b'x');
        check(&bytes, "added", at);
        check(&whole[..at], "cut", at);
    }
    check(&[&whole[..], b"\n"].concat(), "added", whole.len());
    assert_eq!(refused, whole.len() * 6 + 1);
    std::fs::write(kept.path(), &whole).unwrap();
    assert_eq!(kept.open().get("crm").unwrap(), Some(value("MARK")));
}

#[test]
fn an_empty_file() {
    let kept = Kept::new();
    let told = kept.refused(b"").to_string();
    assert!(told.ends_with("secrets.age` is damaged: it is empty; restore a backup of it"), "{told}");
}

#[test]
fn a_file_larger_than_any_store() {
    let kept = Kept::new();
    std::fs::File::create(kept.path()).unwrap().set_len(MAX_STORE + 1).unwrap();
    let error = Store::open(kept.path(), kept.key.clone()).unwrap_err();
    assert_eq!(error.fault(), StoreFault::Damaged);
}

#[test]
fn a_file_that_is_not_there() {
    let kept = Kept::new();
    let store = kept.open();
    std::fs::remove_file(kept.path()).unwrap();
    assert_eq!(store.get("crm").unwrap_err().fault(), StoreFault::Missing);
    let error = Store::open(kept.path(), kept.key.clone()).unwrap_err();
    assert_eq!(error.fault(), StoreFault::Missing);
    assert!(error.to_string().contains("`spoke secrets init` makes one"), "{error}");
}

fn with_content(json: &str) -> crate::store::StoreError {
    let kept = Kept::new();
    let sealed = seal::seal(json.as_bytes(), &kept.key).unwrap();
    kept.refused(&sealed)
}

#[test]
fn a_newer_version_is_not_touched() {
    let error = with_content(r#"{"version": 2, "secrets": [], "vault": {}}"#);
    assert_eq!(error.fault(), StoreFault::Newer);
    assert!(
        error.to_string().ends_with("is a store of version 2, and this program knows 1; update it"),
        "{error}"
    );
}

/// What a parser says quotes what it found, and that may be a secret.
#[test]
fn a_content_that_is_none_is_not_quoted() {
    for json in [
        r#"{"version": 1, "secrets": "MARK", "history": []}"#,
        r#"{"version": 1, "secrets": {"crm": "MARK"}, "history": []}"#,
        r#"{"version": 1, "secrets": {}, "history": [], "MARK": 1}"#,
        r#"{"version": "MARK"}"#,
        "MARK",
        "",
    ] {
        let error = with_content(json);
        assert_eq!(error.fault(), StoreFault::Damaged, "{json}: {error}");
        assert!(
            error.to_string().contains("its key opens it") && !error.to_string().contains("MARK"),
            "{error}"
        );
    }
}

#[test]
fn what_is_decrypted_is_read_back() {
    let kept = Kept::by(StoreKey::Identity(match StoreKey::generate_identity() {
        StoreKey::Identity(text) => Secret::new(format!(" {}\n", text.expose())),
        StoreKey::Passphrase(_) => unreachable!("it is an identity"),
    }));
    kept.open().set("crm", &value("MARK"), "").unwrap();
    let plain = seal::open(&kept.bytes(), &kept.key).unwrap();
    let text = String::from_utf8(plain.to_vec()).unwrap();
    assert!(text.starts_with("{\n  \"version\": 1,\n  \"secrets\": {\n    \"crm\": {\n"), "{text}");
    assert_eq!(Content::read(&plain).unwrap().value("crm"), Some(&value("MARK")));
}
