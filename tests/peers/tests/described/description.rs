//! An API description: OpenAPI 3 or Swagger 2, as far as a call has to do with it.

use serde_json::{Map, Value, json};

/// The methods that an operation can have, as descriptions spell them.
pub(crate) const VERBS: [&str; 7] = ["get", "head", "options", "post", "put", "patch", "delete"];

/// A status that no description names.
const ANY_OTHER: u16 = 418;

/// An API description.
#[derive(Debug)]
pub(crate) struct Description(pub(crate) Value);

/// One of its operations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Described<'a> {
    description: &'a Description,
    path: &'a str,
    item: &'a Value,
    operation: &'a Value,
}

/// How a body travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Json,
    Form,
}

impl Description {
    /// The operation of this method at this path, whatever the names of its slots.
    pub(crate) fn operation(&self, method: &str, path: &str) -> Option<Described<'_>> {
        let paths = self.0["paths"].as_object()?;
        let (path, item) = paths.iter().find(|(known, _)| shape(known) == shape(path))?;
        let operation = item.get(method.to_lowercase())?;
        Some(Described { description: self, path, item, operation })
    }

    /// Whether a request to `path` meets some operation, of whichever method.
    pub(crate) fn has(&self, path: &str) -> bool {
        let given: Vec<&str> = path.split('/').collect();
        self.0["paths"].as_object().into_iter().flatten().any(|(known, _)| {
            let known: Vec<&str> = known.split('/').collect();
            let meets = |(known, given): (&&str, &&str)| known.starts_with('{') || known == given;
            known.len() == given.len() && known.iter().zip(&given).all(meets)
        })
    }

    /// What `value` points to, if it is a pointer.
    pub(crate) fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        let pointer = value.get("$ref").and_then(Value::as_str);
        match pointer.and_then(|pointer| at(&self.0, pointer)) {
            Some(target) => self.resolve(target),
            None => value,
        }
    }
}

impl<'a> Described<'a> {
    /// The description that it is part of.
    pub(crate) fn description(&self) -> &'a Description {
        self.description
    }

    /// The path with the description's own slots.
    pub(crate) fn path(&self) -> &'a str {
        self.path
    }

    /// A method that nothing is described for at this path.
    pub(crate) fn other_method(&self) -> Option<&'static str> {
        // HEAD and OPTIONS are answered by Prism itself.
        ["delete", "patch", "put", "post", "get"].into_iter().find(|method| self.item.get(method).is_none())
    }

    /// The parameters in `place`: `path` or `query`.
    pub(crate) fn parameters(&self, place: &str) -> Vec<&'a Value> {
        let all = [self.item, self.operation].into_iter().flat_map(|it| it["parameters"].as_array());
        let all = all.flatten().map(|parameter| self.description.resolve(parameter));
        all.filter(|parameter| parameter["in"] == place).collect()
    }

    /// The body's schema.
    pub(crate) fn body(&self) -> Option<(Sort, Value)> {
        let content = &self.description.resolve(&self.operation["requestBody"])["content"];
        for (media_type, sort) in
            [("application/json", Sort::Json), ("application/x-www-form-urlencoded", Sort::Form)]
        {
            if let Some(schema) = content.get(media_type).and_then(|it| it.get("schema")) {
                return Some((sort, schema.clone()));
            }
        }
        if let [body] = self.parameters("body")[..] {
            return Some((Sort::Json, body["schema"].clone()));
        }
        let fields = self.parameters("formData");
        let name = |field: &Value| field["name"].as_str().unwrap_or_default().to_owned();
        let required = fields.iter().filter(|field| field["required"] == true);
        let required: Vec<String> = required.map(|field| name(field)).collect();
        let properties: Map<String, Value> =
            fields.iter().map(|field| (name(field), (*field).clone())).collect();
        let schema = json!({"type": "object", "properties": properties, "required": required});
        (!fields.is_empty()).then_some((Sort::Form, schema))
    }

    /// The failures that are described with a body of JSON.
    pub(crate) fn failures(&self) -> Vec<u16> {
        let answers = self.operation["responses"].as_object().into_iter().flatten();
        let explained = answers.filter(|(_, answer)| {
            let answer = self.description.resolve(answer);
            answer["content"].get("application/json").is_some() || answer.get("schema").is_some()
        });
        // What is said of any other status is asked for by one.
        let statuses = explained.map(|(status, _)| status.parse().unwrap_or(ANY_OTHER));
        statuses.filter(|status| (400..=599).contains(status)).collect()
    }

    /// The names of the examples of its first good answer; empty where there is one at most.
    pub(crate) fn examples(&self) -> Vec<String> {
        let answers = self.operation["responses"].as_object().into_iter().flatten();
        let Some((_, good)) = answers.into_iter().find(|(status, _)| status.starts_with('2')) else {
            return Vec::new();
        };
        let examples = &self.description.resolve(good)["content"]["application/json"]["examples"];
        examples.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
    }
}

/// The path with its slots unnamed: `/repos/{}/{}`.
pub(crate) fn shape(path: &str) -> String {
    let segment = |it: &str| if it.starts_with('{') { "{}".to_owned() } else { it.to_owned() };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// What a pointer such as `#/components/schemas/issue` names.
pub(crate) fn at<'a>(document: &'a Value, pointer: &str) -> Option<&'a Value> {
    document.pointer(&pointer.strip_prefix('#')?.replace("%7B", "{").replace("%7D", "}"))
}
