//! Calls through proxies to a host that only they know.

use spoke_peers::{Server, or_skip};
use spoke_runtime::prelude::*;
use spoke_runtime::{ConnectionConfig, Kind, Proxy};

use super::relay::{PASSWORD, Relay};
use crate::httpbin::bin::{Httpbin, connect, plain, read_anything};

/// httpbin under a name that nobody but the proxy can look up, in clear: so the proxy forwards and does not tunnel.
fn inside(bin: &Server) -> ConnectionConfig {
    ConnectionConfig::to::<Httpbin>()
        .base_url(format!("http://desk.internal:{}", bin.address().port()))
        .allow_http()
        .auth(Anonymous)
        .retry(Retry::none())
}

#[tokio::test]
async fn a_name_that_only_the_proxy_knows_is_reached() {
    let (Some(bin), Some(relays)) = (or_skip(plain()), or_skip(Relay::both())) else { return };
    for relay in relays {
        let desk = connect(inside(&bin).proxy(relay.with(PASSWORD)));
        let echo = read_anything(&desk, "a/b", "x&y").await.unwrap();
        assert!(echo.url.contains("/anything/a"), "{echo:?}");
        assert_eq!(echo.header("proxy-authorization"), None, "the login is the proxy's alone");
    }
    let direct = read_anything(&connect(inside(&bin)), "a", "b").await.unwrap_err();
    assert_eq!(direct.kind(), Kind::Connect, "without it nobody knows the name");
}

#[tokio::test]
async fn a_wrong_login_is_no_way_and_shows_nothing() {
    let (Some(bin), Some(relays)) = (or_skip(plain()), or_skip(Relay::both())) else { return };
    for relay in relays {
        let wrong = connect(inside(&bin).proxy(relay.with("canary-wrong-password")));
        let error = read_anything(&wrong, "a", "b").await.unwrap_err();
        assert!(error.kind() == Kind::Connect || error.status() == Some(407), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");
    }
}

#[tokio::test]
async fn one_that_is_down_is_passed_over() {
    let (Some(bin), Some(relays)) = (or_skip(plain()), or_skip(Relay::both())) else { return };
    let down = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for relay in relays {
        let first = Proxy::new(&format!("{}://{down}", relay.scheme)).unwrap();
        let desk = connect(inside(&bin).proxy(first.clone()).proxy(relay.with(PASSWORD)));
        read_anything(&desk, "a", "b").await.unwrap();
        let error = read_anything(&connect(inside(&bin).proxy(first)), "a", "b").await.unwrap_err();
        assert_eq!(error.kind(), Kind::Connect, "{error:?}");
    }
}
