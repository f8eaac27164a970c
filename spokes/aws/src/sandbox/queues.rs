//! SQS: queues whose messages are hidden for as long as they are taken.

use std::collections::BTreeMap;

use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Map, Value, json};

use super::answers::{json as answer, sqs_refused as refused};
use super::dispatch::text;
use super::{ACCOUNT, Cloud};

/// How many seconds a message is hidden where nobody says.
const HIDDEN: u64 = 30;

/// For how many seconds a FIFO queue drops repeats.
const REMEMBERED: u64 = 300;

/// A queue.
#[derive(Debug, Default)]
pub(super) struct Queue {
    pub(super) messages: Vec<Message>,
    /// Deduplication ids: when each was sent, and as what.
    sent: BTreeMap<String, (u64, Value)>,
}

/// A message in its queue.
#[derive(Debug)]
pub(super) struct Message {
    id: String,
    pub(super) body: String,
    attributes: Value,
    group: Option<String>,
    receipt: Option<String>,
    hidden_until: u64,
    received: u64,
}

/// A queue's URL.
pub(super) fn url(name: &str) -> String {
    format!("https://sqs.eu-central-1.amazonaws.com/{ACCOUNT}/{name}")
}

/// What is asked by `AmazonSQS.{action}`.
pub(super) fn act(cloud: &mut Cloud, action: &str, input: &Value) -> Result<Answer, Answer> {
    match action {
        "GetQueueUrl" => get_url(cloud, input),
        "ListQueues" => list(cloud, input),
        "SendMessage" => {
            let name = named(cloud, input)?;
            send(cloud, &name, input).map(answer).map_err(|(code, message)| refused(code, &message))
        }
        "ReceiveMessage" => receive(cloud, input),
        "DeleteMessage" => {
            let queue = queue(cloud, input)?;
            delete(queue, text(input, "ReceiptHandle")).map_err(|(code, message)| refused(code, &message))?;
            Ok(answer(json!({})))
        }
        "ChangeMessageVisibility" => hide(cloud, input),
        "SendMessageBatch" => {
            let name = named(cloud, input)?;
            batch(input, |entry| send(cloud, &name, entry))
        }
        "DeleteMessageBatch" => {
            let queue = queue(cloud, input)?;
            batch(input, |entry| delete(queue, text(entry, "ReceiptHandle")).map(|()| json!({})))
        }
        other => Err(refused("UnsupportedOperation", &format!("There is no {other}"))),
    }
}

type Fault = (&'static str, String);

fn named(cloud: &Cloud, input: &Value) -> Result<String, Answer> {
    let url = text(input, "QueueUrl");
    let name = url.rsplit_once('/').map_or("", |(_, name)| name);
    match cloud.queues.contains_key(name) {
        true => Ok(name.to_owned()),
        false => Err(refused("QueueDoesNotExist", "The specified queue does not exist.")),
    }
}

fn queue<'a>(cloud: &'a mut Cloud, input: &Value) -> Result<&'a mut Queue, Answer> {
    let name = named(cloud, input)?;
    Ok(cloud.queues.entry(name).or_default())
}

fn get_url(cloud: &mut Cloud, input: &Value) -> Result<Answer, Answer> {
    let name = text(input, "QueueName");
    match cloud.queues.contains_key(name) {
        true => Ok(answer(json!({"QueueUrl": url(name)}))),
        false => Err(refused("QueueDoesNotExist", "The specified queue does not exist.")),
    }
}

fn list(cloud: &mut Cloud, input: &Value) -> Result<Answer, Answer> {
    let size = match input["MaxResults"].as_u64() {
        None => 1000,
        Some(size @ 1..=1000) => usize::try_from(size).unwrap_or(1000),
        Some(size) => {
            let message = format!(
                "Value {size} for parameter MaxResults is invalid. Reason: must be between 1 and 1000."
            );
            return Err(refused("InvalidParameterValue", &message));
        }
    };
    let (prefix, after) = (text(input, "QueueNamePrefix"), text(input, "NextToken"));
    let mut behind = cloud.queues.keys().filter(|name| name.starts_with(prefix) && name.as_str() > after);
    let page: Vec<&String> = behind.by_ref().take(size).collect();
    let next = behind.next().and(page.last());
    Ok(answer(json!({
        "QueueUrls": page.iter().map(|name| url(name)).collect::<Vec<_>>(),
        "NextToken": next,
    })))
}

