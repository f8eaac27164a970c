//! GraphQL as far as two questions go: `viewer { login }`, and `repository(owner: …, name: …) { … }` with its plain members.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::answers::{answer, refuse};
use super::forge::{Forge, LOGIN};
use super::members::{object, text};

/// `POST /graphql`: refusals are answered with 200 and `errors`, as GitHub has it
pub(super) fn run(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let members = object(request)?;
    let document = text(&members, "query")?
        .ok_or_else(|| refuse(400, "A query attribute must be specified and must be a string."))?;
    let variables = members.get("variables").cloned().unwrap_or_default();
    let body = match selected(&document) {
        Some((field, arguments, asked)) => given(forge, (&field, &arguments, &asked), &variables),
        None => json!({"errors": [{"message": "Expected one field with a selection"}]}),
    };
    Ok(answer(200, body))
}

fn given(forge: &Forge, (field, arguments, asked): (&str, &str, &[String]), variables: &Value) -> Value {
    let argument = |name: &str| {
        let value =
            arguments.split(',').find_map(|pair| pair.split_once(':').filter(|(own, _)| own.trim() == name));
        let value = value.map(|(_, value)| value.trim()).unwrap_or_default();
        match value.strip_prefix('$') {
            Some(name) => variables[name].as_str().unwrap_or_default().to_owned(),
            None => value.trim_matches('"').to_owned(),
        }
    };
    let known = match field {
        "viewer" => json!({"login": LOGIN}),
        "repository" => {
            let (owner, name) = (argument("owner"), argument("name"));
            match forge.find(&owner, &name) {
                Some(it) => json!({
                    "name": it.name,
                    "nameWithOwner": format!("{}/{}", it.owner, it.name),
                    "isPrivate": false,
                    "databaseId": it.id,
                }),
                None => {
                    let message =
                        format!("Could not resolve to a Repository with the name '{owner}/{name}'.");
                    let error = json!({"type": "NOT_FOUND", "path": [field], "message": message});
                    return json!({"data": {field: null}, "errors": [error]});
                }
            }
        }
        _ => return undefined(field, "Query"),
    };
    let mut chosen = Map::new();
    for name in asked {
        match known.get(name) {
            Some(value) => chosen.insert(name.clone(), value.clone()),
            None => return undefined(name, if field == "viewer" { "User" } else { "Repository" }),
        };
    }
    json!({"data": {field: chosen}})
}

fn undefined(field: &str, parent: &str) -> Value {
    let message = format!("Field '{field}' doesn't exist on type '{parent}'");
    json!({"errors": [{"message": message, "extensions": {"code": "undefinedField"}}]})
}

/// The one field that a query asks for, its arguments, and the members that are asked of it.
fn selected(document: &str) -> Option<(String, String, Vec<String>)> {
    let (head, rest) = document.split_once('{')?;
    if head.trim_start().starts_with("mutation") {
        return None;
    }
    let (field, inner) = rest.split_once('{')?;
    let (members, _) = inner.split_once('}')?;
    let (name, arguments) = field.split_once('(').unwrap_or((field, ""));
    let arguments = arguments.trim_end().trim_end_matches(')').to_owned();
    let members = members.split([' ', ',', '\n']).filter(|name| !name.is_empty()).map(str::to_owned);
    Some((name.trim().to_owned(), arguments, members.collect()))
}
