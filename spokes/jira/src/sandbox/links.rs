//! Links between issues.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::site::{Link, Site};
use super::{answer, no_issue, object, refuse, root};

/// The types: name, what is said of the issue that a link goes to, and of the one that it comes from.
const TYPES: &[(&str, &str, &str)] = &[
    ("Blocks", "is blocked by", "blocks"),
    ("Duplicate", "is duplicated by", "duplicates"),
    ("Relates", "relates to", "relates to"),
];

/// `POST /rest/api/3/issueLink`: 201 without a body, also where the link is there
pub(super) fn create(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let members = object(request)?;
    let name = members.get("type").and_then(|it| it["name"].as_str()).unwrap_or_default();
    let missing = || refuse(404, &format!("No issue link type with name '{name}' found."));
    let (kind, ..) = TYPES.iter().find(|(known, ..)| *known == name).ok_or_else(missing)?;
    let inward = linked(site, &members, "inwardIssue")?;
    let outward = linked(site, &members, "outwardIssue")?;
    if inward == outward {
        return Err(refuse(400, "You cannot link an issue to itself."));
    }
    let is_there = |link: &Link| link.kind == *kind && link.inward == inward && link.outward == outward;
    if !site.links.iter().any(is_there) {
        let id = site.next_id();
        site.links.push(Link { id, kind, inward, outward });
    }
    Ok(Answer::status(201))
}

/// `GET /rest/api/3/issueLink/{link}`
pub(super) fn get(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let link = &site.links[position(site, request)?];
    let root = root(request);
    let mut shown = shown(link, &root);
    shown["inwardIssue"] = json!({"key": link.inward});
    shown["outwardIssue"] = json!({"key": link.outward});
    Ok(answer(200, shown))
}

/// `DELETE /rest/api/3/issueLink/{link}`
pub(super) fn delete(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let position = position(site, request)?;
    site.links.remove(position);
    Ok(Answer::status(204))
}

/// `GET /rest/api/3/issueLinkType`
pub(super) fn types(_: &mut Site, request: &Request) -> Answer {
    let root = root(request);
    answer(200, json!({"issueLinkTypes": TYPES.iter().map(|it| kind(it.0, &root)).collect::<Vec<_>>()}))
}

/// The links of the issue of this key as its field `issuelinks` shows them: each with the other issue alone.
pub(super) fn of(site: &Site, key: &str, root: &str) -> Value {
    let links = site.links.iter().filter(|link| link.inward == key || link.outward == key);
    links
        .map(|link| {
            let (name, other) = if link.inward == key {
                ("outwardIssue", &link.outward)
            } else {
                ("inwardIssue", &link.inward)
            };
            let mut shown = shown(link, root);
            shown[name] = json!({ "key": other });
            shown
        })
        .collect()
}

fn shown(link: &Link, root: &str) -> Value {
    let address = format!("{root}/rest/api/3/issueLink/{}", link.id);
    json!({"id": link.id.to_string(), "self": address, "type": kind(link.kind, root)})
}

fn kind(name: &str, root: &str) -> Value {
    let found = (10_000..).zip(TYPES).find(|(_, known)| known.0 == name);
    found.map_or(Value::Null, |(id, (name, inward, outward))| {
        let address = format!("{root}/rest/api/3/issueLinkType/{id}");
        json!({"id": id.to_string(), "name": name, "inward": inward, "outward": outward, "self": address})
    })
}

/// The key of the issue that `member` names.
fn linked(site: &Site, members: &Map<String, Value>, member: &str) -> Result<String, Answer> {
    let named = members.get(member).and_then(|it| it["key"].as_str().or_else(|| it["id"].as_str()));
    let named = named.unwrap_or_default();
    site.issues.iter().find(|issue| issue.is(named)).map(|issue| issue.key.clone()).ok_or_else(no_issue)
}

fn position(site: &Site, request: &Request) -> Result<usize, Answer> {
    let id = request.slot("link");
    let missing = || refuse(404, &format!("No issue link with id '{id}' exists."));
    site.links.iter().position(|link| link.id.to_string() == id).ok_or_else(missing)
}
