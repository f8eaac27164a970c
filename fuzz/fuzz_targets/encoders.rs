//! The encoders: whatever the values are, each stands in its own place of the request and nowhere else.
#![no_main]

#[path = "encoders/multipart.rs"]
mod multipart;
#[path = "encoders/values.rs"]
mod values;
#[path = "encoders/xml.rs"]
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use spoke_runtime::prelude::*;
use spoke_runtime::{Action, ConnectionConfig, Kind, Patch, Preview, REDACTED, Scripted};
use url::Url;

use multipart::Part;
use values::{DEPTH, Json, object};

#[derive(Spoke)]
#[spoke(name = "desk", base = "https://{service}.desk.example/{tenant}", settings(tenant: String))]
struct Desk;

#[derive(Action)]
#[action(
    Desk: GET "/v{one}-{two}.json/{greedy:+}?fixed=1&pair=<{one}>",
    base(service = service),
    query("a&b[]" = labels, "state" = state, "n" = number),
    header("x-note" = note, "x-pair" = "<{two}>"),
)]
struct Find {
    service: String,
    one: String,
    two: String,
    greedy: String,
    note: String,
    labels: Vec<String>,
    state: Option<String>,
    number: i64,
}

#[derive(Action)]
#[action(Desk: POST "/forms", base(service = "api"), form = { "title": title, "a&b[]": labels, "text": "<{title}>&{number}", "state": state, "secret": secret })]
struct Fill {
    title: String,
    labels: Vec<String>,
    number: u8,
    state: Option<String>,
    secret: Secret<String>,
}

#[derive(Action)]
#[action(
    Desk: POST "/tickets",
    base(service = "api"),
    body = {
        "title": "P{number}: \"{title}\" {{x}}",
        "nested": { "list": [title, value], "a \"name\"": value },
        "maybe": maybe,
        "due": due,
        "labels": labels,
        "secret": secret,
        ..first,
        ..second,
    },
)]
struct File {
    title: String,
    number: u8,
    value: Value,
    maybe: Option<Value>,
    due: Patch<String>,
    labels: Vec<String>,
    secret: Secret<String>,
    first: BTreeMap<String, Value>,
    second: BTreeMap<String, Value>,
}

#[derive(Action)]
#[action(Desk: PUT "/whole", base(service = "api"), body = value)]
struct Whole {
    value: Value,
}

#[derive(Action)]
#[action(
    Desk: POST "/nested",
    base(service = "api"),
    form = { "Filter.*": filters, "Id.{n}": ids, "Tag&.*": tags },
)]
struct Filter {
    filters: Value,
    ids: Vec<String>,
    tags: BTreeMap<String, Value>,
}

#[derive(Arbitrary, Debug)]
enum Case {
    Find {
        service: String,
        tenant: String,
        one: String,
        two: String,
        greedy: String,
        note: String,
        labels: Vec<String>,
        state: Option<String>,
        number: i64,
    },
    Fill {
        title: String,
        labels: Vec<String>,
        number: u8,
        state: Option<String>,
    },
    File {
        title: String,
        number: u8,
        value: Json,
        maybe: Option<Json>,
        due: Option<Option<String>>,
        labels: Vec<String>,
        first: Vec<(String, Json)>,
        second: Vec<(String, Json)>,
    },
    Whole {
        value: Json,
    },
    Write {
        title: String,
        number: u8,
        maybe: Option<String>,
        labels: Vec<String>,
        value: Json,
    },
    Attach {
        title: String,
        labels: Vec<String>,
        number: u8,
        files: Vec<Part>,
        maybe: Option<Part>,
    },
    Filter {
        filters: Json,
        ids: Vec<String>,
        tags: Vec<(String, Json)>,
    },
}

/// A secret that no other value holds by chance.
const SECRET: &str = "s3cret-Of-The-Fuzzer";

fuzz_target!(|case: Case| {
    match case {
        Case::Find { service, tenant, one, two, greedy, note, labels, state, number } => {
            check_find(&service, &tenant, &one, &two, &greedy, &note, labels, state, number);
        }
        Case::Fill { title, labels, number, state } => check_fill(title, labels, number, state),
        Case::File { title, number, value, maybe, due, labels, first, second } => {
            let (Some(value), Some(first), Some(second)) =
                (value.value(DEPTH), object(first), object(second))
            else {
                return;
            };
            let maybe = maybe.and_then(|maybe| maybe.value(DEPTH));
            check_file(title, number, value, maybe, due, labels, first, second);
        }
        Case::Whole { value } => {
            let Some(value) = value.value(DEPTH) else { return };
            let preview = preview(Whole::new(value.clone())).unwrap();
            assert_eq!(preview.url().as_str(), "https://api.desk.example/net/whole");
            assert_eq!(body(&preview), value);
        }
        Case::Write { title, number, maybe, labels, value } => {
            let Some(value) = value.value(DEPTH) else { return };
            xml::check_root(&value);
            xml::check_write(title, number, maybe, labels, value);
        }
        Case::Attach { title, labels, number, files, maybe } => {
            multipart::check_attach(title, labels, number, files, maybe);
        }
        Case::Filter { filters, ids, tags } => {
            let (Some(filters), Some(tags)) = (filters.value(DEPTH), object(tags)) else { return };
            check_filter(filters, ids, tags);
        }
    }
});

