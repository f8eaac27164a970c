//! What an input may be, asked by name.

use serde_json::{Value, json};
use spoke_runtime::prelude::*;
use spoke_runtime::{Answer, Choice, FakeHub, Kind, Scripted};

/// Acme Desk.
#[derive(Spoke)]
#[spoke(name = "desk", auth = [Bearer], actions = [CreateTicket, ListKinds, ListTeams, GetProject])]
struct Desk;

/// Files a ticket.
#[derive(Action)]
#[action(Desk: POST "/projects/{project}/tickets", effect = keyed("Idempotency-Key"))]
struct CreateTicket {
    project: String,
    title: String,
    #[input(choices = ListKinds(project = project, language = language) => groups[].kinds[].id, labels = groups[].kinds[].name)]
    kind: u64,
    #[input(choices = ListTeams(project = project) => teams[].id, labels = teams[].name)]
    team: Option<String>,
    #[input(choices = GetProject(project = project) => labels[])]
    label: Option<String>,
    #[input(default = "en")]
    language: String,
}

/// Lists kinds of tickets.
#[derive(Action)]
#[action(Desk: GET "/projects/{project}/kinds" -> Kinds)]
struct ListKinds {
    project: String,
    language: Option<String>,
}

#[derive(Debug, Output)]
struct Kinds {
    groups: Vec<Group>,
}

#[derive(Debug, Output)]
struct Group {
    kinds: Vec<KindOfTicket>,
}

#[derive(Debug, Output)]
struct KindOfTicket {
    #[out(key)]
    id: u64,
    name: Option<String>,
}

/// Lists teams, page by page.
#[derive(Action)]
#[action(Desk: GET "/teams" -> Teams, pages(cursor = next => after))]
struct ListTeams {
    project: String,
    after: Option<String>,
}

#[derive(Debug, Output)]
struct Teams {
    #[out(teams, items)]
    teams: Vec<Team>,
}

#[derive(Debug, Output)]
struct Team {
    id: Option<String>,
    name: String,
}

/// Gives a project.
#[derive(Action)]
#[action(Desk: GET "/projects/{project}" -> Project)]
struct GetProject {
    project: String,
}

#[derive(Debug, Output)]
struct Project {
    #[out(labels[].name)]
    labels: Vec<String>,
}

async fn listed(
    hub: FakeHub,
    input: &str,
    inputs: Value,
) -> Result<Vec<(Value, String)>, spoke_runtime::Error> {
    let hub = hub.spoke::<Desk>();
    let found = hub.on("net-desk").choices("create_ticket", input, inputs).await?;
    Ok(found.into_iter().map(|Choice { value, label, .. }| (value, label)).collect())
}

#[tokio::test]
async fn values_keep_their_type_and_have_the_label_of_their_element() {
    let answer = json!({"groups": [
        {"kinds": [{"key": 7, "name": "Incident"}, {"key": 8}]},
        {"kinds": []},
        {"kinds": [{"key": 9, "name": "Change"}]},
    ]});
    let hub = Hub::fake().stub::<ListKinds>(move |input| {
        assert_eq!((&input["project"], &input["language"]), (&json!("NET"), &json!("en")));
        Answer::json(200, answer.clone())
    });
    let found = listed(hub, "kind", json!({"project": "NET"})).await.unwrap();
    let expected = [(json!(7), "Incident"), (json!(8), "8"), (json!(9), "Change")];
    assert_eq!(found, expected.map(|(value, label)| (value, label.to_owned())));
}

#[tokio::test]
async fn all_pages_are_read_and_what_has_no_value_is_no_choice() {
    let hub = Hub::fake().stub::<ListTeams>(|input| match input["after"].as_str() {
        None => {
            Answer::json(200, json!({"teams": [{"id": "a", "name": "Net"}, {"name": "ghost"}], "next": "p2"}))
        }
        Some(_) => Answer::json(200, json!({"teams": [{"id": "b", "name": "Ops"}]})),
    });
    let found = listed(hub, "team", json!({"project": "NET", "title": "disk full"})).await.unwrap();
    assert_eq!(found, [(json!("a"), "Net".to_owned()), (json!("b"), "Ops".to_owned())]);
}

#[tokio::test]
async fn a_flat_list_is_its_own_labels() {
    let hub = Hub::fake()
        .stub::<GetProject>(|_| Answer::json(200, json!({"labels": [{"name": "net"}, {"name": "disk"}]})));
    let found = listed(hub, "label", json!({"project": "NET"})).await.unwrap();
    assert_eq!(found, [(json!("net"), "net".to_owned()), (json!("disk"), "disk".to_owned())]);
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_before_anything_is_sent() {
    for (input, inputs, sentence) in [
        (
            "kind",
            json!({}),
            "the choices of `kind` of `desk.create_ticket` cannot be listed: they depend on `project`, which is not given",
        ),
        ("kind", json!({"project": null}), "they depend on `project`, which is not given"),
        ("kind", json!({"projct": "NET"}), "there is no input `projct`; did you mean `project`?"),
        ("kind", json!([]), "the inputs are no object"),
        (
            "kind",
            json!({"project": 7}),
            "the inputs of `desk.list_kinds` do not fit: `project` takes text, found the number 7",
        ),
        ("kid", json!({}), "`desk.create_ticket` has no input `kid`; did you mean `kind`?"),
        ("title", json!({}), "nobody lists the choices of `title` of `desk.create_ticket`"),
    ] {
        let error = listed(Hub::fake(), input, inputs).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Input, "{error}");
        assert!(error.to_string().contains(sentence), "no `{sentence}` in {error}");
    }
}

#[tokio::test]
async fn a_refusal_is_that_of_the_action_that_lists() {
    let hub = Hub::fake().stub::<ListKinds>(|_| Answer::status(404));
    let error = listed(hub, "kind", json!({"project": "NOPE"})).await.unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound);
    assert!(error.to_string().starts_with("desk.list_kinds on `net-desk`: 404"), "{error}");
}

#[tokio::test]
async fn a_caller_needs_the_right_to_list() {
    let file = "
[connection.net-desk]
spoke = \"desk\"
base_url = \"https://desk.example\"
auth = \"none\"

[caller.filer]
allow = [\"desk.create_ticket\"]
";
    let transport = Scripted::by(|_| Answer::json(200, json!({"groups": []})));
    let hub = Hub::builder().spoke::<Desk>().connections_toml(file).transport(transport.clone());
    let hub = hub.build().unwrap();
    let inputs = json!({"project": "NET"});
    let asked = hub.on("net-desk").idempotency_key("k1").choices("create_ticket", "kind", inputs.clone());
    assert_eq!(asked.await.unwrap(), []);
    let filer = hub.caller("filer").unwrap();
    let denied = filer.on("net-desk").choices("create_ticket", "kind", inputs).await.unwrap_err();
    assert_eq!(denied.kind(), Kind::Denied, "{denied}");
    assert_eq!(transport.requests().len(), 1);
}