fn send(cloud: &mut Cloud, name: &str, input: &Value) -> Result<Value, Fault> {
    let (body, now, number) = (text(input, "MessageBody"), cloud.now, cloud.tick());
    let (group, id) = (input["MessageGroupId"].as_str(), input["MessageDeduplicationId"].as_str());
    let delay = input["DelaySeconds"].as_u64().unwrap_or_default();
    let Some(queue) = cloud.queues.get_mut(name) else {
        return Err(("QueueDoesNotExist", "The specified queue does not exist.".to_owned()));
    };
    let is_fifo = name.ends_with(".fifo");
    if body.is_empty() {
        return Err(("MissingParameter", "The request must contain the parameter MessageBody.".to_owned()));
    }
    if delay > 900 || (is_fifo && delay > 0) {
        let message = format!(
            "Value {delay} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900."
        );
        return Err(("InvalidParameterValue", message));
    }
    match (is_fifo, group, id) {
        (true, None, _) => {
            return Err((
                "MissingParameter",
                "The request must contain the parameter MessageGroupId.".to_owned(),
            ));
        }
        (true, _, None) => {
            let message = "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly";
            return Err(("InvalidParameterValue", message.to_owned()));
        }
        (false, _, Some(id)) => {
            let message = format!(
                "Value {id} for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type"
            );
            return Err(("InvalidParameterValue", message));
        }
        _ => {}
    }
    if let Some((sent, before)) = id.and_then(|id| queue.sent.get(id))
        && now < sent + REMEMBERED
    {
        return Ok(before.clone());
    }
    let message_id = format!("00000000-0000-4000-8000-{number:012}");
    let mut sent = json!({"MessageId": message_id, "MD5OfMessageBody": Cloud::fingerprint(body.as_bytes())});
    if is_fifo {
        sent["SequenceNumber"] = format!("{number:020}").into();
    }
    queue.messages.push(Message {
        id: message_id,
        body: body.to_owned(),
        attributes: input["MessageAttributes"].clone(),
        group: group.map(str::to_owned),
        receipt: None,
        hidden_until: now + delay,
        received: 0,
    });
    if let Some(id) = id {
        queue.sent.insert(id.to_owned(), (now, sent.clone()));
    }
    Ok(sent)
}

