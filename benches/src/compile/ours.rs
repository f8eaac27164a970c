//! The fixture in ours: derives, and one chained call each.

use super::fixture::{Use, crate_of, numbered};

/// The crate of so many groups.
pub fn source(used: Use, groups: usize) -> String {
    let calls = match used {
        Use::Declared => "",
        Use::Called => CALLED,
        Use::Shown => SHOWN,
    };
    crate_of(HEAD, &[OUTPUT, ACTIONS, calls].concat(), used, groups)
}

/// The crate of so many groups as a library, in which nothing is called.
pub fn library(groups: usize) -> String {
    let declared = (0..groups).map(|group| numbered(&[OUTPUT, ACTIONS].concat(), group));
    LIBRARY_HEAD.chars().chain(declared.collect::<String>().chars()).collect()
}

/// The output of a group, as its user writes it.
pub const OUTPUT: &str = r#"
#[derive(Output, Debug, Clone)]
pub struct Item000 {
    pub id: u64,
    pub number: u64,
    pub title: String,
    pub state: String,
    pub body: Option<String>,
    #[out(links.self)]
    pub url: String,
    #[out(links.html)]
    pub html_url: String,
    #[out(author.id)]
    pub author_id: u64,
    #[out(author.name)]
    pub author_name: String,
    #[out(author.email)]
    pub author_email: Option<String>,
    #[out(milestone.number)]
    pub milestone_number: Option<u64>,
    #[out(milestone.title)]
    pub milestone_title: Option<String>,
    pub labels: Vec<String>,
    pub created_at: String,
    pub updated_at: String,
    pub closed_at: Option<String>,
    pub comments: u32,
    pub locked: bool,
    pub draft: Option<bool>,
    pub score: f64,
    pub reason: Option<String>,
}
"#;

/// The actions of a group, as their user writes them.
pub const ACTIONS: &str = r#"
#[derive(Action, Debug, Clone)]
#[action(Desk: GET "/groups/000/items/{id}" -> Item000)]
pub struct GetItem000 {
    pub id: String,
    pub fields: Option<String>,
    pub expand: Option<String>,
}

#[derive(Action, Debug, Clone)]
#[action(Desk: POST "/groups/000/drafts" -> Item000)]
pub struct CreateItem000 {
    pub title: String,
    pub note: Option<String>,
    pub owner: Option<String>,
}

#[derive(Action, Debug, Clone)]
#[action(Desk: PATCH "/groups/000/changes/{id}" -> Item000)]
pub struct UpdateItem000 {
    pub id: String,
    pub title: Option<String>,
    pub note: Option<String>,
}
"#;

const CALLED: &str = r#"
async fn get_000(desk: &Client) -> Result<u64, Error> {
    let item = GetItem000::new("7").fields("all").expand("author").on(desk).await?;
    Ok(item.number + item.title.len() as u64)
}

async fn create_000(desk: &Client) -> Result<u64, Error> {
    let item = CreateItem000::new("disk full").note("since noon").owner("bot").on(desk).await?;
    Ok(item.number + item.title.len() as u64)
}

async fn update_000(desk: &Client) -> Result<u64, Error> {
    let item = UpdateItem000::new("7").title("disk full").note("since noon").on(desk).await?;
    Ok(item.number + item.title.len() as u64)
}
"#;

const SHOWN: &str = r#"
async fn get_000(desk: &Client) -> Result<u64, Error> {
    let input = GetItem000::new("7").fields("all").expand("author");
    show(&input.clone());
    let item = input.on(desk).await?;
    show(&item.clone());
    Ok(item.number + item.title.len() as u64)
}

async fn create_000(desk: &Client) -> Result<u64, Error> {
    let input = CreateItem000::new("disk full").note("since noon").owner("bot");
    show(&input.clone());
    let item = input.on(desk).await?;
    show(&item.clone());
    Ok(item.number + item.title.len() as u64)
}

async fn update_000(desk: &Client) -> Result<u64, Error> {
    let input = UpdateItem000::new("7").title("disk full").note("since noon");
    show(&input.clone());
    let item = input.on(desk).await?;
    show(&item.clone());
    Ok(item.number + item.title.len() as u64)
}
"#;

const HEAD: &str = r#"
use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "desk", auth = [Bearer])]
pub struct Desk;

type Client = Connection<Desk>;

async fn client() -> Result<Client, Error> {
    Ok(Hub::load("connections.toml").await?.connect("desk")?)
}
"#;

const LIBRARY_HEAD: &str = r#"
use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "desk", auth = [Bearer])]
pub struct Desk;
"#;