#[allow(clippy::too_many_arguments)]
fn check_find(
    service: &str,
    tenant: &str,
    one: &str,
    two: &str,
    greedy: &str,
    note: &str,
    labels: Vec<String>,
    state: Option<String>,
    number: i64,
) {
    let action =
        Find::new(service, one, two, greedy, note, labels.clone(), number).maybe_state(state.clone());
    let Some(desk) = desk(tenant) else { return };
    let is_fit = is_label(service)
        && [one, two, tenant].iter().all(|one| is_segment(one))
        && !greedy.is_empty()
        && greedy.split('/').all(|one| one.is_empty() || is_segment(one))
        && is_header(note)
        && is_header(two);
    let preview = match action.on(&desk).preview() {
        Ok(preview) => preview,
        Err(error) => {
            assert_eq!(error.kind(), Kind::Input, "{error}");
            assert!(!is_fit, "{error}");
            return;
        }
    };
    assert!(is_fit, "sent, and should have been refused:\n{preview}");
    let url = reparsed(&preview);
    assert_eq!(url.host_str(), Some(format!("{}.desk.example", service.to_ascii_lowercase()).as_str()));
    let segments: Vec<String> = url.path_segments().unwrap().map(decoded).collect();
    let mut expected = vec![tenant.to_owned(), format!("v{one}-{two}.json")];
    expected.extend(greedy.split('/').map(str::to_owned));
    assert_eq!(segments, expected);
    let mut pairs = vec![("fixed".to_owned(), "1".to_owned()), ("pair".to_owned(), format!("<{one}>"))];
    pairs.extend(labels.into_iter().map(|label| ("a&b[]".to_owned(), label)));
    pairs.extend(state.map(|state| ("state".to_owned(), state)));
    pairs.push(("n".to_owned(), number.to_string()));
    assert_eq!(url.query_pairs().into_owned().collect::<Vec<_>>(), pairs);
    assert_eq!(preview.headers()["x-note"].as_bytes(), note.as_bytes());
    assert_eq!(preview.headers()["x-pair"].as_bytes(), format!("<{two}>").as_bytes());
    assert_eq!(preview.headers().len(), 2, "{preview}");
    assert!(preview.body().is_none());
}

fn check_fill(title: String, labels: Vec<String>, number: u8, state: Option<String>) {
    let action =
        Fill::new(title.clone(), labels.clone(), number, SECRET.to_owned().into()).maybe_state(state.clone());
    let preview = preview(action).unwrap();
    assert_eq!(reparsed(&preview).as_str(), "https://api.desk.example/net/forms");
    assert_eq!(preview.headers()["content-type"], "application/x-www-form-urlencoded");
    let sent: Vec<(String, String)> =
        url::form_urlencoded::parse(preview.body().unwrap()).into_owned().collect();
    let mut pairs = vec![("title".to_owned(), title.clone())];
    pairs.extend(labels.into_iter().map(|label| ("a&b[]".to_owned(), label)));
    pairs.push(("text".to_owned(), format!("<{title}>&{number}")));
    pairs.extend(state.map(|state| ("state".to_owned(), state)));
    pairs.push(("secret".to_owned(), REDACTED.to_owned()));
    assert_eq!(sent, pairs);
    assert!(!preview.as_curl().contains(SECRET));
}

