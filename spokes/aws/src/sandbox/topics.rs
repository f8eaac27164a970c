//! SNS: topics, and what was published to them.

use spoke_runtime::sandbox::{Answer, Request};

use super::answers::{element, element_of, query, query_refused};
use super::dispatch::value;
use super::{ACCOUNT, Cloud};

/// A message that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Published {
    /// The topic's ARN, or the telephone's number.
    pub to: String,
    /// What it says.
    pub message: String,
    /// The subject of mails.
    pub subject: Option<String>,
    /// What its repeats are known by, in a FIFO topic.
    pub deduplication_id: Option<String>,
}

/// The ARN of a topic.
pub(super) fn arn(name: &str) -> String {
    format!("arn:aws:sns:eu-central-1:{ACCOUNT}:{name}")
}

/// `POST /` with `Action=Publish`
pub(super) fn publish(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let invalid =
        |sentence: &str| query_refused(400, "InvalidParameter", &format!("Invalid parameter: {sentence}"));
    if value(request, "Version").as_deref() != Some("2010-03-31") {
        return Err(query_refused(400, "NoSuchVersion", "The requested version is not valid."));
    }
    let message = value(request, "Message").unwrap_or_default();
    if message.is_empty() {
        return Err(invalid("Empty message"));
    }
    let (topic, number) = (value(request, "TopicArn"), value(request, "PhoneNumber"));
    let to = match (topic, number) {
        (Some(topic), None) if cloud.topics.contains(&topic) => topic,
        (Some(_), None) => return Err(query_refused(404, "NotFound", "Topic does not exist")),
        (None, Some(number)) if number.starts_with('+') => number,
        (None, Some(_)) => return Err(invalid("PhoneNumber Reason: is not valid to publish to")),
        _ => return Err(invalid("TopicArn or TargetArn Reason: no value for required parameter")),
    };
    let (group, mut id) = (value(request, "MessageGroupId"), value(request, "MessageDeduplicationId"));
    match (to.ends_with(".fifo"), &group, &id) {
        (true, None, _) => return Err(invalid("The MessageGroupId parameter is required for FIFO topics")),
        (true, _, None) => {
            return Err(invalid(
                "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
            ));
        }
        (false, _, Some(_)) => {
            return Err(invalid(
                "MessageDeduplicationId Reason: The request includes a parameter that is not valid for this topic type",
            ));
        }
        _ => {}
    }
    let known =
        cloud.published.iter().position(|it| id.is_some() && it.to == to && it.deduplication_id == id);
    let place = known.unwrap_or_else(|| {
        let subject = value(request, "Subject");
        cloud.published.push(Published { to, message, subject, deduplication_id: id.take() });
        cloud.published.len() - 1
    });
    let number = group.map(|_| format!("{:020}", place + 1));
    Ok(query(
        "Publish",
        &(element("MessageId", &format!("00000000-0000-4000-8000-{place:012}"))
            + &element_of("SequenceNumber", number.as_deref())),
    ))
}
