//! What opens a store, and what does not.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use age::scrypt;

use crate::store::{LEAST_PASSPHRASE, Store, StoreFault, StoreKey, WORK};

use super::{Kept, value};

const PASSPHRASE: &str = "correct horse battery";

fn passphrase(text: &str) -> StoreKey {
    StoreKey::Passphrase(value(text))
}

/// The work factor in a file's header.
fn work(bytes: &[u8]) -> u32 {
    let header = String::from_utf8_lossy(bytes);
    let stanza = header.lines().nth(1).unwrap();
    let words: Vec<&str> = stanza.split(' ').collect();
    assert_eq!((words.len(), words[0], words[1]), (4, "->", "scrypt"), "{stanza}");
    words[3].parse().unwrap()
}

#[test]
fn another_identity_does_not_open_it() {
    let kept = Kept::new();
    let error = Store::open(kept.path(), StoreKey::generate_identity()).unwrap_err();
    assert_eq!(error.fault(), StoreFault::Key);
    assert!(error.to_string().starts_with("this key does not open `"), "{error}");
    let error = Store::open(kept.path(), passphrase(PASSPHRASE)).unwrap_err();
    assert!(error.to_string().contains("is opened by a key, and a passphrase was given"), "{error}");
}

#[test]
fn a_passphrase_opens_what_it_made_and_guessing_it_is_slow() {
    let kept = Kept::by(passphrase(PASSPHRASE));
    assert!(work(&kept.bytes()) >= 17 && work(&kept.bytes()) == u32::from(WORK));
    let store = kept.open();
    store.set("crm", &value("MARK"), "").unwrap();
    assert!(work(&kept.bytes()) >= 17);
    assert_eq!(store.get("crm").unwrap(), Some(value("MARK")));

    let error = Store::open(kept.path(), passphrase("correct horse batterx")).unwrap_err();
    assert_eq!(error.fault(), StoreFault::Key);
    let told = error.to_string();
    assert!(told.starts_with("this passphrase does not open `") && !told.contains("horse"), "{told}");
    let error = Store::open(kept.path(), kept.key.clone()).map(drop);
    assert!(error.is_ok());
    let error = Store::open(kept.path(), StoreKey::generate_identity()).unwrap_err();
    assert!(error.to_string().contains("is opened by a passphrase, and a key was given"), "{error}");

    let mut bytes = kept.bytes();
    *bytes.last_mut().unwrap() ^= 1;
    let told = kept.refused(&bytes).to_string();
    assert!(told.ends_with("it was changed, or its end is missing; restore a backup of it"), "{told}");
}

/// A file says how much work it asks for. One that asks for little is as weak as it says, and one that asks for much
/// would take all memory.
#[test]
fn a_file_that_asks_for_too_little_or_too_much_work() {
    let kept = Kept::new();
    let text = age::secrecy::SecretString::from(PASSPHRASE);
    let mut weak = scrypt::Recipient::new(text);
    weak.set_work_factor(2);
    let sealed = age::encrypt(&weak, b"{}").unwrap();
    let header = String::from_utf8_lossy(&sealed).lines().nth(1).unwrap().to_owned();
    for asked in [2, 16, 21, 63, 255] {
        let at = sealed.windows(header.len()).position(|part| part == header.as_bytes()).unwrap();
        let line = format!("{}{asked}", header.strip_suffix('2').unwrap());
        let bytes = [&sealed[..at], line.as_bytes(), &sealed[at + header.len()..]].concat();
        fs::write(kept.path(), bytes).unwrap();
        let error = Store::open(kept.path(), passphrase(PASSPHRASE)).unwrap_err();
        let told = error.to_string();
        assert!(told.contains(&format!("the work factor {asked}; 17 to 20 are taken")), "{told}");
    }
}

#[test]
fn a_short_passphrase_makes_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secrets.age");
    let error = Store::create(&path, passphrase(&"x".repeat(LEAST_PASSPHRASE - 1))).unwrap_err();
    assert_eq!(error.fault(), StoreFault::Key);
    assert!(!path.exists());
}

