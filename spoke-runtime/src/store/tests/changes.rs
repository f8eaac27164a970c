//! Setting, rotating, removing, and what is remembered of it.

use std::time::{Duration, SystemTime};

use crate::clock::ManualClock;
use crate::secret::SecretStore;
use crate::store::{MAX_HISTORY, MAX_VALUE, Store, StoreFault, StoreKey, What};

use super::{Kept, value};

#[test]
fn what_is_set_is_there_for_others() {
    let kept = Kept::new();
    let (one, other) = (kept.open(), kept.open());
    assert_eq!(other.get("crm").unwrap(), None);
    one.set("crm", &value("MARK-1"), "").unwrap();
    assert_eq!(other.get("crm").unwrap(), Some(value("MARK-1")));
    // Two files of the same length, as soon after one another as it gets.
    one.set("crm", &value("MARK-2"), "").unwrap();
    assert_eq!(other.get("crm").unwrap(), Some(value("MARK-2")));
    other.set("erp", &value("MARK-3"), "").unwrap();
    assert_eq!(one.names().unwrap(), ["crm", "erp"]);
    kept.holds_nowhere("MARK-");
}

#[test]
fn any_text_comes_back_as_it_was() {
    let kept = Kept::new();
    let texts = ["-----BEGIN KEY-----\nMII\n", "\"\\\u{0}\u{1f}é\u{1f600}", " ", &"x".repeat(200_000)];
    for text in texts {
        kept.open().set("key", &value(text), "").unwrap();
        assert_eq!(kept.open().get("key").unwrap(), Some(value(text)));
    }
}

#[test]
fn the_history_says_who_and_when_and_no_value() {
    let kept = Kept::new();
    let clock = ManualClock::new();
    let store = kept.at(clock.clone());
    store.set("crm", &value("MARK-1"), "first\ntoken").unwrap();
    clock.advance(Duration::from_secs(60));
    store.rotate("crm", &value("MARK-2"), "yearly").unwrap();
    let later = store.list().unwrap()[0].clone();
    store.signed("bob").remove("crm", "gone").unwrap();

    let store = kept.open();
    let told: Vec<_> = store
        .history()
        .unwrap()
        .into_iter()
        .skip(1)
        .map(|change| (change.by, change.what, change.name.unwrap(), change.why))
        .collect();
    let line = |by: &str, what, why: &str| (by.to_owned(), what, "crm".to_owned(), why.to_owned());
    assert_eq!(
        told,
        [
            line("ada", What::Set, "first token"),
            line("ada", What::Rotated, "yearly"),
            line("bob", What::Removed, "gone")
        ]
    );
    let times: Vec<SystemTime> = store.history().unwrap().iter().map(|change| change.at).collect();
    assert_eq!(times[2].duration_since(times[1]).unwrap(), Duration::from_secs(60));
    assert_eq!((later.set_at, later.set_by.as_str(), later.why.as_str()), (times[2], "ada", "yearly"));
    assert!(!format!("{:?} {store:?} {later:?}", store.history().unwrap()).contains("MARK"));
}

#[test]
fn the_history_is_bounded() {
    let kept = Kept::new();
    let store = kept.open();
    let mut content = crate::store::Content::clone(&store.content().unwrap());
    for number in 0..MAX_HISTORY + 5 {
        content.note(store.change(What::Set, Some("crm"), &number.to_string()));
    }
    store.write(content, None).unwrap();
    let history = kept.open().history().unwrap();
    assert_eq!(history.len(), MAX_HISTORY);
    assert_eq!(history[0].why, "5");
}

#[test]
fn what_is_not_there_is_not_rotated_and_not_removed() {
    let kept = Kept::new();
    let store = kept.open();
    store.set("crm-token", &value("MARK"), "").unwrap();
    for error in
        [store.rotate("crm-tokem", &value("x"), "").unwrap_err(), store.remove("crm-tokem", "").unwrap_err()]
    {
        assert_eq!(error.fault(), StoreFault::NotThere);
        assert!(
            error.to_string().ends_with("holds no secret `crm-tokem`; did you mean `crm-token`?"),
            "{error}"
        );
    }
    assert_eq!(store.rotate("crm-token", &value("MARK"), "").unwrap_err().fault(), StoreFault::Refused);
}

#[test]
fn an_empty_and_an_endless_value_are_refused() {
    let kept = Kept::new();
    for text in [String::new(), "x".repeat(MAX_VALUE + 1)] {
        let error = kept.open().set("crm", &text.into(), "").unwrap_err();
        assert_eq!(error.fault(), StoreFault::Refused, "{error}");
    }
    assert_eq!(kept.open().get("crm").unwrap(), None);
}

#[test]
fn a_store_is_not_made_over_another() {
    let kept = Kept::new();
    let before = kept.bytes();
    let error = Store::create(kept.path(), StoreKey::generate_identity()).unwrap_err();
    assert_eq!(error.fault(), StoreFault::Exists);
    assert_eq!(kept.bytes(), before);
}

#[test]
fn whoever_knows_only_the_trait_reads_and_writes() {
    let kept = Kept::new();
    let store: &dyn SecretStore = &kept.open();
    store.set("crm", &value("MARK"), "refreshed").unwrap();
    assert_eq!(store.get("crm").unwrap(), Some(value("MARK")));
    assert_eq!(store.names().unwrap(), ["crm"]);
    assert!(store.get("no name").unwrap_err().contains("not shown"));
}

/// A configuration may link to where the store lies.
#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let kept = Kept::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link.age");
    std::os::unix::fs::symlink(kept.path(), &link).unwrap();
    Store::open(&link, kept.key.clone()).unwrap().set("crm", &value("x"), "").unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(kept.open().names().unwrap(), ["crm"]);
}

/// Nothing that writing leaves beside the store is for others.
#[cfg(unix)]
#[test]
fn every_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;

    let kept = Kept::new();
    let store = kept.open();
    store.set("crm", &value("x"), "").unwrap();
    let _held = store.hold("crm").unwrap();
    kept.key.write_file(kept.folder.path().join("secrets.key")).unwrap();
    let modes: Vec<_> = std::fs::read_dir(kept.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().permissions().mode() & 0o777)
        .collect();
    assert_eq!(modes, [0o600; 4]);
}
