//! Mutilated twins of a good request, each of which a server that reads carefully refuses.

use std::fmt;

use http::header::AUTHORIZATION;
use serde_json::Value;
use spoke_runtime::{Method, Outgoing};
use url::Url;

use super::argument::{Place, arguments};
use super::description::Described;

/// One way to mutilate a request.
#[derive(Clone, Debug)]
pub(crate) enum Twin {
    /// Another method.
    Method(Method),
    /// No credential.
    Anonymous,
    /// Without this segment of the path, from zero.
    Short(usize),
    /// Without an argument that the description demands.
    LeftOut(Place),
    /// With a value of a type that the description does not take.
    Mistyped(Place, Value),
    /// What the description does not let one try, in the words of the twin that is wanting.
    Wanting(&'static str),
}

/// Every twin of `request`, at least one of each kind that it can have.
pub(crate) fn twins(described: Described<'_>, request: &Outgoing) -> Vec<Twin> {
    let mut twins = vec![Twin::Anonymous];
    twins.push(
        described.other_method().and_then(method).map_or(Twin::Wanting("by another method"), Twin::Method),
    );
    twins.push(shorter(described, &request.url).map_or(Twin::Wanting("without a segment"), Twin::Short));
    let arguments = arguments(described, request);
    let left_out = arguments.iter().filter(|it| it.is_required).map(|it| Twin::LeftOut(it.place.clone()));
    let mistyped = arguments
        .iter()
        .filter_map(|it| it.wrong.clone().map(|wrong| Twin::Mistyped(it.place.clone(), wrong)));
    let (left_out, mistyped): (Vec<_>, Vec<_>) = (left_out.collect(), mistyped.collect());
    let has_arguments = request.body.is_some() || request.url.query().is_some();
    if left_out.is_empty() && has_arguments {
        twins.push(Twin::Wanting("without a member"));
    }
    if mistyped.is_empty() && has_arguments {
        twins.push(Twin::Wanting("with a wrong type"));
    }
    twins.into_iter().chain(left_out).chain(mistyped).collect()
}

impl Twin {
    /// Mutilates `request`.
    pub(crate) fn apply(&self, request: &mut Outgoing) {
        match self {
            Twin::Method(method) => request.method = *method,
            Twin::Anonymous => {
                request.headers.remove(AUTHORIZATION);
            }
            Twin::Short(index) => request.url.set_path(&without(&request.url, *index)),
            Twin::LeftOut(place) => change(request, place, None),
            Twin::Mistyped(place, wrong) => change(request, place, Some(wrong)),
            Twin::Wanting(_) => {}
        }
    }
}

/// Sets what stands at `place`, or takes it out.
fn change(request: &mut Outgoing, place: &Place, value: Option<&Value>) {
    let text = value.and_then(Value::as_str).unwrap_or_default();
    match place {
        Place::Segment(index) => {
            let path = request.url.path().to_owned();
            let mut segments: Vec<&str> = path.split('/').skip(1).collect();
            segments[*index] = text;
            request.url.set_path(&format!("/{}", segments.join("/")));
        }
        Place::Query(name) => {
            let pairs: Vec<_> = request.url.query_pairs().into_owned().collect();
            let mut query = request.url.query_pairs_mut();
            query.clear();
            for (known, own) in pairs.iter().filter(|(known, _)| known != name || value.is_some()) {
                query.append_pair(known, if known == name { text } else { own });
            }
        }
        Place::Member(pointer) => {
            let body = request.bytes().unwrap_or_default();
            let mut body: Value = serde_json::from_slice(body).unwrap();
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            let members = body.pointer_mut(parent).and_then(Value::as_object_mut).unwrap();
            match value {
                Some(value) => members.insert(name.to_owned(), value.clone()),
                None => members.remove(name),
            };
            request.body = Some(body.to_string().into());
        }
    }
}

/// A segment without which the path meets no operation at all.
fn shorter(described: Described<'_>, url: &Url) -> Option<usize> {
    let segments = url.path().split('/').skip(1).count();
    (0..segments).rev().find(|index| !described.description().has(&without(url, *index)))
}

fn without(url: &Url, index: usize) -> String {
    let segments = url.path().split('/').skip(1).enumerate();
    let kept = segments.filter(|(at, _)| *at != index).map(|(_, segment)| segment);
    format!("/{}", kept.collect::<Vec<_>>().join("/"))
}

fn method(name: &str) -> Option<Method> {
    [Method::Delete, Method::Patch, Method::Put, Method::Post, Method::Get]
        .into_iter()
        .find(|method| method.as_str().eq_ignore_ascii_case(name))
}

impl fmt::Display for Twin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Twin::Method(_) => f.write_str("by another method"),
            Twin::Anonymous => f.write_str("without a credential"),
            Twin::Short(_) => f.write_str("without a segment"),
            Twin::LeftOut(place) => write!(f, "without {place}"),
            Twin::Mistyped(place, _) => write!(f, "with a wrong type of {place}"),
            Twin::Wanting(what) => f.write_str(what),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Segment(index) => write!(f, "segment {index}"),
            Place::Query(name) => write!(f, "query {name}"),
            Place::Member(pointer) => write!(f, "body {pointer}"),
        }
    }
}
