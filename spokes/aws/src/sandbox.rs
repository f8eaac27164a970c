//! A stateful fake of four AWS services on a loopback port, for demos and tests (feature `sandbox`).
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
//! Whoever signs with [`ACCESS_KEY_ID`] may start instances, read objects, invoke functions and ask who signs. That a signature
//! of the right form is there, for the right service and not older than its date, is checked; that it is the right one is not, so
//! any secret key will do. Refusals are AWS's: XML of EC2 and S3, JSON of Lambda and STS.

mod admission;
mod cloud;
mod functions;
mod objects;
mod queries;

use std::io;

use spoke_runtime::Method;
use spoke_runtime::sandbox::{Answer, Router, Server};

pub use cloud::Cloud;

/// The access key id that the sandbox knows.
pub const ACCESS_KEY_ID: &str = "AKIASANDBOX";

/// The account to which everything belongs.
pub const ACCOUNT: &str = "123456789012";

const REQUEST_ID: &str = "7a62c49f-347e-4fc4-9331-6e8eexample";

impl Cloud {
    /// Starts serving; the sandbox stops when the server is dropped.
    ///
    /// # Errors
    /// Where the system gives no port.
    pub async fn serve(self) -> io::Result<Server<Cloud>> {
        Router::new()
            .gate(|_, request| admission::admit(request))
            .route(Method::Post, "/", queries::query)
            .route(Method::Post, "/2015-03-31/functions/{function}/invocations", functions::invoke)
            .route(Method::Get, "/{bucket}/{*key}", objects::get)
            .serve(self)
            .await
    }
}

fn xml(status: u16, body: String) -> Answer {
    Answer::bytes(status, body).header("content-type", "text/xml").header("x-amzn-requestid", REQUEST_ID)
}