fn receive(cloud: &mut Cloud, input: &Value) -> Result<Answer, Answer> {
    let (now, number) = (cloud.now, cloud.tick());
    let invalid = |name: &str, range: &str| {
        refused(
            "InvalidParameterValue",
            &format!("Value for parameter {name} is invalid. Reason: Must be {range}."),
        )
    };
    let most = input["MaxNumberOfMessages"].as_u64().unwrap_or(1);
    if !(1..=10).contains(&most) {
        return Err(invalid("MaxNumberOfMessages", "between 1 and 10, if provided"));
    }
    if input["WaitTimeSeconds"].as_u64().is_some_and(|seconds| seconds > 20) {
        return Err(invalid("WaitTimeSeconds", ">= 0 and <= 20, if provided"));
    }
    let hidden = input["VisibilityTimeout"].as_u64().unwrap_or(HIDDEN);
    let named = |list: &str, name: &str| {
        input[list].as_array().into_iter().flatten().any(|known| known == "All" || known == name)
    };
    let queue = queue(cloud, input)?;
    let held: Vec<String> = queue
        .messages
        .iter()
        .filter(|message| message.receipt.is_some() && message.hidden_until > now)
        .filter_map(|message| message.group.clone())
        .collect();
    let is_held = |group: &Option<String>| group.as_ref().is_some_and(|group| held.contains(group));
    let visible = queue.messages.iter_mut().filter(|message| message.hidden_until <= now);
    let mut taken = Vec::new();
    for message in visible.filter(|message| !is_held(&message.group)).take(usize::try_from(most).unwrap_or(1))
    {
        message.received += 1;
        message.hidden_until = now + hidden;
        let receipt = format!("{number}#{}", message.id);
        message.receipt = Some(receipt.clone());
        let mut told = json!({
            "MessageId": message.id,
            "ReceiptHandle": receipt,
            "MD5OfBody": Cloud::fingerprint(message.body.as_bytes()),
            "Body": message.body,
        });
        if named("MessageSystemAttributeNames", "ApproximateReceiveCount") {
            told["Attributes"]["ApproximateReceiveCount"] = message.received.to_string().into();
        }
        let attributes: Map<String, Value> = message
            .attributes
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(name, _)| named("MessageAttributeNames", name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        if !attributes.is_empty() {
            told["MessageAttributes"] = attributes.into();
        }
        taken.push(told);
    }
    Ok(answer(if taken.is_empty() { json!({}) } else { json!({"Messages": taken}) }))
}

/// A handle is good as long as its message was not received again.
fn delete(queue: &mut Queue, receipt: &str) -> Result<(), Fault> {
    if !receipt.contains('#') {
        let message = format!("The input receipt handle \"{receipt}\" is not a valid receipt handle.");
        return Err(("ReceiptHandleIsInvalid", message));
    }
    queue.messages.retain(|message| message.receipt.as_deref() != Some(receipt));
    Ok(())
}

fn hide(cloud: &mut Cloud, input: &Value) -> Result<Answer, Answer> {
    let now = cloud.now;
    let queue = queue(cloud, input)?;
    let receipt = text(input, "ReceiptHandle");
    let seconds =
        input["VisibilityTimeout"].as_u64().filter(|seconds| *seconds <= 43_200).ok_or_else(|| {
            refused(
                "InvalidParameterValue",
                "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]",
            )
        })?;
    let message = queue.messages.iter_mut().find(|message| message.receipt.as_deref() == Some(receipt));
    match message {
        Some(message) if message.hidden_until > now => {
            message.hidden_until = now + seconds;
            Ok(answer(json!({})))
        }
        Some(_) => Err(refused("MessageNotInflight", "The specified message is not in flight.")),
        None => {
            let message = format!("The input receipt handle \"{receipt}\" is not a valid receipt handle.");
            Err(refused("ReceiptHandleIsInvalid", &message))
        }
    }
}

/// What becomes of each entry.
fn batch(input: &Value, mut act: impl FnMut(&Value) -> Result<Value, Fault>) -> Result<Answer, Answer> {
    let entries = input["Entries"].as_array().map(Vec::as_slice).unwrap_or_default();
    let ids: Vec<&str> = entries.iter().map(|entry| text(entry, "Id")).collect();
    let is_id = |id: &str| {
        (1..=80).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    match entries.len() {
        0 => return Err(refused("EmptyBatchRequest", "There should be at least one entry in the request.")),
        1..=10 => {}
        count => {
            let message = format!("Maximum number of entries per request are 10. You have sent {count}.");
            return Err(refused("TooManyEntriesInBatchRequest", &message));
        }
    }
    if !ids.iter().all(|id| is_id(id)) {
        let message = "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.";
        return Err(refused("InvalidBatchEntryId", message));
    }
    if ids.iter().enumerate().any(|(place, id)| ids[..place].contains(id)) {
        return Err(refused(
            "BatchEntryIdsNotDistinct",
            "Two or more batch entries in the request have the same Id.",
        ));
    }
    let (mut successful, mut failed) = (Vec::new(), Vec::new());
    for (entry, id) in entries.iter().zip(ids) {
        match act(entry) {
            Ok(mut done) => {
                done["Id"] = id.into();
                successful.push(done);
            }
            Err((code, message)) => {
                failed.push(json!({"Id": id, "SenderFault": true, "Code": code, "Message": message}));
            }
        }
    }
    Ok(answer(json!({"Successful": successful, "Failed": failed})))
}
