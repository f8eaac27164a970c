//! The services that are asked by a form with an `Action`: EC2 and STS.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::json;

use super::{ACCESS_KEY_ID, ACCOUNT, Cloud, REQUEST_ID, xml};

/// `POST /`
pub(super) fn query(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    if request.media_type().as_deref() != Some("application/x-www-form-urlencoded") {
        return Err(refused(400, "MissingAction", "Could not find an action"));
    }
    match action(request).as_str() {
        "StartInstances" => start_instances(cloud, request),
        "GetCallerIdentity" => Ok(get_caller_identity(request)),
        other => {
            let message = format!("The action {other} is not valid for this web service.");
            Err(refused(400, "InvalidAction", &message))
        }
    }
}

/// The `Action` of a form.
pub(super) fn action(request: &Request) -> String {
    value(request, "Action").unwrap_or_default()
}

/// Whose action it is.
pub(super) fn service_of(action: &str) -> Option<&'static str> {
    match action {
        "StartInstances" => Some("ec2"),
        "GetCallerIdentity" => Some("sts"),
        _ => None,
    }
}

fn value(request: &Request, name: &str) -> Option<String> {
    request.form().into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

fn start_instances(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    if value(request, "Version").as_deref() != Some("2016-11-15") {
        return Err(refused(400, "NoSuchVersion", "The requested version of the service is not valid."));
    }
    let ids: Vec<String> = (1..).map_while(|count| value(request, &format!("InstanceId.{count}"))).collect();
    if ids.is_empty() {
        let message = "The request must contain the parameter InstanceId";
        return Err(refused(400, "MissingParameter", message));
    }
    if let Some(id) = ids.iter().find(|id| !cloud.instances.contains_key(*id)) {
        let message = format!("The instance ID '{id}' does not exist");
        return Err(refused(400, "InvalidInstanceID.NotFound", &message));
    }
    if value(request, "DryRun").as_deref() == Some("true") {
        let message = "Request would have succeeded, but DryRun flag is set.";
        return Err(refused(412, "DryRunOperation", message));
    }
    let items: String = ids.iter().map(|id| started(cloud, id)).collect();
    Ok(xml(
        200,
        format!(
            "<StartInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>{REQUEST_ID}</requestId>\
             <instancesSet>{items}</instancesSet></StartInstancesResponse>"
        ),
    ))
}

fn started(cloud: &mut Cloud, id: &str) -> String {
    let was_running = cloud.instances.insert(id.to_owned(), true).unwrap_or_default();
    let state = |is_running, starting| match (is_running, starting) {
        (true, _) => "<code>16</code><name>running</name>",
        (false, true) => "<code>0</code><name>pending</name>",
        (false, false) => "<code>80</code><name>stopped</name>",
    };
    format!(
        "<item><instanceId>{id}</instanceId><currentState>{}</currentState><previousState>{}</previousState></item>",
        state(was_running, true),
        state(was_running, false)
    )
}

fn get_caller_identity(request: &Request) -> Answer {
    let arn = format!("arn:aws:iam::{ACCOUNT}:user/sandbox");
    if request.header("accept").is_some_and(|accept| accept.contains("json")) {
        let result = json!({"Account": ACCOUNT, "Arn": arn, "UserId": ACCESS_KEY_ID});
        return Answer::json(
            200,
            json!({"GetCallerIdentityResponse": {
                "GetCallerIdentityResult": result,
                "ResponseMetadata": {"RequestId": REQUEST_ID},
            }}),
        )
        .header("x-amzn-requestid", REQUEST_ID);
    }
    xml(
        200,
        format!(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>\
             <Arn>{arn}</Arn><UserId>{ACCESS_KEY_ID}</UserId><Account>{ACCOUNT}</Account></GetCallerIdentityResult>\
             </GetCallerIdentityResponse>"
        ),
    )
}

/// EC2's way to refuse a request.
pub(super) fn refused(status: u16, code: &str, message: &str) -> Answer {
    xml(
        status,
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message>\
             </Error></Errors><RequestID>{REQUEST_ID}</RequestID></Response>"
        ),
    )
}

/// STS's way to refuse one, asked for JSON.
pub(super) fn refused_as_json(status: u16, code: &str, message: &str) -> Answer {
    let error = json!({"Code": code, "Message": message, "Type": "Sender"});
    Answer::json(status, json!({"Error": error, "RequestId": REQUEST_ID}))
        .header("x-amzn-requestid", REQUEST_ID)
}