#[test]
fn another_key_is_the_key_from_then_on() {
    let kept = Kept::new();
    let (store, other) = (kept.open(), kept.open());
    store.set("crm", &value("MARK"), "").unwrap();
    let copy = kept.bytes();
    let new = StoreKey::generate_identity();
    store.rekey(new.clone()).unwrap();
    store.set("erp", &value("MARK"), "").unwrap();
    assert_eq!(Store::open(kept.path(), new).unwrap().names().unwrap(), ["crm", "erp"]);
    let error = other.set("crm", &value("x"), "").unwrap_err();
    assert!(error.to_string().starts_with("this key does not open `"), "{error}");
    // What the old key has opened it opens still: a backup, and whatever else was copied.
    fs::write(kept.path(), copy).unwrap();
    assert_eq!(kept.open().names().unwrap(), ["crm"]);
}

/// File and key change together for whoever reads meanwhile.
#[test]
fn who_reads_during_a_rekey_has_the_right_key() {
    let kept = Kept::new();
    let store = kept.open();
    store.set("crm", &value("MARK"), "").unwrap();
    let (other, is_over) = (store.clone(), AtomicBool::new(false));
    std::thread::scope(|threads| {
        let reading = threads.spawn(|| {
            let mut count = 0;
            while !is_over.load(Ordering::Relaxed) || count == 0 {
                assert_eq!(other.get("crm").unwrap(), Some(value("MARK")));
                count += 1;
            }
        });
        for _ in 0..100 {
            store.rekey(StoreKey::generate_identity()).unwrap();
        }
        is_over.store(true, Ordering::Relaxed);
        reading.join().unwrap();
    });
}

#[test]
fn a_key_comes_back_from_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secrets.key");
    let key = StoreKey::generate_identity();
    key.write_file(&path).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# public key: age1") && text.contains("\nAGE-SECRET-KEY-1"), "a key's file");
    let back = StoreKey::read_file(&path).unwrap();
    assert_eq!(back.public().unwrap(), key.public().unwrap());
    assert_eq!(key.write_file(&path).unwrap_err().fault(), StoreFault::Exists);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert!(!format!("{key:?} {back:?}").contains("AGE-SECRET"));
    assert_eq!(passphrase(PASSPHRASE).write_file(&path).unwrap_err().fault(), StoreFault::Key);
}

fn refused(path: &Path, text: &str) -> String {
    let _ = fs::remove_file(path);
    StoreKey::generate_identity().write_file(path).unwrap();
    fs::write(path, text).unwrap();
    StoreKey::read_file(path).unwrap_err().to_string()
}

#[test]
fn what_is_no_key_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secrets.key");
    assert!(refused(&path, "# a comment\n\n").contains("holds no key"));
    assert!(refused(&path, "hunter2\nhunter3\n").contains("holds more than one line"));
    for text in ["hunter2", "AGE-SECRET-KEY-1HUNTER2", "age1hunter2"] {
        let told = refused(&path, text);
        assert!(
            told.contains("is no `AGE-SECRET-KEY-1…`") && !told.to_lowercase().contains("hunter2"),
            "{told}"
        );
    }
    fs::write(&path, b"hunter2\xff").unwrap();
    assert!(StoreKey::read_file(&path).unwrap_err().to_string().contains("is no text, and so no key"));
    let key = StoreKey::Identity(value("hunter2"));
    let told = Store::create(folder.path().join("new.age"), key).unwrap_err().to_string();
    assert!(told.contains("the key given is no") && !told.contains("hunter2"), "{told}");
}

#[cfg(unix)]
#[test]
fn what_others_may_read_or_write_is_refused() {
    use std::os::unix::fs::PermissionsExt;

    let kept = Kept::new();
    let key = kept.folder.path().join("secrets.key");
    kept.key.write_file(&key).unwrap();
    let change = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    for mode in [0o640, 0o604, 0o660] {
        change(&key, mode);
        let error = StoreKey::read_file(&key).unwrap_err();
        assert_eq!(error.fault(), StoreFault::Permissions);
        let told = error.to_string();
        assert!(told.contains(&format!("mode {mode:o} lets others")), "{told}");
        assert!(told.ends_with(&format!("; run `chmod 600 {}`", key.display())), "{told}");
    }
    change(&kept.path(), 0o664);
    let error = Store::open(kept.path(), kept.key.clone()).unwrap_err();
    assert_eq!(error.fault(), StoreFault::Permissions);
    // A checkout of a repository is read by all, and what is encrypted may be.
    change(&kept.path(), 0o644);
    kept.open();
}
