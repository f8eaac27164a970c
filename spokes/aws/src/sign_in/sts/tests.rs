//! What STS answers, and what is made of it.

use spoke_runtime::http::HeaderMap;
use spoke_runtime::{Response, Secret};

use super::read;

const ASSUMED: &str = r#"<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <Credentials>
      <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
      <SecretAccessKey>wJalr/EXAMPLEKEY</SecretAccessKey>
      <SessionToken>FQoGZXIvYXdzE==</SessionToken>
      <Expiration>2026-01-01T01:00:00Z</Expiration>
    </Credentials>
    <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/ops/spoke</Arn></AssumedRoleUser>
  </AssumeRoleResult>
  <ResponseMetadata><RequestId>c6104cbe</RequestId></ResponseMetadata>
</AssumeRoleResponse>"#;

fn answer(status: u16, body: &str) -> Response {
    Response::new(status, HeaderMap::new(), body.to_owned())
}

#[test]
fn keys_and_their_end_are_read() {
    for body in [ASSUMED.to_owned(), ASSUMED.replace("AssumeRoleRe", "AssumeRoleWithWebIdentityRe")] {
        let session = read(&answer(200, &body)).unwrap();
        assert_eq!(session.credentials.access_key_id(), "ASIAEXAMPLE");
        assert_eq!(session.credentials.secret_access_key(), "wJalr/EXAMPLEKEY");
        assert_eq!(session.credentials.session_token(), Some("FQoGZXIvYXdzE=="));
        let end = session.expires.unwrap().duration_since(std::time::SystemTime::UNIX_EPOCH).unwrap();
        assert_eq!(end.as_secs(), 1_767_229_200);
        assert!(!format!("{session:?}").contains("EXAMPLEKEY"));
    }
}

#[test]
fn a_refusal_is_told_without_what_was_signed() {
    let body = "<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>The signature does \
                not match.\n\nThe Canonical String should have been 'x-amz-security-token:t0ken'</Message></Error></ErrorResponse>";
    let deeper = body.replace("<Error>", "<Errors><Error>").replace("</Error>", "</Error></Errors>");
    for body in [body, deeper.as_str()] {
        let fault = read(&answer(403, body)).unwrap_err();
        assert_eq!(fault, "403 SignatureDoesNotMatch: The signature does not match.");
    }
    assert_eq!(read(&answer(502, "<html>")).unwrap_err(), "the answer is 502");
}

#[test]
fn an_answer_that_does_not_fit_is_told_without_its_keys() {
    let secret = Secret::from("wJalr/EXAMPLEKEY");
    for (old, new) in [("2026-01-01T01:00:00Z", "soon"), ("Credentials", "Keys")] {
        let fault = read(&answer(200, &ASSUMED.replace(old, new))).unwrap_err();
        assert!(fault.starts_with("the answer ") && !fault.contains(secret.expose()), "{fault}");
    }
}
