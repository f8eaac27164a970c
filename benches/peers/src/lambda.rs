//! Functions of Lambda by `aws-sdk-lambda`.
//!
//! Features `rt-tokio` and `behavior-version-latest`; of the defaults the HTTP client of aws-lc is left out, the same client with
//! `ring` stands in its place. As delivered: three attempts, stalled streams watched, spans of `tracing`.

use std::hint::black_box;

use aws_sdk_lambda::config::{Credentials, Region};
use aws_sdk_lambda::error::DisplayErrorContext;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::{Client, Config};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use spoke_bench_stand::{Plan, Workload, drive};

use crate::inputs::{ACCESS_KEY, FUNCTION, PAYLOAD, REGION, SECRET_KEY};
use crate::pair::{Fault, Pair};

/// What it can.
pub const PAIRS: [Pair; 1] = [Pair {
    client: "aws-sdk-lambda",
    package: "aws-sdk-lambda",
    workload: Workload::Invocation,
    drive: |plan| Box::pin(invocation(plan)),
}];

async fn invocation(plan: Plan) -> Result<(), Fault> {
    let config = Config::builder()
        .region(Region::from_static(REGION))
        .credentials_provider(Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "static"))
        .endpoint_url(format!("http://{}", plan.address))
        .http_client(Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https())
        .build();
    let client = Client::from_conf(config);
    drive::run(&plan, move || {
        let client = client.clone();
        async move {
            let answer = client.invoke().function_name(FUNCTION).payload(Blob::new(PAYLOAD)).send().await;
            // Its own text says no more than "service error".
            let answer = answer.map_err(|error| DisplayErrorContext(error).to_string())?;
            if answer.function_error.is_some() {
                return Err("the function failed".into());
            }
            black_box(answer.payload);
            Ok::<_, Fault>(())
        }
    })
    .await;
    Ok(())
}
