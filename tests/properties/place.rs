//! Where a call goes: slots in a base, and addresses that the vendor handed out.

use proptest::proptest;
use spoke_runtime::{At, Method, Operation, Pair, Part, Value};

use super::probe::{Desk, Regional, Template, input, refused, segments, sent};
use super::values::{NASTY, cases, text};

struct Based;

impl Template for Based {
    type Spoke = Regional;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/tickets")],
        base: &[
            Pair { name: "region", value: Value::Field(0) },
            Pair { name: "tenant", value: Value::Field(1) },
        ],
        inputs: &[input("zone"), input("customer")],
        ..Operation::new("based", Method::Get, "/tickets")
    };
}

struct HandedOut;

impl Template for HandedOut {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        at: Some(At { field: 0, credentials: false }),
        inputs: &[input("upload_url")],
        ..Operation::new("handed_out", Method::Put, "")
    };
}

struct Trusted;

impl Template for Trusted {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        at: Some(At { field: 0, credentials: true }),
        inputs: &[input("next_url")],
        ..Operation::new("trusted", Method::Get, "")
    };
}

/// RFC 1035, section 2.3.1, with leading digits (RFC 1123, section 2.1).
fn is_label(text: &str) -> bool {
    let inner = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    (1..=63).contains(&text.len())
        && text.chars().all(inner)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

fn base_stays(zone: &str, customer: &str) {
    let sent = sent::<Based>(&[zone, customer]);
    if !is_label(zone) {
        refused(sent, "region");
    } else if ["", ".", ".."].contains(&customer) {
        refused(sent, "tenant");
    } else if let Ok(preview) = sent {
        let host = format!("{}.desk.example", zone.to_ascii_lowercase());
        let again = url::Url::parse(preview.url().as_str()).unwrap();
        assert_eq!(again.host_str(), Some(host.as_str()));
        assert_eq!((again.port(), again.username(), again.query()), (None, "", None));
        assert_eq!(segments(&preview), [customer, "tickets"]);
    } else {
        // The URL standard refuses some labels of its own, such as a false `xn--`.
        assert!(zone.to_ascii_lowercase().starts_with("xn--"), "{zone}");
    }
}

#[test]
fn a_nasty_value_is_one_label() {
    for value in NASTY {
        base_stays(value, "acme");
        base_stays("eu-1", value);
    }
}

#[test]
fn a_handed_out_address_is_https_and_without_a_name() {
    let at_home = "https://desk.example/upload?part=1";
    assert_eq!(sent::<HandedOut>(&[at_home]).unwrap().url().as_str(), at_home);
    let elsewhere = "https://files.example/upload";
    assert_eq!(sent::<HandedOut>(&[elsewhere]).unwrap().url().as_str(), elsewhere);
    for value in ["http://files.example/", "ftp://files.example/", "https://bot:word@files.example/"] {
        refused(sent::<HandedOut>(&[value]), "upload_url");
    }
}

#[test]
fn credentials_stay_at_home() {
    for value in [
        "https://evil.example/",
        "https://desk.example.evil.example/",
        "https://desk.example:8443/",
        "http://desk.example/",
        "https://desk.example@evil.example/",
        "https:\\\\evil.example/",
    ] {
        refused(sent::<Trusted>(&[value]), "next_url");
    }
    assert!(sent::<Trusted>(&["https://desk.example/page/2"]).is_ok());
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_base_slot_is_one_label_or_one_segment(zone in text(), customer in text()) {
        base_stays(&zone, &customer);
    }

    #[test]
    fn credentials_never_leave_for_another_host(address in text(), path in text()) {
        for value in [address.clone(), format!("https://{address}"), format!("https://desk.example{path}")] {
            if let Ok(preview) = sent::<Trusted>(&[&value]) {
                assert_eq!(preview.url().origin().ascii_serialization(), "https://desk.example");
            }
        }
    }
}
