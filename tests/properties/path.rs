//! Paths.

use proptest::{prop_assert_eq, proptest};
use spoke_runtime::{Method, Operation, Part, Preview};

use super::probe::{Desk, Template, input, refused, segments, sent};
use super::values::{NASTY, cases, text};

struct Slots;

impl Template for Slots {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/projects/"), Part::Field(0), Part::Text("/tickets/"), Part::Field(1)],
        inputs: &[input("project"), input("ticket")],
        ..Operation::new("slots", Method::Get, "/projects/{project}/tickets/{ticket}")
    };
}

struct Pieces;

impl Template for Pieces {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/v"), Part::Field(0), Part::Text("-"), Part::Field(1), Part::Text(".json")],
        inputs: &[input("major"), input("minor")],
        ..Operation::new("pieces", Method::Get, "/v{major}-{minor}.json")
    };
}

struct Neighbours;

impl Template for Neighbours {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/a/"), Part::Field(0), Part::Field(1), Part::Text("/b")],
        inputs: &[input("one"), input("other")],
        ..Operation::new("neighbours", Method::Get, "/a/{one}{other}/b")
    };
}

struct Greedy;

impl Template for Greedy {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/files/"), Part::Greedy(0)],
        inputs: &[input("place")],
        ..Operation::new("greedy", Method::Get, "/files/{place:+}")
    };
}

/// Nothing but the path may have changed.
fn is_at_home(preview: &Preview) {
    let again = url::Url::parse(preview.url().as_str()).unwrap();
    assert_eq!(again.scheme(), "https");
    assert_eq!(again.host_str(), Some("desk.example"));
    assert_eq!(again.port(), None);
    assert_eq!(again.username(), "");
    assert_eq!(again.query(), None);
    assert_eq!(again.fragment(), None);
    assert_eq!(again.path(), preview.url().path());
}

fn is_no_segment(value: &str) -> bool {
    ["", ".", ".."].contains(&value)
}

fn one_segment_each(project: &str, ticket: &str) {
    let sent = sent::<Slots>(&[project, ticket]);
    if is_no_segment(project) {
        refused(sent, "project");
    } else if is_no_segment(ticket) {
        refused(sent, "ticket");
    } else {
        let preview = sent.unwrap();
        is_at_home(&preview);
        assert_eq!(segments(&preview), ["api", "projects", project, "tickets", ticket]);
    }
}

fn every_segment_stays(place: &str) {
    let sent = sent::<Greedy>(&[place]);
    if place.is_empty() || place.split('/').any(|segment| segment == "." || segment == "..") {
        refused(sent, "place");
    } else {
        let preview = sent.unwrap();
        is_at_home(&preview);
        let expected: Vec<&str> = ["api", "files"].into_iter().chain(place.split('/')).collect();
        assert_eq!(segments(&preview), expected);
    }
}

#[test]
fn a_nasty_value_is_one_segment() {
    for value in NASTY {
        one_segment_each(value, "7");
        one_segment_each("NET", value);
    }
}

#[test]
fn a_nasty_value_stays_in_a_greedy_slot() {
    NASTY.iter().for_each(|value| every_segment_stays(value));
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_slot_is_one_segment(project in text(), ticket in text()) {
        one_segment_each(&project, &ticket);
    }

    #[test]
    fn a_greedy_slot_keeps_its_slashes_and_nothing_else(place in text()) {
        every_segment_stays(&place);
    }

    #[test]
    fn a_piece_of_a_segment_stays_in_it(major in text(), minor in text()) {
        match sent::<Pieces>(&[&major, &minor]) {
            Err(error) => {
                let named = if is_no_segment(&major) { "major" } else { "minor" };
                assert!(is_no_segment(&major) || is_no_segment(&minor), "{error}");
                refused(Err(error), named);
            }
            Ok(preview) => {
                is_at_home(&preview);
                prop_assert_eq!(segments(&preview), ["api".to_owned(), format!("v{major}-{minor}.json")]);
            }
        }
    }

    #[test]
    fn two_slots_make_no_dot_segment(one in "[.]{0,3}|[a./]{0,3}", other in "[.]{0,3}|[a./]{0,3}") {
        if let Ok(preview) = sent::<Neighbours>(&[&one, &other]) {
            is_at_home(&preview);
            let segments = segments(&preview);
            prop_assert_eq!(&segments, &["api".to_owned(), "a".to_owned(), format!("{one}{other}"), "b".to_owned()]);
            assert!(!is_no_segment(&segments[2]));
        }
    }
}
