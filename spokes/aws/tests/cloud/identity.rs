//! STS: who signs, and roles.

use spoke_aws::AwsCredential;
use spoke_aws::sandbox::{ACCESS_KEY_ID, ACCOUNT, Cloud};
use spoke_aws::sts::{assume_role, get_caller_identity};
use spoke_runtime::Kind;
use spoke_runtime::auth::Anonymous;

use crate::{connect_as, serve, told};

#[tokio::test]
async fn whoever_signs_is_known() {
    let (server, aws) = serve(Cloud::new()).await;
    let identity = get_caller_identity(&aws).await.unwrap();
    assert_eq!((identity.account.as_str(), identity.user_id.as_str()), (ACCOUNT, ACCESS_KEY_ID));
    let foreign = connect_as(&server, AwsCredential::keys("AKIAFOREIGN", "any"));
    let error = get_caller_identity(&foreign).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Auth, Some("InvalidClientTokenId")));
    let error = get_caller_identity(&connect_as(&server, Anonymous)).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Auth, Some("MissingAuthenticationToken")));
}

#[tokio::test]
async fn a_role_is_taken_and_signs() {
    let (server, aws) = serve(Cloud::new()).await;
    let role = |name: &str| format!("arn:aws:iam::{ACCOUNT}:role/{name}");
    let taken =
        assume_role(&aws, role("ops"), "nightly").with(|it| it.duration_seconds(900_u32)).await.unwrap();
    assert_eq!(taken.arn.as_deref(), Some("arn:aws:sts::123456789012:assumed-role/ops/nightly"));
    let keys = AwsCredential::session(&taken.access_key_id, taken.secret_access_key, taken.session_token);
    assert_eq!(get_caller_identity(&connect_as(&server, keys)).await.unwrap().account, ACCOUNT);
    let error = assume_role(&aws, "arn:aws:iam::1:role/ops", "nightly").await.unwrap_err();
    assert_eq!(told(&error), (Kind::Forbidden, Some("AccessDenied")));
    let error =
        assume_role(&aws, role("ops"), "nightly").with(|it| it.duration_seconds(60_u32)).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("ValidationError")));
}
