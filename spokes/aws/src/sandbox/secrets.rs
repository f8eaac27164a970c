//! Secrets Manager: secrets with versions.

use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Value, json};

use super::answers::{json as answer, secrets_refused as refused};
use super::dispatch::text;
use super::{ACCOUNT, Cloud};

/// A secret.
#[derive(Debug, Default)]
pub(super) struct SecretRecord {
    description: Option<String>,
    versions: Vec<Version>,
}

struct Version {
    id: String,
    value: String,
    stages: Vec<String>,
}

impl std::fmt::Debug for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Version").field("id", &self.id).field("stages", &self.stages).finish_non_exhaustive()
    }
}

impl SecretRecord {
    pub(super) fn of(value: &str) -> Self {
        let mut record = SecretRecord::default();
        record.put("00000000-0000-4000-8000-000000000000", value, vec![CURRENT.to_owned()]);
        record
    }

    /// The value that is current.
    pub(super) fn current(&self) -> Option<&str> {
        let current =
            self.versions.iter().find(|version| version.stages.iter().any(|stage| stage == CURRENT));
        current.map(|version| version.value.as_str())
    }

    /// A label stands on one version; the one that was current becomes the previous one.
    fn put(&mut self, id: &str, value: &str, stages: Vec<String>) {
        for version in &mut self.versions {
            let was_current = version.stages.iter().any(|stage| stage == CURRENT);
            version.stages.retain(|stage| !stages.contains(stage) && stage != PREVIOUS);
            if was_current && stages.iter().any(|stage| stage == CURRENT) {
                version.stages.push(PREVIOUS.to_owned());
            }
        }
        self.versions.push(Version { id: id.to_owned(), value: value.to_owned(), stages });
    }
}

const CURRENT: &str = "AWSCURRENT";
const PREVIOUS: &str = "AWSPREVIOUS";

fn arn(name: &str) -> String {
    format!("arn:aws:secretsmanager:eu-central-1:{ACCOUNT}:secret:{name}-a1b2c3")
}

fn name_of(id: &str) -> &str {
    let name = id.strip_prefix(&format!("arn:aws:secretsmanager:eu-central-1:{ACCOUNT}:secret:"));
    name.and_then(|name| name.strip_suffix("-a1b2c3")).unwrap_or(id)
}

/// What is asked by `secretsmanager.{action}`.
pub(super) fn act(cloud: &mut Cloud, action: &str, input: &Value) -> Result<Answer, Answer> {
    match action {
        "GetSecretValue" => get(cloud, input),
        "ListSecrets" => list(cloud, input),
        "CreateSecret" => create(cloud, input),
        "PutSecretValue" => put(cloud, input),
        other => Err(refused("UnknownOperationException", &format!("There is no {other}"))),
    }
}

