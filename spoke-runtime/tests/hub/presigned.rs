//! Requests whose URL is signed for somebody else.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use spoke_runtime::auth::{Anonymous, Credential, Means};
use spoke_runtime::prelude::*;
use spoke_runtime::{ConnectionConfig, ManualClock, Outgoing, Presigned, Scripted};

/// A shelf of files, one in each region.
#[derive(Spoke)]
#[spoke(name = "shelf", base = "https://{service}.{region}.example", settings(region: String))]
struct Shelf;

/// Reads a file.
#[derive(Action)]
#[action(Shelf: GET "/{name}", base(service = "files"), header("range" = range))]
struct ReadFile {
    name: String,
    range: Option<String>,
}

/// Stores a file.
#[derive(Action)]
#[action(Shelf: PUT "/{name}", base(service = "files"), bytes = content)]
struct StoreFile {
    name: String,
    content: String,
}

/// Signs with what the action and the connection say, and is itself good for an hour.
#[derive(Clone, Debug)]
struct Pen {
    region: Option<String>,
}

impl Credential for Pen {
    fn joined(&self, means: &Means) -> Option<Arc<dyn Credential>> {
        Some(Arc::new(Pen { region: means.setting("region").map(str::to_owned) }))
    }

    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        request.secret_header(http::header::AUTHORIZATION, "Pen ", &Secret::from("1nk"))
    }

    fn presign(&self, request: &mut Outgoing, valid_for: Duration) -> Result<Duration, String> {
        if valid_for > Duration::from_secs(604_800) {
            return Err("7 days at most".to_owned());
        }
        let service = request.slot("service").unwrap_or_default().to_owned();
        let region = self.region.clone().unwrap_or_default();
        request.secret_query("signature", &Secret::from(format!("{service}-{region}-1nk")));
        Ok(valid_for.min(Duration::from_secs(3600)))
    }
}

async fn presigned(credential: impl Credential + 'static, valid_for: u64) -> Result<Presigned, Error> {
    let config = ConnectionConfig::to::<Shelf>()
        .base_url("https://files.internal")
        .setting("region", "eu-1")
        .auth(credential);
    let hub = Hub::builder()
        .connection("shelf", config)
        .transport(Scripted::new([]))
        .clock(ManualClock::new())
        .build()
        .unwrap();
    let shelf = hub.connect("shelf").unwrap();
    read_file(&shelf, "a b").with(|it| it.range("bytes=0-9")).presigned(Duration::from_secs(valid_for)).await
}

const YEAR_2026: Duration = Duration::from_secs(1_767_225_600);

#[tokio::test]
async fn the_url_carries_the_signature_and_the_headers_go_along() {
    let presigned = presigned(Pen { region: None }, 60).await.unwrap();
    let url = presigned.url().expose();
    assert_eq!(url, "https://files.internal/a%20b?signature=files-eu-1-1nk");
    assert_eq!(presigned.headers()["range"], "bytes=0-9");
    assert!(!presigned.headers().contains_key("authorization"));
    assert_eq!(presigned.expires(), SystemTime::UNIX_EPOCH + YEAR_2026 + Duration::from_secs(60));
}

#[tokio::test]
async fn it_ends_with_the_credential() {
    let presigned = presigned(Pen { region: None }, 7200).await.unwrap();
    assert_eq!(presigned.expires(), SystemTime::UNIX_EPOCH + YEAR_2026 + Duration::from_secs(3600));
}

#[tokio::test]
async fn nobody_sees_the_signature() {
    let shown = format!("{:?}", presigned(Pen { region: None }, 60).await.unwrap());
    assert!(shown.contains("https://files.internal/a%20b?[redacted]") && !shown.contains("1nk"), "{shown}");
}

#[tokio::test]
async fn longer_than_the_vendor_allows_is_an_input_of_ours() {
    let error = presigned(Pen { region: None }, 604_801).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Input);
    assert!(error.to_string().starts_with("shelf.read_file on `shelf`: 7 days at most"), "{error}");
}

#[tokio::test]
async fn other_ways_to_sign_in_have_none() {
    let error = presigned(Anonymous, 60).await.unwrap_err();
    assert!(error.to_string().contains("this way to sign in has no presigned URLs"), "{error}");
}

#[tokio::test]
async fn a_body_cannot_go_along() {
    let hub = Hub::fake();
    let shelf = hub.connect("shelf").unwrap();
    let error = store_file(&shelf, "a", "b").presigned(Duration::from_secs(1)).await.unwrap_err();
    assert!(error.to_string().contains("carries no body"), "{error}");
}
