//! The vendor's published examples.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use spoke_runtime::http::header::{HeaderName, HeaderValue};
use spoke_runtime::{Method, Outgoing};

use super::{PercentEncodingMode, SignableBody, Signer, check_validity, place, shown};

/// 2015-08-30T12:36:00Z, the moment of the test suite
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-test-suite.html>.
const SUITE: u64 = 1_440_938_160;

/// 2013-05-24T00:00:00Z, the moment of
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html> and
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>.
const S3: u64 = 1_369_353_600;

fn signer(service: &str, moment: u64) -> Signer<'_> {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(moment);
    Signer { service, region: "us-east-1", time }
}

fn keys(id: &str, secret: &str) -> Credentials {
    Credentials::new(id, secret, None, None, "test")
}

fn request(method: Method, url: &str, headers: &[(&'static str, &'static str)]) -> Outgoing {
    let mut request = Outgoing::new(method, url.parse().unwrap());
    for (name, value) in headers {
        request.headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    request
}

fn signed(mut request: Outgoing, signer: Signer<'_>, credentials: &Credentials) -> Outgoing {
    let headers = signer.headers(&request, credentials).unwrap();
    place(&mut request, headers);
    request
}

#[track_caller]
fn check_suite(request: Outgoing, signed_headers: &str, signature: &str) {
    let keys = keys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    let signed = signed(request, signer("service", SUITE), &keys);
    let expected = format!(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
         SignedHeaders={signed_headers}, Signature={signature}"
    );
    assert_eq!(signed.headers["authorization"], expected);
    assert_eq!(signed.headers["x-amz-date"], "20150830T123600Z");
    assert!(!signed.headers.contains_key("x-amz-content-sha256"));
}

#[test]
fn get_vanilla() {
    check_suite(
        request(Method::Get, "https://example.amazonaws.com/", &[]),
        "host;x-amz-date",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    );
}

#[test]
fn get_vanilla_query_order_key_case() {
    check_suite(
        request(Method::Get, "https://example.amazonaws.com/?Param2=value2&Param1=value1", &[]),
        "host;x-amz-date",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    );
}

#[test]
fn post_vanilla() {
    check_suite(
        request(Method::Post, "https://example.amazonaws.com/", &[]),
        "host;x-amz-date",
        "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    );
}

#[test]
fn post_x_www_form_urlencoded() {
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let mut request = request(Method::Post, "https://example.amazonaws.com/", &form);
    request.body = Some("Param1=value1".into());
    check_suite(
        request,
        "content-type;host;x-amz-date",
        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    );
}

fn s3_keys() -> Credentials {
    keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
}

#[test]
fn s3_get_object() {
    let range = [("range", "bytes=0-9")];
    let request = request(Method::Get, "https://examplebucket.s3.amazonaws.com/test.txt", &range);
    let signed = signed(request, signer("s3", S3), &s3_keys());
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(signed.headers["x-amz-content-sha256"], empty);
    assert_eq!(
        signed.headers["authorization"],
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, \
         SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, \
         Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    );
}

#[test]
fn s3_presigned_url() {
    let mut request = request(Method::Get, "https://examplebucket.s3.amazonaws.com/test.txt", &[]);
    let query = signer("s3", S3).query(&request, &s3_keys(), Duration::from_secs(86_400)).unwrap();
    request.url.query_pairs_mut().extend_pairs(query);
    let pairs: Vec<_> = request.url.query_pairs().collect();
    let value = |name: &str| &*pairs.iter().find(|(known, _)| known == name).unwrap().1;
    assert_eq!(value("X-Amz-Credential"), "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request");
    assert_eq!((value("X-Amz-Expires"), value("X-Amz-SignedHeaders")), ("86400", "host"));
    assert_eq!(value("X-Amz-Signature"), "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
}

/// Only S3 signs a path as it is sent; the others encode it once more.
#[test]
fn paths_are_encoded_as_the_service_does() {
    let once = "https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/ops%3Alive/invocations";
    let lambda = signer("lambda", SUITE);
    let sent = signed(request(Method::Post, once, &[]), lambda, &s3_keys());
    // As it is sent, with the second encoding written out.
    let twice = request(Method::Post, &once.replace("%3A", "%253A"), &[]);
    let mut as_it_is = lambda.settings();
    as_it_is.percent_encoding_mode = PercentEncodingMode::Single;
    let (headers, _) =
        lambda.signed(&twice, SignableBody::empty(), &s3_keys(), as_it_is).unwrap().into_parts();
    let expected = headers.iter().find(|header| header.name() == "authorization").unwrap().value();
    assert_eq!(sent.headers["authorization"], expected);
    assert_eq!(signer("s3", S3).settings().percent_encoding_mode, PercentEncodingMode::Single);
}

#[test]
fn what_may_change_on_the_way_is_not_signed() {
    let traced = [("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")];
    let url = "https://sts.us-east-1.amazonaws.com/";
    let sign = |headers| signed(request(Method::Get, url, headers), signer("sts", SUITE), &s3_keys());
    assert_eq!(sign(&traced).headers["authorization"], sign(&[]).headers["authorization"]);
}

#[test]
fn a_session_token_is_signed_and_sent() {
    let credentials = Credentials::new("ASIA", "s3cr3t", Some("t0ken".to_owned()), None, "test");
    let signed = signed(
        request(Method::Get, "https://sts.us-east-1.amazonaws.com/", &[]),
        signer("sts", SUITE),
        &credentials,
    );
    assert_eq!(signed.headers["x-amz-security-token"], "t0ken");
    let authorization = signed.headers["authorization"].to_str().unwrap();
    assert!(authorization.contains("SignedHeaders=host;x-amz-date;x-amz-security-token"), "{authorization}");
    assert!(signed.headers.values().all(HeaderValue::is_sensitive));
    let query = signer("s3", S3).query(&signed_free(), &credentials, Duration::from_secs(60)).unwrap();
    assert!(query.contains(&("X-Amz-Security-Token", "t0ken".into())));
}

fn signed_free() -> Outgoing {
    request(Method::Get, "https://s3.us-east-1.amazonaws.com/b/k", &[])
}

#[test]
fn people_see_no_signature() {
    let mut request = signed_free();
    request.showing = true;
    shown(&mut request).unwrap();
    assert_eq!(request.headers["authorization"], "AWS4-HMAC-SHA256 [redacted]");
}

#[test]
fn a_header_that_cannot_be_signed_is_named() {
    let mut request = signed_free();
    let value = HeaderValue::from_bytes("Größe".as_bytes()).unwrap();
    request.headers.insert(HeaderName::from_static("x-name"), value);
    let fault = signer("s3", S3).headers(&request, &s3_keys()).unwrap_err();
    assert!(fault.starts_with("header `x-name` cannot be signed"), "{fault}");
}

#[test]
fn a_presigned_url_lives_seven_days_at_most() {
    let week = Duration::from_secs(604_800);
    assert_eq!(check_validity(week), Ok(()));
    assert!(check_validity(week + Duration::from_secs(1)).unwrap_err().contains("1 s to 7 days"));
    assert!(check_validity(Duration::ZERO).is_err());
}
