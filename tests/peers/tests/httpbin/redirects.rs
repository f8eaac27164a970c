//! Redirects: what is followed, and what goes along.

use http::header::{COOKIE, HeaderName, HeaderValue};
use spoke_peers::{Server, or_skip};
use spoke_runtime::ConnectionConfig;
use spoke_runtime::prelude::*;

use super::bin::{
    Echo, Httpbin, connect, connection, follow, go_to, go_to_cookies, make_and_go_to, plain, set_cookie,
};

const SECRET: &str = "s3cret-enough-to-be-told-apart";

/// Every way to sign in, and the header or query argument that it fills.
fn ways(server: &Server) -> Vec<(ConnectionConfig, &'static str)> {
    let config = || connection(server);
    vec![
        (config().auth(Bearer::token(SECRET)), "authorization"),
        (config().auth(Basic::login("bot", SECRET.to_owned()).unwrap()), "authorization"),
        (config().auth(ApiKey::header("x-api-key").key(SECRET.to_owned())), "x-api-key"),
        (config().auth(ApiKey::query("api_key").key(SECRET.to_owned())), "api_key"),
        (config().secret_header(HeaderName::from_static("x-gateway-key"), SECRET), "x-gateway-key"),
        (config().header(HeaderName::from_static("x-tenant"), HeaderValue::from_static(SECRET)), "x-tenant"),
    ]
}

async fn gone_to(bin: &Connection<Httpbin>, url: &str, status: u16) -> Echo {
    go_to(bin, url, status).with(|it| it.ticket("7")).await.unwrap()
}

#[tokio::test]
async fn no_credential_follows_to_another_host() {
    let Some(home) = or_skip(plain()) else { return };
    let Some(away) = or_skip(plain()) else { return };
    let same_address = format!("http://localhost:{}/anything", home.address().port());
    for (config, place) in ways(&home) {
        let bin = connect(config);
        for target in [format!("{}/anything", away.url()), same_address.clone()] {
            for status in [301, 302, 303, 307, 308] {
                let echo = gone_to(&bin, &target, status).await;
                assert_eq!((echo.header(place), echo.args.get(place)), (None, None), "{place} at {target}");
                assert_eq!(echo.header("x-ticket"), None, "an input was meant for home only");
                let seen = format!("{:?} {} {}", echo.headers, echo.args, echo.url);
                assert!(!seen.contains(SECRET), "{seen}");
            }
        }
    }
}

#[tokio::test]
async fn credentials_are_placed_anew_at_home() {
    let Some(home) = or_skip(plain()) else { return };
    for (config, place) in ways(&home) {
        let bin = connect(config);
        for target in ["/anything".to_owned(), format!("{}/anything?page=2", home.url())] {
            let echo = gone_to(&bin, &target, 302).await;
            let has = echo.header(place).is_some() || echo.args[place] == SECRET;
            assert!(has, "{place} is not at {target}: {echo:?}");
            assert_eq!(echo.header("x-ticket"), Some("7"));
        }
    }
}

#[tokio::test]
async fn a_redirect_that_repeats_a_credential_goes_nowhere() {
    let Some(home) = or_skip(plain()) else { return };
    let Some(away) = or_skip(plain()) else { return };
    let bin = connect(connection(&home).auth(Bearer::token(SECRET)));
    let error = go_to(&bin, format!("{}/anything?token={SECRET}", away.url()), 302).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Redirect);
    assert!(!error.to_string().contains(SECRET), "{error}");
}

#[tokio::test]
async fn five_redirects_are_followed_and_no_more() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server));
    for sort in ["redirect", "relative-redirect", "absolute-redirect"] {
        follow(&bin, sort, 5).await.unwrap();
        let error = follow(&bin, sort, 6).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (Kind::Redirect, 1), "{error}");
    }
}

#[tokio::test]
async fn what_was_posted_follows_nowhere() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server));
    for status in [301, 302, 303, 307, 308] {
        let error = make_and_go_to(&bin, "http://elsewhere.example/", status).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Redirect);
        assert!(error.to_string().contains("elsewhere.example"), "{error}");
    }
}

/// The one that a connection sends by itself, and the one that the vendor has just set.
#[tokio::test]
async fn no_cookie_follows_to_another_host() {
    let Some(home) = or_skip(plain()) else { return };
    let Some(away) = or_skip(plain()) else { return };
    let bin = connect(connection(&home).secret_header(COOKIE, format!("session={SECRET}")));
    let at_home = go_to_cookies(&bin, "/cookies").await.unwrap().cookies;
    assert_eq!(at_home, serde_json::json!({ "session": SECRET }));
    set_cookie(&bin, "given", "1").await.unwrap();
    let same_address = format!("http://localhost:{}/cookies", home.address().port());
    for target in [format!("{}/cookies", away.url()), same_address] {
        let there = go_to_cookies(&bin, &target).await.unwrap().cookies;
        assert_eq!(there, serde_json::json!({}), "at {target}");
    }
}

#[tokio::test]
async fn no_cookie_is_kept() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server));
    assert_eq!(set_cookie(&bin, "session", "1").await.unwrap().cookies, serde_json::json!({}));
}
