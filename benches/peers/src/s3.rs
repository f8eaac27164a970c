//! Objects of S3 by `aws-sdk-s3`.
//!
//! Features `rt-tokio` and `behavior-version-latest`; of the defaults, `sigv4a` and the HTTP client of aws-lc are left out, the same
//! client with `ring` stands in its place. As delivered: three attempts, stalled streams watched, checksums asked for and
//! looked at where the server gives one, spans of `tracing`.

use std::hint::black_box;

use aws_sdk_s3::config::{Credentials, Region};
use aws_sdk_s3::error::DisplayErrorContext;
use aws_sdk_s3::{Client, Config};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use spoke_bench_stand::{Plan, Workload, drive};

use crate::inputs::{ACCESS_KEY, BUCKET, KEY, REGION, SECRET_KEY};
use crate::pair::{Fault, Pair};

/// What it can.
pub const PAIRS: [Pair; 1] = [Pair {
    client: "aws-sdk-s3",
    package: "aws-sdk-s3",
    workload: Workload::Object,
    drive: |plan| Box::pin(object(plan)),
}];

async fn object(plan: Plan) -> Result<(), Fault> {
    let config = Config::builder()
        .region(Region::from_static(REGION))
        .credentials_provider(Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "static"))
        .endpoint_url(format!("http://{}", plan.address))
        .force_path_style(true)
        .http_client(Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https())
        .build();
    let client = Client::from_conf(config);
    drive::run(&plan, move || {
        let client = client.clone();
        async move {
            let object = client.get_object().bucket(BUCKET).key(KEY).send().await;
            // Its own text says no more than "service error".
            let object = object.map_err(|error| DisplayErrorContext(error).to_string())?;
            let bytes = object.body.collect().await?.into_bytes();
            black_box(bytes);
            Ok::<_, Fault>(())
        }
    })
    .await;
    Ok(())
}
