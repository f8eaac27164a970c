//! A service model of botocore: operations and shapes, with the names that they have on the wire.

use std::borrow::Cow;

use spoke_runtime::serde_json::Value;

/// The model of a service.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) service: String,
    pub(super) protocol: Protocol,
    model: std::rc::Rc<Value>,
    paginators: std::rc::Rc<Value>,
    /// A member that is looked for in vain, by its shape and its name.
    hidden: Option<(String, String)>,
}

/// How a service is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    Ec2,
    Query,
    Json,
    RestJson,
    RestXml,
}

impl Model {
    /// A model from its service's name, its text and its paginators.
    pub(super) fn new([service, model, paginators]: [Value; 3]) -> Self {
        let protocol = match model["metadata"]["protocol"].as_str().unwrap() {
            "ec2" => Protocol::Ec2,
            "query" => Protocol::Query,
            "json" => Protocol::Json,
            "rest-json" => Protocol::RestJson,
            "rest-xml" => Protocol::RestXml,
            other => panic!("this test knows no protocol `{other}`"),
        };
        let service = service.as_str().unwrap().to_owned();
        Model { service, protocol, model: model.into(), paginators: paginators.into(), hidden: None }
    }

    /// The same without one member.
    pub(super) fn without(&self, shape: &str, member: &str) -> Self {
        Model { hidden: Some((shape.to_owned(), member.to_owned())), ..self.clone() }
    }

    pub(super) fn metadata(&self, name: &str) -> &str {
        self.model["metadata"][name].as_str().unwrap_or_default()
    }

    pub(super) fn operation(&self, name: &str) -> Option<&Value> {
        self.model["operations"].get(name)
    }

    pub(super) fn paginator(&self, operation: &str) -> Option<&Value> {
        self.paginators.get(operation)
    }

    /// What an operation takes (`input`) or gives (`output`), where it is anything.
    pub(super) fn structure_of(&self, operation: &str, side: &str) -> Option<Structure<'_>> {
        self.structure(self.operation(operation)?.get(side)?["shape"].as_str()?)
    }

    pub(super) fn shape(&self, name: &str) -> &Value {
        &self.model["shapes"][name]
    }

    pub(super) fn structure<'a>(&'a self, name: &str) -> Option<Structure<'a>> {
        let (name, value) = self.model["shapes"].as_object()?.get_key_value(name)?;
        (value["type"] == "structure").then_some(Structure { model: self, name, value })
    }
}

/// A shape with members.
#[derive(Clone, Copy, Debug)]
pub(super) struct Structure<'a> {
    model: &'a Model,
    pub(super) name: &'a str,
    pub(super) value: &'a Value,
}

/// A member of a structure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    /// The structure's name.
    pub(super) owner: &'a str,
    pub(super) name: &'a str,
    pub(super) reference: &'a Value,
    /// The shape that it has.
    pub(super) shape: &'a Value,
    /// The name of that shape.
    pub(super) shape_name: &'a str,
}

impl<'a> Structure<'a> {
    pub(super) fn members(self) -> impl Iterator<Item = Member<'a>> {
        let Structure { model, name: owner, value } = self;
        value["members"].as_object().unwrap().iter().filter_map(move |(name, reference)| {
            let is_hidden =
                model.hidden.as_ref().is_some_and(|(shape, member)| shape == owner && member == name);
            let shape_name = reference["shape"].as_str().unwrap();
            (!is_hidden).then_some(Member {
                owner,
                name,
                reference,
                shape: model.shape(shape_name),
                shape_name,
            })
        })
    }

    /// The names of the members that must be sent.
    pub(super) fn required(self) -> impl Iterator<Item = &'a str> {
        self.value["required"].as_array().into_iter().flatten().filter_map(Value::as_str)
    }

    /// The member that is the body, where a model says which.
    pub(super) fn payload(self) -> Option<Member<'a>> {
        let name = self.value["payload"].as_str()?;
        self.members().find(|member| member.name == name)
    }
}

impl<'a> Member<'a> {
    /// Where it stands beside the body: `uri`, `querystring`, `header`, `headers`, `statusCode`.
    pub(super) fn location(self) -> Option<&'a str> {
        self.reference["location"].as_str()
    }

    /// The name there.
    pub(super) fn location_name(self) -> &'a str {
        self.reference["locationName"].as_str().unwrap_or(self.name)
    }

    /// The name in a form: <https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#query-key-resolution>.
    pub(super) fn key(self, protocol: Protocol) -> Cow<'a, str> {
        let given = |key: &str| self.reference[key].as_str();
        match protocol {
            Protocol::Ec2 => match (given("queryName"), given("locationName")) {
                (Some(name), _) => Cow::Borrowed(name),
                (None, Some(name)) => Cow::Owned(name[..1].to_uppercase() + &name[1..]),
                (None, None) => Cow::Borrowed(self.name),
            },
            _ => Cow::Borrowed(given("locationName").unwrap_or(self.name)),
        }
    }

    /// The name as an element or a member of a body. A flattened list of XML has its own elements' name.
    pub(super) fn element(self, protocol: Protocol) -> String {
        let of_elements = self.shape["member"]["locationName"].as_str();
        let own = self.reference["locationName"].as_str();
        match protocol {
            Protocol::Json => self.name,
            Protocol::RestXml if self.is_flat() => own.or(of_elements).unwrap_or(self.name),
            _ => own.unwrap_or(self.name),
        }
        .to_owned()
    }

    /// Whether a list stands in XML or a form without an element around it.
    pub(super) fn is_flat(self) -> bool {
        self.shape["flattened"] == true || self.reference["flattened"] == true
    }
}
