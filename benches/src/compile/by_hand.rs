//! The fixture by hand: reqwest, serde's derives, and one method an action.

use super::fixture::{Use, crate_of};

/// How the output's types are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// As the JSON is: three objects inside, each with a type of its own.
    Nested,
    /// One struct of 21 members, as if the vendor nested nothing: the least that serde can cost here.
    Flat,
}

/// The crate of so many groups.
pub fn source(cut: Cut, used: Use, groups: usize) -> String {
    let output = match cut {
        Cut::Nested => NESTED,
        Cut::Flat => FLAT,
    };
    let calls = match used {
        Use::Declared => "",
        Use::Called => CALLED,
        Use::Shown => SHOWN,
    };
    crate_of(HEAD, &[output, ACTIONS, calls].concat(), used, groups)
}

const NESTED: &str = r#"
#[derive(Deserialize, Debug, Clone)]
pub struct Item000 {
    pub id: u64,
    pub number: u64,
    pub title: String,
    pub state: String,
    pub body: Option<String>,
    pub links: Links000,
    pub author: Author000,
    pub milestone: Option<Milestone000>,
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

#[derive(Deserialize, Debug, Clone)]
pub struct Links000 {
    #[serde(rename = "self")]
    pub url: String,
    #[serde(rename = "html")]
    pub html_url: String,
}

#[derive(Deserialize, Debug, Clone)]
pub struct Author000 {
    pub id: u64,
    pub name: String,
    pub email: Option<String>,
}

#[derive(Deserialize, Debug, Clone)]
pub struct Milestone000 {
    pub number: Option<u64>,
    pub title: Option<String>,
}
"#;

const FLAT: &str = r#"
#[derive(Deserialize, Debug, Clone)]
pub struct Item000 {
    pub id: u64,
    pub number: u64,
    pub title: String,
    pub state: String,
    pub body: Option<String>,
    pub url: String,
    pub html_url: String,
    pub author_id: u64,
    pub author_name: String,
    pub author_email: Option<String>,
    pub milestone_number: Option<u64>,
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

const ACTIONS: &str = r#"
#[derive(Serialize, Debug, Clone)]
pub struct GetItem000 {
    #[serde(skip)]
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expand: Option<String>,
}

impl GetItem000 {
    pub fn new(id: impl Into<String>) -> Self {
        GetItem000 { id: id.into(), fields: None, expand: None }
    }

    pub fn fields(mut self, fields: impl Into<String>) -> Self {
        self.fields = Some(fields.into());
        self
    }

    pub fn expand(mut self, expand: impl Into<String>) -> Self {
        self.expand = Some(expand.into());
        self
    }
}

#[derive(Serialize, Debug, Clone)]
pub struct CreateItem000 {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
}

impl CreateItem000 {
    pub fn new(title: impl Into<String>) -> Self {
        CreateItem000 { title: title.into(), note: None, owner: None }
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    pub fn owner(mut self, owner: impl Into<String>) -> Self {
        self.owner = Some(owner.into());
        self
    }
}

#[derive(Serialize, Debug, Clone)]
pub struct UpdateItem000 {
    #[serde(skip)]
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl UpdateItem000 {
    pub fn new(id: impl Into<String>) -> Self {
        UpdateItem000 { id: id.into(), title: None, note: None }
    }

    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

impl Client {
    pub async fn get_item_000(&self, input: &GetItem000) -> Result<Item000, Error> {
        self.send(self.http.get(format!("{}/groups/000/items/{}", self.base, input.id)).query(input)).await
    }

    pub async fn create_item_000(&self, input: &CreateItem000) -> Result<Item000, Error> {
        self.send(self.http.post(format!("{}/groups/000/drafts", self.base)).json(input)).await
    }

    pub async fn update_item_000(&self, input: &UpdateItem000) -> Result<Item000, Error> {
        self.send(self.http.patch(format!("{}/groups/000/changes/{}", self.base, input.id)).json(input)).await
    }
}
"#;

const CALLED: &str = r#"
async fn get_000(client: &Client) -> Result<u64, Error> {
    let item = client.get_item_000(&GetItem000::new("7").fields("all").expand("author")).await?;
    Ok(item.number + item.title.len() as u64)
}

async fn create_000(client: &Client) -> Result<u64, Error> {
    let item = client.create_item_000(&CreateItem000::new("disk full").note("since noon").owner("bot")).await?;
    Ok(item.number + item.title.len() as u64)
}

async fn update_000(client: &Client) -> Result<u64, Error> {
    let item = client.update_item_000(&UpdateItem000::new("7").title("disk full").note("since noon")).await?;
    Ok(item.number + item.title.len() as u64)
}
"#;

const SHOWN: &str = r#"
async fn get_000(client: &Client) -> Result<u64, Error> {
    let input = GetItem000::new("7").fields("all").expand("author");
    show(&input.clone());
    let item = client.get_item_000(&input).await?;
    show(&item.clone());
    Ok(item.number + item.title.len() as u64)
}

async fn create_000(client: &Client) -> Result<u64, Error> {
    let input = CreateItem000::new("disk full").note("since noon").owner("bot");
    show(&input.clone());
    let item = client.create_item_000(&input).await?;
    show(&item.clone());
    Ok(item.number + item.title.len() as u64)
}

async fn update_000(client: &Client) -> Result<u64, Error> {
    let input = UpdateItem000::new("7").title("disk full").note("since noon");
    show(&input.clone());
    let item = client.update_item_000(&input).await?;
    show(&item.clone());
    Ok(item.number + item.title.len() as u64)
}
"#;

const HEAD: &str = r#"
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

#[derive(Debug)]
pub enum Error {
    Answer(u16, String),
    Http(reqwest::Error),
}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Error {
        Error::Http(error)
    }
}

impl Client {
    async fn send<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T, Error> {
        let answer = request.bearer_auth(&self.token).send().await?;
        if !answer.status().is_success() {
            return Err(Error::Answer(answer.status().as_u16(), answer.text().await?));
        }
        Ok(answer.json().await?)
    }
}

async fn client() -> Result<Client, Error> {
    Ok(Client { http: reqwest::Client::new(), base: "https://desk.acme.example".into(), token: "token".into() })
}
"#;
