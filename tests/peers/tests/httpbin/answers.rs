//! Methods, encodings and sign-ins.

use http::header::{HeaderName, HeaderValue};
use serde_json::json;
use spoke_peers::or_skip;
use spoke_runtime::prelude::*;

use super::bin::{
    ask_anything, bring_token, change_anything, connect, connection, make_anything, plain, probe_anything,
    read_anything, read_packed, read_scripts, remove_anything, replace_anything, sign_in,
};

#[tokio::test]
async fn every_method_arrives_as_itself() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server));
    let read = read_anything(&bin, "b c+ü%", "ü&=?").await.unwrap();
    assert_eq!((read.method.as_str(), &read.args), ("GET", &json!({ "q": "ü&=?" })));
    // httpbin says where it was called half decoded.
    assert!(read.url.contains("/anything/b%20c+ü%?"), "{}", read.url);
    assert_eq!(read.data, "");
    for (made, method) in [
        (make_anything(&bin, "disk \"full\"").await, "POST"),
        (replace_anything(&bin, "disk \"full\"").await, "PUT"),
        (change_anything(&bin, "disk \"full\"").await, "PATCH"),
    ] {
        let made = made.unwrap();
        assert_eq!(
            (made.method.as_str(), made.json.as_ref()),
            (method, Some(&json!({ "title": "disk \"full\"" })))
        );
        assert_eq!(made.header("content-type"), Some("application/json"));
    }
    let removed = remove_anything(&bin, "7").await.unwrap();
    assert_eq!((removed.method.as_str(), removed.header("content-type")), ("DELETE", None));
    probe_anything(&bin, "7").await.unwrap();
    assert!(ask_anything(&bin, "7").await.unwrap().methods.contains("PATCH"));
}

#[tokio::test]
async fn packed_answers_are_unpacked() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server));
    for packing in ["gzip", "brotli"] {
        let reply = read_packed(&bin, packing).reply().await.unwrap();
        assert_eq!(reply.output().method, "GET");
        assert_eq!(reply.header("content-encoding"), None, "the headers speak of the body as it is given");
        assert!(reply.output().accept_encoding.contains("gzip"), "{}", reply.output().accept_encoding);
        assert!(reply.output().accept_encoding.contains("br"), "{}", reply.output().accept_encoding);
    }
    assert!(read_scripts(&bin).await.unwrap().text.contains("ᚻᛖ ᚳᚹᚫᚦ"));
}

/// It is not asked for: some servers send raw deflate under this name, some zlib's (RFC 9110, section 8.4.1.2).
#[tokio::test]
async fn an_answer_in_a_packing_that_was_not_asked_for_is_said_to_be_so() {
    let Some(server) = or_skip(plain()) else { return };
    let bin = connect(connection(&server));
    let error = read_packed(&bin, "deflate").await.unwrap_err();
    assert_eq!(error.kind(), Kind::Decode);
    assert_eq!(error.headers().unwrap()["content-encoding"], "deflate");
    assert!(error.to_string().contains("deflate"), "{error}");
}

#[tokio::test]
async fn keys_and_headers_of_a_connection_arrive_as_they_are() {
    let Some(server) = or_skip(plain()) else { return };
    let key = "k3y/with+all=of&it%";
    let by_header = connection(&server).auth(ApiKey::header("x-api-key").key(key));
    let echo = read_anything(&connect(by_header), "a", "b").await.unwrap();
    assert_eq!((echo.header("x-api-key"), &echo.args), (Some(key), &json!({ "q": "b" })));
    let by_query = connection(&server).auth(ApiKey::query("api_key").key(key));
    let echo = read_anything(&connect(by_query), "a", "b").await.unwrap();
    assert_eq!((echo.header("x-api-key"), &echo.args), (None, &json!({ "q": "b", "api_key": key })));
    let tenant = HeaderName::from_static("x-tenant");
    let gateway = HeaderName::from_static("x-gateway-key");
    let with_headers = connection(&server).header(tenant, HeaderValue::from_static("acme"));
    let echo = read_anything(&connect(with_headers.secret_header(gateway, key)), "a", "b").await.unwrap();
    assert_eq!((echo.header("x-tenant"), echo.header("x-gateway-key")), (Some("acme"), Some(key)));
}

#[tokio::test]
async fn who_signs_in_well_is_let_in() {
    let Some(server) = or_skip(plain()) else { return };
    let login = |password: &str| Basic::login("bot", password.to_owned()).unwrap();
    let right = connect(connection(&server).auth(login("pässwörd:1")));
    assert!(sign_in(&right, "bot", "pässwörd:1").await.unwrap().authenticated);
    let wrong = sign_in(&connect(connection(&server).auth(login("x"))), "bot", "secret").await.unwrap_err();
    assert_eq!((wrong.kind(), wrong.status()), (Kind::Auth, Some(401)));
    let token = connect(connection(&server).auth(Bearer::token("t0ken")));
    assert!(bring_token(&token).await.unwrap().authenticated);
    assert!(bring_token(&connect(connection(&server))).await.unwrap_err().is_auth());
}