#[allow(clippy::too_many_arguments)]
fn check_file(
    title: String,
    number: u8,
    value: Value,
    maybe: Option<Value>,
    due: Option<Option<String>>,
    labels: Vec<String>,
    first: BTreeMap<String, Value>,
    second: BTreeMap<String, Value>,
) {
    let due_json = due.clone().map(Value::from);
    let due = match due {
        None => Patch::Unset,
        Some(None) => Patch::Null,
        Some(Some(due)) => Patch::Set(due),
    };
    let action = File::new(
        title.clone(),
        number,
        value.clone(),
        labels.clone(),
        SECRET.to_owned().into(),
        first.clone(),
        second.clone(),
    )
    .maybe_maybe(maybe.clone())
    .maybe_due(due);
    const OWN: [&str; 6] = ["title", "nested", "maybe", "due", "labels", "secret"];
    let mut names: BTreeSet<&str> = OWN.into_iter().collect();
    let is_fit = first.keys().chain(second.keys()).all(|name| names.insert(name));
    let Some(preview) = judged(action, is_fit) else { return };
    let mut expected = json!({
        "title": format!("P{number}: \"{title}\" {{x}}"),
        "nested": { "list": [title, value], "a \"name\"": value },
        "labels": labels,
        "secret": REDACTED,
    });
    let members = expected.as_object_mut().unwrap();
    members.extend(maybe.map(|maybe| ("maybe".to_owned(), maybe)));
    members.extend(due_json.map(|due| ("due".to_owned(), due)));
    members.extend(first.into_iter().chain(second));
    assert_eq!(body(&preview), expected);
    assert!(!preview.as_curl().contains(SECRET));
}

fn check_filter(filters: Value, ids: Vec<String>, tags: BTreeMap<String, Value>) {
    let action = Filter::new(filters.clone(), ids.clone(), tags.clone());
    let preview = preview(action).unwrap();
    let sent: Vec<(String, String)> =
        url::form_urlencoded::parse(preview.body().unwrap()).into_owned().collect();
    let mut expected = Vec::new();
    named("Filter".to_owned(), &filters, &mut expected);
    expected.extend(ids.into_iter().enumerate().map(|(at, id)| (format!("Id.{}", at + 1), id)));
    for (name, tag) in &tags {
        named(format!("Tag&.{name}"), tag, &mut expected);
    }
    assert_eq!(sent, expected);
}

/// What a value is in a form, each leaf by the whole way to it.
fn named(name: String, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::String(text) => pairs.push((name, text.clone())),
        Value::Bool(_) | Value::Number(_) => pairs.push((name, value.to_string())),
        Value::Array(elements) => {
            elements.iter().zip(1..).for_each(|(it, at)| named(format!("{name}.{at}"), it, pairs));
        }
        Value::Object(members) => {
            members.iter().for_each(|(member, it)| named(format!("{name}.{member}"), it, pairs));
        }
    }
}

/// What `action` would send, which must be refused just where it is not fit.
fn judged<A: Action<Spoke = Desk>>(action: A, is_fit: bool) -> Option<Preview> {
    match preview(action) {
        Ok(preview) => {
            assert!(is_fit, "sent, and should have been refused:\n{preview}");
            Some(preview)
        }
        Err(error) => {
            assert_eq!(error.kind(), Kind::Input, "{error}");
            assert!(!is_fit, "{error}");
            None
        }
    }
}

/// What `action` would send, by the default tenant.
fn preview<A: Action<Spoke = Desk>>(action: A) -> Result<Preview, Error> {
    static DESK: LazyLock<Connection<Desk>> = LazyLock::new(|| desk("net").unwrap());
    Call::new(action, &DESK).preview()
}

/// A connection of this tenant, unless the tenant is refused as soon as the hub is built.
fn desk(tenant: &str) -> Option<Connection<Desk>> {
    let config = ConnectionConfig::to::<Desk>().setting("tenant", tenant).auth(Anonymous);
    let hub = Hub::builder().connection("desk", config).transport(Scripted::new([])).build();
    match hub.and_then(|hub| hub.connect("desk")) {
        Ok(desk) => Some(desk),
        Err(error) => {
            assert!(!is_segment(tenant), "{error}");
            None
        }
    }
}

/// The URL as somebody else reads it; only path and query are free.
fn reparsed(preview: &Preview) -> Url {
    let again = Url::parse(preview.url().as_str()).unwrap();
    assert_eq!(&again, preview.url());
    assert_eq!((again.scheme(), again.port(), again.fragment()), ("https", None, None));
    assert_eq!((again.username(), again.password()), ("", None));
    again
}

fn body(preview: &Preview) -> Value {
    assert_eq!(preview.headers()["content-type"], "application/json");
    serde_json::from_slice(preview.body().unwrap()).unwrap()
}

fn decoded(segment: &str) -> String {
    let pair = url::form_urlencoded::parse(segment.as_bytes()).next();
    // The form's parser reads a plus as a space, and there is none: it is escaped.
    assert!(!segment.contains(['+', '=', '&']), "{segment}");
    pair.map(|(name, _)| name.into_owned()).unwrap_or_default()
}

fn is_segment(text: &str) -> bool {
    !["", ".", ".."].contains(&text)
}

/// RFC 1123, section 2.1.
fn is_label(text: &str) -> bool {
    let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&text.len())
        && text.bytes().all(is_inside)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// RFC 9110, section 5.5, with the tab.
fn is_header(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'\t' || (byte >= 0x20 && byte != 0x7f))
}
