//! How each of AWS's dialects answers and refuses.

use quick_xml::escape::escape;
use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Value, json};

/// The request id of every answer but S3's.
pub(super) const REQUEST_ID: &str = "7a62c49f-347e-4fc4-9331-6e8eexample";

/// The request id of S3's answers.
const S3_REQUEST_ID: &str = "4442587FB7D0A2F9";

/// The namespace of EC2's answers.
const EC2: &str = "http://ec2.amazonaws.com/doc/2016-11-15/";

/// `<name>text</name>`
pub(super) fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>", escape(text))
}

/// The same where there is a text, nothing elsewhere.
pub(super) fn element_of(name: &str, text: Option<&str>) -> String {
    text.map(|text| element(name, text)).unwrap_or_default()
}

/// EC2's good answer.
pub(super) fn ec2(action: &str, inner: &str) -> Answer {
    let body = format!(
        "<{action}Response xmlns=\"{EC2}\"><requestId>{REQUEST_ID}</requestId>{inner}</{action}Response>"
    );
    xml(200, body)
}

/// EC2's way to refuse a request.
pub(super) fn ec2_refused(status: u16, code: &str, message: &str) -> Answer {
    let error = element("Code", code) + &element("Message", message);
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error>{error}</Error></Errors>\
         <RequestID>{REQUEST_ID}</RequestID></Response>"
    );
    xml(status, body)
}

/// The good answer of SNS and STS.
pub(super) fn query(action: &str, result: &str) -> Answer {
    let body = format!(
        "<{action}Response><{action}Result>{result}</{action}Result><ResponseMetadata>{}</ResponseMetadata></{action}Response>",
        element("RequestId", REQUEST_ID)
    );
    xml(200, body)
}

/// The way of SNS and STS to refuse a request.
pub(super) fn query_refused(status: u16, code: &str, message: &str) -> Answer {
    let error = element("Type", "Sender") + &element("Code", code) + &element("Message", message);
    let body =
        format!("<ErrorResponse><Error>{error}</Error>{}</ErrorResponse>", element("RequestId", REQUEST_ID));
    xml(status, body)
}

fn xml(status: u16, body: String) -> Answer {
    Answer::bytes(status, body).header("content-type", "text/xml").header("x-amzn-requestid", REQUEST_ID)
}

/// The good answer of SQS and Secrets Manager.
pub(super) fn json(body: Value) -> Answer {
    Answer::json(200, body).header("x-amzn-requestid", REQUEST_ID)
}

/// The way of SQS to refuse a request.
pub(super) fn sqs_refused(code: &str, message: &str) -> Answer {
    let code = format!("com.amazonaws.sqs#{code}");
    Answer::json(400, json!({"__type": code, "message": message})).header("x-amzn-requestid", REQUEST_ID)
}

/// The way of Secrets Manager to refuse a request.
pub(super) fn secrets_refused(code: &str, message: &str) -> Answer {
    Answer::json(400, json!({"__type": code, "Message": message})).header("x-amzn-requestid", REQUEST_ID)
}

/// The way of Lambda to refuse a request.
pub(super) fn lambda_refused(status: u16, code: &str, message: &str) -> Answer {
    Answer::json(status, json!({"Type": "User", "Message": message}))
        .header("x-amzn-errortype", code)
        .header("x-amzn-requestid", REQUEST_ID)
}

/// S3's good answer.
pub(super) fn s3(status: u16) -> Answer {
    Answer::status(status).header("x-amz-request-id", S3_REQUEST_ID)
}

/// S3's good answer with a document.
pub(super) fn s3_document(name: &str, inner: &str) -> Answer {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{name} xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{inner}</{name}>"
    );
    Answer::bytes(200, body)
        .header("content-type", "application/xml")
        .header("x-amz-request-id", S3_REQUEST_ID)
}

/// S3's way to refuse a request.
pub(super) fn s3_refused(status: u16, code: &str, message: &str) -> Answer {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>{}{}{}</Error>",
        element("Code", code),
        element("Message", message),
        element("RequestId", S3_REQUEST_ID)
    );
    Answer::bytes(status, body)
        .header("content-type", "application/xml")
        .header("x-amz-request-id", S3_REQUEST_ID)
}
