//! GitHub by `octocrab`, with its own types.
//!
//! Features: the defaults but for `jwt-aws-lc-rs`, the tokens of GitHub Apps. As delivered: up to three retries, no deadlines, a
//! span and events of `tracing` for each attempt, redirects followed. Its types read all members of an issue, parse every address
//! and every time, and go through a buffered service that all clones share.

use std::hint::black_box;

use octocrab::Octocrab;
use spoke_bench_stand::{Plan, Workload, drive};

use crate::inputs::{NUMBER, OWNER, REPOSITORY, TOKEN};
use crate::pair::{Drive, Fault, Pair};

/// What it can.
pub const PAIRS: [Pair; 2] = [
    pair(Workload::Issue, |plan| Box::pin(issue(plan))),
    pair(Workload::Issues, |plan| Box::pin(issues(plan))),
];

const fn pair(workload: Workload, drive: fn(Plan) -> Drive) -> Pair {
    Pair { client: "octocrab", package: "octocrab", workload, drive }
}

async fn issue(plan: Plan) -> Result<(), Fault> {
    let client = client(&plan)?;
    drive::run(&plan, move || {
        let client = client.clone();
        async move {
            let issue = client.issues(OWNER, REPOSITORY).get(NUMBER).await?;
            black_box(issue);
            Ok::<_, octocrab::Error>(())
        }
    })
    .await;
    Ok(())
}

async fn issues(plan: Plan) -> Result<(), Fault> {
    let client = client(&plan)?;
    drive::run(&plan, move || {
        let client = client.clone();
        async move {
            let page = client.issues(OWNER, REPOSITORY).list().send().await?;
            black_box(page.items);
            Ok::<_, octocrab::Error>(())
        }
    })
    .await;
    Ok(())
}

fn client(plan: &Plan) -> Result<Octocrab, Fault> {
    let base = format!("http://{}", plan.address);
    Ok(Octocrab::builder().base_uri(base)?.personal_token(TOKEN).build()?)
}
