//! Lists of several pages: item by item, stopped, and taken up again. Runs against the sandbox of GitHub.
//!
//! `cargo run -p spokes --example pages --features sandbox`

use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;
use spoke_runtime::{ConnectionConfig, PageToken};
use spokes::github::GitHub;
use spokes::github::issues::{create_issue, list_issues};
use spokes::github::sandbox::{Forge, TOKEN};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Forge::new().repository("acme", "infra").serve().await?;
    let config = ConnectionConfig::to::<GitHub>().base_url(sandbox.url()).auth(Bearer::token(TOKEN));
    let hub = Hub::builder().connection("github", config).build()?;
    let github: Connection<GitHub> = hub.connect("github")?;
    for number in 1..=25 {
        create_issue(&github, "acme", "infra", format!("incident {number}")).await?;
    }

    // Ten on a page, and the stream asks for the next page when it comes to it.
    let list = || list_issues(&github, "acme", "infra").with(|list| list.per_page(10)).items();
    println!("{} issues", list().all().await?.len());

    // In the middle of the second page somebody pulls the plug; the token is what is kept.
    let mut issues = list();
    for _ in 0..12 {
        if let Some(issue) = issues.next().await {
            issue?;
        }
    }
    let kept = spoke_runtime::serde_json::to_string(&issues.token())?;
    println!("kept: {kept}");

    // Another process goes on where the first one stopped.
    let token: PageToken = spoke_runtime::serde_json::from_str(&kept)?;
    let mut rest = list().resume(token);
    while let Some(issue) = rest.next().await {
        let issue = issue?;
        println!("#{:<3} {}", issue.number, issue.title);
    }
    Ok(())
}
