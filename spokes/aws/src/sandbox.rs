//! A stateful fake of seven AWS services on a loopback port, for demos and tests (feature `sandbox`).
//!
//! ```
//! use spoke_aws::sandbox::Cloud;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let aws = Cloud::new().stopped_instance("i-0123456789abcdef0").object("runbooks", "disk.md", "# Disk full").serve().await?;
//! println!("base_url = {:?}", aws.url());
//! assert_eq!(aws.with(|cloud| cloud.state_of("i-0123456789abcdef0")), Some("stopped"));
//! # Ok(())
//! # }
//! ```
//!
//! Whoever signs with [`ACCESS_KEY_ID`] may do everything. That a signature of the right form is there, for the right service and not older than
//! its date, is checked; that it is the right one is not, so any secret key will do. Refusals are AWS's: XML of EC2, S3, SNS and STS, JSON of
//! Lambda, SQS and Secrets Manager. Time stands still until [`Cloud::pass`] or [`Cloud::settle`] moves it.

mod admission;
mod answers;
mod buckets;
mod cloud;
mod dispatch;
mod functions;
mod identity;
mod instances;
mod objects;
mod queues;
mod secrets;
mod topics;
mod uploads;

use std::io;

use spoke_runtime::Method;
use spoke_runtime::sandbox::{Router, Server};

pub use cloud::Cloud;
pub use topics::Published;

/// The access key id that the sandbox knows.
pub const ACCESS_KEY_ID: &str = "AKIASANDBOX";

/// The account to which everything belongs.
pub const ACCOUNT: &str = "123456789012";

impl Cloud {
    /// Starts serving; the sandbox stops when the server is dropped.
    ///
    /// # Errors
    /// Where the system gives no port.
    pub async fn serve(self) -> io::Result<Server<Cloud>> {
        Router::new()
            .gate(|_, request| admission::admit(request))
            .route(Method::Post, "/", dispatch::post)
            .route(Method::Get, "/2015-03-31/functions", functions::list)
            .route(Method::Get, "/2015-03-31/functions/{function}", functions::get)
            .route(Method::Post, "/2015-03-31/functions/{function}/invocations", functions::invoke)
            .route(Method::Get, "/", buckets::list)
            .route(Method::Get, "/{bucket}", buckets::objects)
            .route(Method::Put, "/{bucket}", buckets::create)
            .route(Method::Head, "/{bucket}", buckets::head)
            .route(Method::Delete, "/{bucket}", buckets::delete)
            .route(Method::Post, "/{bucket}", buckets::delete_objects)
            .route(Method::Get, "/{bucket}/{*key}", objects::get)
            .route(Method::Head, "/{bucket}/{*key}", objects::get)
            .route(Method::Put, "/{bucket}/{*key}", objects::put)
            .route(Method::Delete, "/{bucket}/{*key}", objects::delete)
            .route(Method::Post, "/{bucket}/{*key}", uploads::post)
            .serve(self)
            .await
    }
}
