//! The lists' server without a network: so many items, calm or with one request in eight lost, cut off or turned away.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use spoke_runtime::{Attempt, BoxFuture, Loss, Lost, Response, Transport};

use super::PER_PAGE;

/// The lists' server, without a network.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) items: u64,
    /// Whether attempts are lost, cut off and turned away.
    pub(super) is_faulty: bool,
    pub(super) attempts: AtomicU64,
    pub(super) faults: AtomicU64,
}

impl Server {
    fn answer(&self, attempt: &Attempt<'_>) -> Result<Response, Lost> {
        let number = self.attempts.fetch_add(1, Relaxed);
        let mut response = Response::new(200, Default::default(), &b""[..]);
        if self.is_faulty {
            // A SplitMix64 step: the same storm in every run.
            let mut chance = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            chance = (chance ^ (chance >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            chance = (chance ^ (chance >> 27)) % 100;
            if chance < 12 {
                self.faults.fetch_add(1, Relaxed);
            }
            match chance {
                0..3 => return Err(Lost { how: Loss::Cut, sent: true, source: None }),
                3..5 => return Err(Lost { how: Loss::Connect, sent: false, source: None }),
                5..9 => {
                    response.status = 503;
                    return Ok(response);
                }
                9..12 => {
                    response.status = 429;
                    response.headers.insert("retry-after", "1".parse().expect("a header"));
                    return Ok(response);
                }
                _ => {}
            }
        }
        let url = &attempt.request.url;
        let asked = |name: &str| {
            url.query_pairs().find(|(one, _)| one == name).and_then(|(_, value)| value.parse().ok())
        };
        let start: u64 = match url.path() {
            "/cursor" => asked("cursor").unwrap_or(0),
            "/number" => (asked("page").unwrap_or(1) - 1) * PER_PAGE,
            "/offset" => asked("offset").unwrap_or(0),
            "/link" | "/url" => asked("at").unwrap_or(0),
            "/key" => asked("after").map_or(0, |after: u64| after + 1),
            "/hand" => asked("from").unwrap_or(0),
            _ => {
                let body = attempt.request.bytes().unwrap_or_default();
                let digits: String =
                    String::from_utf8_lossy(body).chars().filter(char::is_ascii_digit).collect();
                digits.parse().unwrap_or(0)
            }
        };
        let end = (start + PER_PAGE).min(self.items);
        let ids: Vec<String> = (start..end).map(|id| format!("{{\"id\":{id}}}")).collect();
        let (ids, more) = (ids.join(","), end < self.items);
        let next = if more { end.to_string() } else { String::new() };
        let body = match url.path() {
            "/link" => {
                if more {
                    let link = format!("<https://lists.example/link?at={end}>; rel=\"next\"");
                    response.headers.insert("link", link.parse().expect("a header"));
                }
                format!("[{ids}]")
            }
            "/url" if more => {
                format!("{{\"items\":[{ids}],\"@odata.nextLink\":\"https://lists.example/url?at={end}\"}}")
            }
            _ => {
                format!("{{\"items\":[{ids}],\"next\":\"{next}\",\"more\":{more},\"total\":{}}}", self.items)
            }
        };
        response.body = body.into();
        Ok(response)
    }
}

/// The server, shared with who looks at its counts.
#[derive(Clone, Debug)]
pub(super) struct Road(pub(super) Arc<Server>);

impl Transport for Road {
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let answer = self.0.answer(&attempt);
        Box::pin(async move { answer })
    }
}
