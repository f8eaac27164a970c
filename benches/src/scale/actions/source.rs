//! The source of a crate of so many actions: three share an output, each is called once or never.

use std::fmt::Write as _;

/// What is done with the actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// They are declared, in a library.
    Declared,
    /// Each is called once, in a program.
    Called,
}

/// The crate's only file.
pub fn of(actions: u64, used: Use) -> String {
    let mut text = HEAD.to_owned();
    let mut calls = String::new();
    for number in 0..actions {
        let numbered = |part: &str| {
            part.replace("OUTPUT", &format!("Item{}", number / 3)).replace("NUMBER", &number.to_string())
        };
        if number % 3 == 0 {
            text.push_str(&numbered(OUTPUT));
        }
        let (action, call) = &ACTIONS[(number % 3) as usize];
        text.push_str(&numbered(action));
        if used == Use::Called {
            text.push_str(&numbered(call));
            let _ = write!(calls, "\n    |desk| Box::pin(call_{number}(desk)),");
        }
    }
    if used == Use::Called {
        text.push_str(&MAIN.replace("CALLS", &calls));
    }
    text
}

const HEAD: &str = r#"
use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "desk", auth = [Bearer])]
pub struct Desk;
"#;

const OUTPUT: &str = r#"
#[derive(Output, Debug, Clone)]
pub struct OUTPUT {
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

/// Each as its user writes it, and its call.
const ACTIONS: [(&str, &str); 3] = [
    (
        r#"
#[derive(Action, Debug, Clone)]
#[action(Desk: GET "/groups/NUMBER/items/{id}" -> OUTPUT)]
pub struct GetItemNUMBER {
    pub id: String,
    pub fields: Option<String>,
    pub expand: Option<String>,
}
"#,
        r#"
async fn call_NUMBER(desk: &Connection<Desk>) -> Result<u64, Error> {
    let item = GetItemNUMBER::new("7").fields("all").expand("author").on(desk).await?;
    Ok(item.number + item.title.len() as u64)
}
"#,
    ),
    (
        r#"
#[derive(Action, Debug, Clone)]
#[action(Desk: POST "/groups/NUMBER/items" -> OUTPUT)]
pub struct CreateItemNUMBER {
    pub title: String,
    pub note: Option<String>,
    pub owner: Option<String>,
}
"#,
        r#"
async fn call_NUMBER(desk: &Connection<Desk>) -> Result<u64, Error> {
    let item = CreateItemNUMBER::new("disk full").note("since noon").owner("bot").on(desk).await?;
    Ok(item.number + item.title.len() as u64)
}
"#,
    ),
    (
        r#"
#[derive(Action, Debug, Clone)]
#[action(Desk: PATCH "/groups/NUMBER/items/{id}" -> OUTPUT)]
pub struct UpdateItemNUMBER {
    pub id: String,
    pub title: Option<String>,
    pub note: Option<String>,
}
"#,
        r#"
async fn call_NUMBER(desk: &Connection<Desk>) -> Result<u64, Error> {
    let item = UpdateItemNUMBER::new("7").title("disk full").note("since noon").on(desk).await?;
    Ok(item.number + item.title.len() as u64)
}
"#,
    ),
];

/// The calls stand behind an argument that is never given.
const MAIN: &str = r#"
type Job = for<'a> fn(&'a Connection<Desk>) -> ::std::pin::Pin<Box<dyn ::std::future::Future<Output = Result<u64, Error>> + 'a>>;

const ALL: &[Job] = &[CALLS
];

async fn run() -> Result<u64, Error> {
    let desk = Hub::load("connections.toml").await?.connect("desk")?;
    let mut sum = 0;
    for job in ALL {
        sum += job(&desk).await?;
    }
    Ok(sum)
}

fn main() {
    if ::std::env::args().nth(1).as_deref() == Some("run") {
        let runtime = ::tokio::runtime::Builder::new_current_thread().build().unwrap();
        println!("{:?}", runtime.block_on(run()));
    }
}
"#;
