//! What every measured crate holds, whoever's client it is: groups of three actions that share one output of 21 members.

/// Actions that share an output.
pub const IN_A_GROUP: usize = 3;

/// The two sizes, in groups: what a crate of the second costs beyond the first is the cost of the actions between them.
pub const SIZES: [usize; 2] = [4, 34];

/// The actions between the sizes.
pub const BETWEEN: f64 = ((SIZES[1] - SIZES[0]) * IN_A_GROUP) as f64;

/// What is done with the actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// They are declared, and no more.
    Declared,
    /// Each is called once, with its required input and two setters; two members of its output are read.
    Called,
    /// The same, and input and output are printed by `Debug` and cloned.
    Shown,
}

impl Use {
    /// `called`
    pub fn name(self) -> &'static str {
        match self {
            Use::Declared => "declared",
            Use::Called => "called",
            Use::Shown => "printed and cloned",
        }
    }
}

/// A text of group zero as the text of another.
pub fn numbered(text: &str, group: usize) -> String {
    text.replace("000", &format!("{group:03}"))
}

/// A program of `head`, and of `group` as often as there are groups. The calls are made behind an argument that is never given.
pub fn crate_of(head: &str, group: &str, used: Use, groups: usize) -> String {
    let mut text = format!("#![allow(dead_code)]\n{head}\n");
    for number in 0..groups {
        text.push_str(&numbered(group, number));
    }
    let calls: String = match used {
        Use::Declared => String::new(),
        Use::Called | Use::Shown => (0..groups).map(|number| numbered(JOBS, number)).collect(),
    };
    text.push_str(&MAIN.replace("JOBS", &calls));
    text
}

/// The same text with the place of its first action renamed: what the next build has to see.
pub fn edited(text: &str) -> String {
    text.replace("/groups/000/items/", "/groups/000/articles/")
}

const JOBS: &str = "
    |client| Box::pin(get_000(client)),
    |client| Box::pin(create_000(client)),
    |client| Box::pin(update_000(client)),";

const MAIN: &str = r#"
type Job = for<'a> fn(&'a Client) -> ::std::pin::Pin<Box<dyn ::std::future::Future<Output = Result<u64, Error>> + 'a>>;

static ALL: &[Job] = &[JOBS
];

#[inline(never)]
fn show(value: &dyn ::std::fmt::Debug) {
    println!("{value:?}");
}

async fn run() -> Result<u64, Error> {
    let client = client().await?;
    let mut sum = 0;
    for job in ALL {
        sum += job(&client).await?;
    }
    Ok(sum)
}

fn main() {
    if ::std::env::args().nth(1).as_deref() == Some("run") {
        let runtime = ::tokio::runtime::Builder::new_current_thread().build().unwrap();
        show(&runtime.block_on(run()));
    }
}
"#;