fn unknown() -> Answer {
    refused("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
}

fn get(cloud: &mut Cloud, input: &Value) -> Result<Answer, Answer> {
    let name = name_of(text(input, "SecretId"));
    let record = cloud.secrets.get(name).ok_or_else(unknown)?;
    let stage = input["VersionStage"].as_str();
    let id = input["VersionId"].as_str();
    let stage = stage.or(if id.is_none() { Some(CURRENT) } else { None });
    let found = record.versions.iter().find(|version| {
        id.is_none_or(|id| version.id == id)
            && stage.is_none_or(|stage| version.stages.iter().any(|label| label == stage))
    });
    let version = found.ok_or_else(|| {
        let message = format!(
            "Secrets Manager can't find the specified secret value for {}",
            stage.map_or_else(
                || format!("VersionId: {}", id.unwrap_or_default()),
                |stage| format!("staging label: {stage}")
            )
        );
        refused("ResourceNotFoundException", &message)
    })?;
    Ok(answer(json!({
        "ARN": arn(name),
        "Name": name,
        "VersionId": version.id,
        "VersionStages": version.stages,
        "SecretString": version.value,
        "CreatedDate": 1_767_225_600.5,
    })))
}

fn list(cloud: &mut Cloud, input: &Value) -> Result<Answer, Answer> {
    let size = match input["MaxResults"].as_u64() {
        None => 100,
        Some(size @ 1..=100) => usize::try_from(size).unwrap_or(100),
        Some(_) => return Err(refused("InvalidParameterException", "MaxResults is not from 1 to 100")),
    };
    let after = input["NextToken"].as_str();
    if after.is_some_and(|after| !cloud.secrets.contains_key(after)) {
        return Err(refused("InvalidNextTokenException", "Invalid token"));
    }
    let filters = input["Filters"].as_array().map(Vec::as_slice).unwrap_or_default();
    let fits = |name: &str| {
        filters.iter().filter(|filter| matches!(text(filter, "Key"), "name" | "all")).all(|filter| {
            filter["Values"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|value| value.as_str().is_some_and(|value| name.starts_with(value)))
        })
    };
    let mut behind = cloud
        .secrets
        .iter()
        .filter(|(name, _)| after.is_none_or(|after| name.as_str() > after) && fits(name));
    let page: Vec<_> = behind.by_ref().take(size).collect();
    let next = behind.next().and(page.last()).map(|(name, _)| name);
    let entries: Vec<Value> = page
        .iter()
        .map(|(name, record)| json!({"ARN": arn(name), "Name": name, "Description": record.description}))
        .collect();
    Ok(answer(json!({"SecretList": entries, "NextToken": next})))
}

/// The version's id: between 32 and 64 characters.
fn token(input: &Value) -> Result<&str, Answer> {
    let token = text(input, "ClientRequestToken");
    match token.len() {
        32..=64 => Ok(token),
        _ => Err(refused("InvalidParameterException", "ClientRequestToken is not of 32 to 64 characters")),
    }
}

fn value(input: &Value) -> Result<&str, Answer> {
    match text(input, "SecretString") {
        "" => {
            Err(refused("InvalidParameterException", "You must provide either SecretString or SecretBinary."))
        }
        value => Ok(value),
    }
}

fn create(cloud: &mut Cloud, input: &Value) -> Result<Answer, Answer> {
    let (name, id, value) = (text(input, "Name"), token(input)?, value(input)?);
    let is_good = |letter: char| letter.is_ascii_alphanumeric() || "/_+=.@-".contains(letter);
    if name.is_empty() || !name.chars().all(is_good) {
        return Err(refused(
            "ValidationException",
            "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
        ));
    }
    match cloud.secrets.get(name) {
        Some(record) if record.versions.iter().any(|version| version.id == id && version.value == value) => {}
        Some(_) => {
            let message = format!("The operation failed because the secret {name} already exists.");
            return Err(refused("ResourceExistsException", &message));
        }
        None => {
            let mut record = SecretRecord {
                description: input["Description"].as_str().map(str::to_owned),
                ..SecretRecord::default()
            };
            record.put(id, value, vec![CURRENT.to_owned()]);
            cloud.secrets.insert(name.to_owned(), record);
        }
    }
    Ok(answer(json!({"ARN": arn(name), "Name": name, "VersionId": id})))
}

fn put(cloud: &mut Cloud, input: &Value) -> Result<Answer, Answer> {
    let (name, id, value) = (name_of(text(input, "SecretId")), token(input)?, value(input)?);
    let record = cloud.secrets.get_mut(name).ok_or_else(unknown)?;
    let stages: Vec<String> = match input["VersionStages"].as_array() {
        Some(stages) => stages.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        None => vec![CURRENT.to_owned()],
    };
    match record.versions.iter().find(|version| version.id == id) {
        Some(version) if version.value == value => {}
        Some(_) => {
            let message =
                format!("You can't modify an existing version ({id}), you can only create a new version.");
            return Err(refused("ResourceExistsException", &message));
        }
        None => record.put(id, value, stages.clone()),
    }
    Ok(answer(json!({"ARN": arn(name), "Name": name, "VersionId": id, "VersionStages": stages})))
}
