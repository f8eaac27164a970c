//! STS: who signs, and roles.

use spoke_runtime::sandbox::{Answer, Request};

use super::answers::{element, query, query_refused};
use super::dispatch::value;
use super::{ACCESS_KEY_ID, ACCOUNT};

/// `POST /` with an `Action` of STS.
pub(super) fn act(action: &str, request: &Request) -> Result<Answer, Answer> {
    if value(request, "Version").as_deref() != Some("2011-06-15") {
        return Err(query_refused(400, "NoSuchVersion", "The requested version is not valid."));
    }
    match action {
        "AssumeRole" => assume_role(request),
        _ => Ok(query(
            action,
            &(element("Arn", &format!("arn:aws:iam::{ACCOUNT}:user/sandbox"))
                + &element("UserId", ACCESS_KEY_ID)
                + &element("Account", ACCOUNT)),
        )),
    }
}

/// Every role of the account lets itself be taken, and its keys are those of the sandbox.
fn assume_role(request: &Request) -> Result<Answer, Answer> {
    let given = |name: &str| {
        value(request, name).ok_or_else(|| {
            query_refused(
                400,
                "ValidationError",
                &format!("Value null at '{name}' failed to satisfy constraint"),
            )
        })
    };
    let (arn, session) = (given("RoleArn")?, given("RoleSessionName")?);
    let Some(role) =
        arn.strip_prefix(&format!("arn:aws:iam::{ACCOUNT}:role/")).filter(|role| !role.is_empty())
    else {
        let message = format!(
            "User: arn:aws:iam::{ACCOUNT}:user/sandbox is not authorized to perform: sts:AssumeRole on resource: {arn}"
        );
        return Err(query_refused(403, "AccessDenied", &message));
    };
    let seconds = value(request, "DurationSeconds").unwrap_or_else(|| "3600".to_owned());
    if !seconds.parse::<u32>().is_ok_and(|seconds| (900..=43_200).contains(&seconds)) {
        let message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
        return Err(query_refused(400, "ValidationError", message));
    }
    let keys = element("AccessKeyId", ACCESS_KEY_ID)
        + &element("SecretAccessKey", "sandbox")
        + &element("SessionToken", "sandbox")
        + &element("Expiration", "2030-01-01T00:00:00Z");
    let user = element("Arn", &format!("arn:aws:sts::{ACCOUNT}:assumed-role/{role}/{session}"))
        + &element("AssumedRoleId", &format!("AROASANDBOX:{session}"));
    Ok(query(
        "AssumeRole",
        &format!("<Credentials>{keys}</Credentials><AssumedRoleUser>{user}</AssumedRoleUser>"),
    ))
}
