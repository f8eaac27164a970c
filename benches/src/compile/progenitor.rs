//! The fixture by progenitor: an OpenAPI description, the client that its builder interface writes for it, and the same calls.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Map, Value, json};

use super::cargo::cargo;
use super::fixture::{Use, crate_of};

/// The crate of so many groups.
///
/// # Errors
///
/// Where progenitor cannot be built, or refuses the description.
pub fn source(used: Use, groups: usize) -> Result<String, String> {
    let calls = match used {
        Use::Declared => "",
        Use::Called => CALLED,
        Use::Shown => SHOWN,
    };
    let generated = generated(&description(groups))?;
    Ok(crate_of(&format!("mod generated {{\n{generated}\n}}\n{HEAD}"), calls, used, groups))
}

/// What progenitor writes for a description.
fn generated(description: &Value) -> Result<String, String> {
    let mut generator = cargo("run")
        .args(["--quiet", "--package", super::PEER])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo: {error}"))?;
    let mut input = generator.stdin.take().expect("it was asked for as a pipe");
    input
        .write_all(description.to_string().as_bytes())
        .map_err(|error| format!("{}: {error}", super::PEER))?;
    drop(input);
    let output = generator.wait_with_output().map_err(|error| format!("{}: {error}", super::PEER))?;
    if !output.status.success() {
        return Err(format!("{} failed: {}", super::PEER, output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{}: {error}", super::PEER))
}

/// The operations of so many groups.
fn description(groups: usize) -> Value {
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for group in 0..groups {
        let named = |name: &str| format!("{name}{group:03}");
        let path = |end: &str| format!("/groups/{group:03}{end}");
        let answers = json!({
            "200": {"description": "the item", "content": content(&named("Item"))},
        });
        paths.insert(
            path("/items/{id}"),
            json!({"get": {
                "operationId": named("get_item_"),
                "parameters": [in_path("id"), in_query("fields"), in_query("expand")],
                "responses": answers,
            }}),
        );
        paths.insert(
            path("/drafts"),
            json!({"post": {
                "operationId": named("create_item_"),
                "requestBody": {"required": true, "content": content(&named("CreateItem"))},
                "responses": answers,
            }}),
        );
        paths.insert(
            path("/changes/{id}"),
            json!({"patch": {
                "operationId": named("update_item_"),
                "parameters": [in_path("id")],
                "requestBody": {"required": true, "content": content(&named("UpdateItem"))},
                "responses": answers,
            }}),
        );
        schemas.insert(
            named("CreateItem"),
            object(&[("title", text()), ("note", text()), ("owner", text())], &["title"]),
        );
        schemas.insert(named("UpdateItem"), object(&[("title", text()), ("note", text())], &[]));
        schemas.insert(named("Links"), object(&[("self", text()), ("html", text())], &["self", "html"]));
        schemas.insert(
            named("Author"),
            object(&[("id", whole()), ("name", text()), ("email", text())], &["id", "name"]),
        );
        schemas.insert(named("Milestone"), object(&[("number", whole()), ("title", text())], &[]));
        schemas.insert(named("Item"), item(&named("Links"), &named("Author"), &named("Milestone")));
    }
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Desk", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

fn item(links: &str, author: &str, milestone: &str) -> Value {
    object(
        &[
            ("id", whole()),
            ("number", whole()),
            ("title", text()),
            ("state", text()),
            ("body", text()),
            ("links", named(links)),
            ("author", named(author)),
            ("milestone", named(milestone)),
            ("labels", json!({"type": "array", "items": text()})),
            ("created_at", text()),
            ("updated_at", text()),
            ("closed_at", text()),
            ("comments", json!({"type": "integer", "format": "uint32"})),
            ("locked", json!({"type": "boolean"})),
            ("draft", json!({"type": "boolean"})),
            ("score", json!({"type": "number", "format": "double"})),
            ("reason", text()),
        ],
        &[
            "id",
            "number",
            "title",
            "state",
            "links",
            "author",
            "labels",
            "created_at",
            "updated_at",
            "comments",
            "locked",
            "score",
        ],
    )
}

fn object(members: &[(&str, Value)], required: &[&str]) -> Value {
    let properties: Map<String, Value> =
        members.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    match required {
        [] => json!({"type": "object", "properties": properties}),
        _ => json!({"type": "object", "properties": properties, "required": required}),
    }
}

fn text() -> Value {
    json!({"type": "string"})
}

fn whole() -> Value {
    json!({"type": "integer", "format": "uint64"})
}

fn named(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}

fn content(schema: &str) -> Value {
    json!({"application/json": {"schema": named(schema)}})
}

fn in_path(name: &str) -> Value {
    json!({"in": "path", "name": name, "required": true, "schema": text()})
}

fn in_query(name: &str) -> Value {
    json!({"in": "query", "name": name, "schema": text()})
}

const HEAD: &str = r#"
use generated::Client;

type Error = Box<dyn ::std::error::Error>;

async fn client() -> Result<Client, Error> {
    Ok(Client::new("https://desk.acme.example"))
}
"#;

const CALLED: &str = r#"
async fn get_000(client: &Client) -> Result<u64, Error> {
    let item = client.get_item_000().id("7").fields("all").expand("author").send().await?.into_inner();
    Ok(item.number + item.title.len() as u64)
}

async fn create_000(client: &Client) -> Result<u64, Error> {
    let call = client.create_item_000().body_map(|it| it.title("disk full").note("since noon".to_owned()).owner("bot".to_owned()));
    let item = call.send().await?.into_inner();
    Ok(item.number + item.title.len() as u64)
}

async fn update_000(client: &Client) -> Result<u64, Error> {
    let call = client.update_item_000().id("7").body_map(|it| it.title("disk full".to_owned()).note("since noon".to_owned()));
    let item = call.send().await?.into_inner();
    Ok(item.number + item.title.len() as u64)
}
"#;

const SHOWN: &str = r#"
async fn get_000(client: &Client) -> Result<u64, Error> {
    let call = client.get_item_000().id("7").fields("all").expand("author");
    show(&call.clone());
    let item = call.send().await?.into_inner();
    show(&item.clone());
    Ok(item.number + item.title.len() as u64)
}

async fn create_000(client: &Client) -> Result<u64, Error> {
    let call = client.create_item_000().body_map(|it| it.title("disk full").note("since noon".to_owned()).owner("bot".to_owned()));
    show(&call.clone());
    let item = call.send().await?.into_inner();
    show(&item.clone());
    Ok(item.number + item.title.len() as u64)
}

async fn update_000(client: &Client) -> Result<u64, Error> {
    let call = client.update_item_000().id("7").body_map(|it| it.title("disk full".to_owned()).note("since noon".to_owned()));
    show(&call.clone());
    let item = call.send().await?.into_inner();
    show(&item.clone());
    Ok(item.number + item.title.len() as u64)
}
"#;
