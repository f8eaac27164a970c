//! STS: forms that are answered in XML.

use spoke_aws::AwsError;
use spoke_aws::sts::{AssumeRole, GetCallerIdentity};
use spoke_runtime::{Kind, Secret};

use crate::wire;

#[tokio::test]
async fn get_caller_identity() {
    let identity = wire().reply(GetCallerIdentity::new()).await;
    assert_eq!(
        (identity.account.as_str(), identity.user_id.as_str()),
        ("123456789012", "AIDACKCEVSQ6C2EXAMPLE")
    );
    assert_eq!(identity.arn, "arn:aws:iam::123456789012:user/Alice");
    let error = wire().error(GetCallerIdentity::new(), Kind::Auth, Some("InvalidClientTokenId")).await;
    assert_eq!(error.code_as(), Some(AwsError::InvalidClientTokenId));
}

#[tokio::test]
async fn assume_role() {
    let action = AssumeRole::new("arn:aws:iam::123456789012:role/demo", "TestAR")
        .duration_seconds(1800_u32)
        .external_id("123 ABC")
        .policy("{\"Version\":\"2012-10-17\"}")
        .source_identity("Alice")
        .serial_number("arn:aws:iam::123456789012:mfa/alice")
        .token_code(Secret::from("123456"));
    let role = wire().reply(action.clone()).await;
    assert_eq!(role.access_key_id, "ASIAIOSFODNN7EXAMPLE");
    assert_eq!(role.secret_access_key.expose(), "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY");
    assert!(role.session_token.expose().ends_with("TwdQW=="));
    assert_eq!(role.expiration, "2019-11-09T13:34:41Z");
    assert_eq!(role.arn.as_deref(), Some("arn:aws:sts::123456789012:assumed-role/demo/TestAR"));
    let shown = format!("{role:?}");
    assert!(!shown.contains("wJalr") && !shown.contains("TwdQW"), "{shown}");
    wire().error(action, Kind::Forbidden, Some("AccessDenied")).await;
}
