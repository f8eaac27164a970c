//! What is sent, against what the model says is taken.

use std::collections::{BTreeMap, BTreeSet};

use spoke_runtime::serde_json::Value;
use spoke_runtime::{Body, Element, Node, Operation, Pair, Parameter, Part, Schema, Value as Sent, Xml};

use super::model::{Member, Model, Protocol, Structure};
use super::{Findings, structure};

/// A member that is sent, and whether every call sends it.
type Taken<'a> = BTreeMap<(&'a str, &'a str), bool>;

/// What stands in a request, against an operation's input.
struct Check<'a> {
    action: &'a Operation,
    model: &'a Model,
    /// By shape and name.
    taken: Taken<'a>,
    /// The structures that are sent at all.
    entered: BTreeSet<&'a str>,
}

/// Holds the request against the operation.
pub(super) fn check(action: &Operation, model: &Model, operation: &Value, findings: &mut Findings) {
    if model.metadata("endpointPrefix") != model.service {
        findings.fault(format!("the host is `{}`", model.metadata("endpointPrefix")));
    }
    let input = operation.get("input").and_then(|input| structure(model, input));
    let mut check = Check { action, model, taken: Taken::new(), entered: BTreeSet::new() };
    check.place(operation, input, findings);
    check.pairs(input, findings);
    check.body(operation, input, findings);
    check.required(findings);
    findings.sent.extend(check.taken.keys().map(|(shape, name)| ((*shape).to_owned(), (*name).to_owned())));
}

/// The text of a constant.
fn constant(value: Sent) -> Option<&'static str> {
    match value {
        Sent::Text([Part::Text(text)]) => Some(text),
        Sent::Text([]) => Some(""),
        _ => None,
    }
}

impl<'a> Check<'a> {
    /// Method, path and fixed query.
    fn place(&mut self, operation: &'a Value, input: Option<Structure<'a>>, findings: &mut Findings) {
        let (method, uri) = (&operation["http"]["method"], operation["http"]["requestUri"].as_str().unwrap());
        if *method != self.action.method.as_str() {
            findings.fault(format!("the method is {method}"));
        }
        let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
        let (own_path, own_query) = self.action.path.split_once('?').unwrap_or((self.action.path, ""));
        let (shape, own_shape) = (blank(path), blank(&own_path.replace(":+}", "+}")));
        if shape != own_shape || query != own_query {
            findings.fault(format!("the path is {uri}, not {}", self.action.path));
        }
        if let Some(input) = input {
            self.entered.insert(input.name);
            let slots = input.members().filter(|member| member.location() == Some("uri"));
            for member in slots.filter(|member| {
                path.contains(&format!("{{{}}}", member.location_name()))
                    || path.contains(&format!("{{{}+}}", member.location_name()))
            }) {
                self.taken.insert((member.owner, member.name), true);
            }
            if path.matches('{').count() != self.taken.len() {
                findings.fault(format!("the slots of {uri} are not all members of {}", input.name));
            }
        }
    }

    /// Query and headers.
    fn pairs(&mut self, input: Option<Structure<'a>>, findings: &mut Findings) {
        let beside = |location: &str, name: &str| {
            input?.members().filter(|member| member.location() == Some(location)).find(
                |member| match location {
                    "header" => member.location_name().eq_ignore_ascii_case(name),
                    _ => member.location_name() == name,
                },
            )
        };
        let fixed = self.action.path.split_once('?').map_or("", |(_, query)| query);
        for pair in self.action.query.iter().filter(|pair| !is_fixed(fixed, pair)) {
            match beside("querystring", pair.name) {
                None => findings.fault(format!("the query takes no `{}`", pair.name)),
                Some(member) => self.take(member, pair.value, findings),
            }
        }
        // `X-Amz-Target` and the media type of a protocol are no members.
        let is_json = self.model.protocol == Protocol::Json;
        let is_of_protocol = |pair: &&Pair| is_json && matches!(pair.name, "x-amz-target" | "content-type");
        for pair in self.action.headers.iter().filter(|pair| !is_of_protocol(pair)) {
            match beside("header", pair.name) {
                None => findings.fault(format!("there is no header `{}`", pair.name)),
                Some(member) => self.take(member, pair.value, findings),
            }
        }
    }

    fn body(&mut self, operation: &'a Value, input: Option<Structure<'a>>, findings: &mut Findings) {
        match (self.model.protocol, self.action.body) {
            (Protocol::Ec2 | Protocol::Query, Body::Form(pairs)) => {
                self.form(pairs, operation, input, findings)
            }
            (Protocol::Json, body) => {
                self.target(operation, findings);
                match (body, input) {
                    (Body::Json(Node::Object(members)), Some(input)) => {
                        for member in members {
                            self.json(*member, input, findings);
                        }
                    }
                    (Body::Json(Node::Object([])), None) => {}
                    (other, _) => findings.fault(format!("the body is no object: {other:?}")),
                }
            }
            (Protocol::RestJson | Protocol::RestXml, body) => self.payload(body, input, findings),
            (_, other) => findings.fault(format!("the body is no form: {other:?}")),
        }
    }

    /// `X-Amz-Target` and the media type.
    fn target(&self, operation: &Value, findings: &mut Findings) {
        let (name, model) = (operation["name"].as_str().unwrap(), self.model);
        let wanted = [
            ("x-amz-target", format!("{}.{name}", model.metadata("targetPrefix"))),
            ("content-type", format!("application/x-amz-json-{}", model.metadata("jsonVersion"))),
        ];
        for (name, value) in wanted {
            let sent = self
                .action
                .headers
                .iter()
                .find(|pair| pair.name == name)
                .and_then(|pair| constant(pair.value));
            if sent != Some(value.as_str()) {
                findings.fault(format!("`{name}` is {value:?}, not {sent:?}"));
            }
        }
    }

    fn json(&mut self, sent: spoke_runtime::Member, input: Structure<'a>, findings: &mut Findings) {
        let spoke_runtime::Member::Named(name, node) = sent else {
            return findings.fault("members that are not known are spread");
        };
        let Some(member) = input.members().find(|member| member.name == name) else {
            return findings.fault(format!("{} has no `{name}`", input.name));
        };
        match node {
            Node::Field(index) => self.take(member, Sent::Field(index), findings),
            Node::Constant(_) => {
                self.taken.insert((member.owner, member.name), true);
            }
            other => findings.fault(format!("this test knows no {other:?} in a body")),
        }
    }

    /// A whole body: bytes, JSON of any shape, or nothing.
    fn payload(&mut self, body: Body, input: Option<Structure<'a>>, findings: &mut Findings) {
        let payload = input.and_then(Structure::payload);
        match (body, payload) {
            (Body::None, _) => {}
            (Body::Bytes(index) | Body::Json(Node::Field(index)), Some(member))
                if member.shape["type"] == "blob" =>
            {
                self.taken.insert((member.owner, member.name), self.action.inputs[index].required);
            }
            (Body::Xml(root), Some(member)) if member.shape["type"] == "structure" => {
                self.document(root, member, findings);
            }
            (other, _) => findings.fault(format!("the body is not {other:?}")),
        }
    }

    /// An XML document: the payload's structure, member by member.
    fn document(&mut self, root: Element, payload: Member<'a>, findings: &mut Findings) {
        let names = |name: &str| payload.location_name() == name;
        let namespace =
            root.attributes.iter().find(|it| it.name == "xmlns").and_then(|it| constant(it.value));
        if !names(root.name) || namespace != payload.reference["xmlNamespace"]["uri"].as_str() {
            findings.fault(format!("the document is `{}` of {namespace:?}", root.name));
        }
        if let [Xml::Value(index)] = *root.children {
            return self.take(payload, Sent::Field(index), findings);
        }
        self.taken.insert((payload.owner, payload.name), true);
        let structure = self.model.structure(payload.shape_name).unwrap();
        self.entered.insert(structure.name);
        for child in root.children {
            let Xml::Element(Element { name, children: [Xml::Value(index)], .. }) = child else {
                findings.fault(format!("this test knows no {child:?} in a document"));
                continue;
            };
            match structure.members().find(|member| member.location_name() == *name) {
                None => findings.fault(format!("{} has no `{name}`", structure.name)),
                Some(member) => self.take(member, Sent::Field(*index), findings),
            }
        }
    }

    /// `Action`, `Version` and the members by their keys.
    fn form(
        &mut self,
        pairs: &'static [Pair],
        operation: &'a Value,
        input: Option<Structure<'a>>,
        findings: &mut Findings,
    ) {
        let fixed =
            [("Action", operation["name"].as_str()), ("Version", Some(self.model.metadata("apiVersion")))];
        for (name, value) in fixed {
            let sent = pairs.iter().find(|pair| pair.name == name).and_then(|pair| constant(pair.value));
            if sent != value {
                findings.fault(format!("`{name}` is {value:?}, not {sent:?}"));
            }
        }
        for pair in pairs.iter().filter(|pair| !matches!(pair.name, "Action" | "Version")) {
            match input {
                None => findings.fault(format!("nothing is taken, and `{}` is sent", pair.name)),
                Some(input) => self.key(pair, input, findings),
            }
        }
    }

    /// `MetadataOptions.HttpTokens`, `Filter.1.Value.{n}`: the way from the input to what is sent.
    fn key(&mut self, pair: &Pair, input: Structure<'a>, findings: &mut Findings) {
        let mut steps = pair.name.split('.').peekable();
        let mut at = input;
        while let Some(step) = steps.next() {
            let Some(member) = at.members().find(|member| member.key(self.model.protocol) == step) else {
                return findings.fault(format!("`{}`: {} has no `{step}`", pair.name, at.name));
            };
            let is_rest = steps.clone().last() == Some("*");
            if is_rest && steps.clone().all(|step| matches!(step, "*" | "entry")) {
                return self.below(member, pair, steps.next() == Some("entry"), findings);
            }
            let (mut shape, mut name) = (member.shape, member.shape_name);
            let mut is_each = false;
            if shape["type"] == "list" {
                let wrapper = shape["member"]["locationName"].as_str().unwrap_or("member");
                let is_flat = self.model.protocol == Protocol::Ec2 || member.is_flat();
                if !is_flat && steps.next() != Some(wrapper) {
                    return findings.fault(format!("`{}`: elements of `{step}` are `{wrapper}`", pair.name));
                }
                match steps.next() {
                    Some("{n}") => is_each = true,
                    Some(number) if number.parse::<u32>().is_ok_and(|number| number > 0) => {}
                    _ => return findings.fault(format!("`{}`: `{step}` is a list", pair.name)),
                }
                name = shape["member"]["shape"].as_str().unwrap();
                shape = self.model.shape(name);
            }
            match (steps.peek().is_some(), self.model.structure(name)) {
                (true, Some(inner)) => {
                    self.taken.entry((member.owner, member.name)).or_insert(false);
                    *self.taken.get_mut(&(member.owner, member.name)).unwrap() |= self.is_always(pair.value);
                    self.entered.insert(inner.name);
                    at = inner;
                }
                (false, None) => return self.leaf(member, shape, is_each, pair.value, findings),
                _ => return findings.fault(format!("`{}`: `{step}` is a {}", pair.name, shape["type"])),
            }
        }
    }

    /// `Filter.*`: a list of structures, or `entry.*` of a map: structures of its key and its value.
    fn below(&mut self, member: Member<'a>, pair: &Pair, is_entry: bool, findings: &mut Findings) {
        let is_always = self.is_always(pair.value);
        *self.taken.entry((member.owner, member.name)).or_insert(false) |= is_always;
        let Sent::Field(index) = pair.value else {
            return findings.fault(format!("`{}` is no input", pair.name));
        };
        let Schema::List(inner) = bare(self.action.inputs[index].schema) else {
            return findings.fault(format!("`{}` is no list", pair.name));
        };
        let Schema::Object(object) = bare(*inner) else {
            return findings.fault(format!("the elements of `{}` have no members", pair.name));
        };
        let kind = member.shape["type"].as_str().unwrap();
        match (kind, is_entry) {
            ("list", false) => {
                self.in_form(object, member.shape["member"]["shape"].as_str().unwrap(), pair.name, findings)
            }
            ("map", true) => {
                for property in object().properties {
                    let side = ["key", "value"]
                        .into_iter()
                        .find(|side| member.shape[side]["locationName"] == property.name);
                    let shape = side.and_then(|side| member.shape[side]["shape"].as_str());
                    match (shape, bare(property.schema)) {
                        (None, _) => findings.fault(format!("`{}` has no `{}`", pair.name, property.name)),
                        (Some(shape), Schema::Object(inner)) => {
                            self.in_form(inner, shape, property.name, findings)
                        }
                        (Some(shape), other) => {
                            scalar(other, self.model.shape(shape), property.name, findings)
                        }
                    }
                }
            }
            _ => findings.fault(format!("`{}` is a {kind}", pair.name)),
        }
    }

    /// The members of a structure by their keys in a form.
    fn in_form(
        &mut self,
        object: fn() -> &'static spoke_runtime::Object,
        shape_name: &'a str,
        place: &str,
        findings: &mut Findings,
    ) {
        let Some(structure) = self.model.structure(shape_name) else {
            return findings.fault(format!("`{place}`: {shape_name} is no structure"));
        };
        self.entered.insert(structure.name);
        for property in object().properties {
            let found = structure.members().find(|member| member.key(self.model.protocol) == property.name);
            let Some(member) = found else {
                findings.fault(format!("`{place}`: {shape_name} has no `{}`", property.name));
                continue;
            };
            self.taken.insert((member.owner, member.name), property.required);
            match (bare(property.schema), member.shape["member"]["shape"].as_str()) {
                (Schema::List(inner), Some(element)) => match bare(*inner) {
                    Schema::Object(inner) => self.in_form(inner, element, property.name, findings),
                    other => scalar(other, self.model.shape(element), property.name, findings),
                },
                (Schema::Object(inner), _) => self.in_form(inner, member.shape_name, property.name, findings),
                (other, _) => scalar(other, member.shape, property.name, findings),
            }
        }
    }

    /// Whether every call sends it.
    fn is_always(&self, value: Sent) -> bool {
        match value {
            Sent::Text(_) => true,
            Sent::Field(index) => {
                let Parameter { required, default, .. } = self.action.inputs[index];
                required || default.is_some()
            }
        }
    }

    /// What stands in the query, in a header or as a member of JSON.
    fn take(&mut self, member: Member<'a>, value: Sent, findings: &mut Findings) {
        self.taken.insert((member.owner, member.name), self.is_always(value));
        if let Sent::Field(index) = value {
            let Parameter { schema, name, .. } = self.action.inputs[index];
            self.fits(schema, member.shape_name, name, findings);
        }
    }

    /// What stands in a form.
    fn leaf(
        &mut self,
        member: Member<'a>,
        shape: &'a Value,
        is_each: bool,
        value: Sent,
        findings: &mut Findings,
    ) {
        let is_always = self.is_always(value);
        *self.taken.entry((member.owner, member.name)).or_insert(false) |= is_always;
        let Sent::Field(index) = value else { return };
        let Parameter { schema, name, .. } = self.action.inputs[index];
        let schema = match (is_each, bare(schema)) {
            (true, Schema::List(inner)) => *inner,
            (true, other) => return findings.fault(format!("`{name}` is counted, and is {other:?}")),
            (false, other) => other,
        };
        scalar(schema, shape, name, findings);
    }

    /// Whether a value of this schema is one of this shape.
    fn fits(&mut self, schema: Schema, shape_name: &'a str, place: &str, findings: &mut Findings) {
        let shape = self.model.shape(shape_name);
        match (bare(schema), shape["type"].as_str().unwrap()) {
            (Schema::List(inner), "list") => {
                self.fits(*inner, shape["member"]["shape"].as_str().unwrap(), place, findings);
            }
            (Schema::Map(inner), "map") => {
                self.fits(*inner, shape["value"]["shape"].as_str().unwrap(), place, findings);
            }
            (Schema::Object(object), "structure") => {
                let structure = self.model.structure(shape_name).unwrap();
                self.entered.insert(structure.name);
                for property in object().properties {
                    let found = structure.members().find(|member| member.name == property.name);
                    match found {
                        None => findings.fault(format!("{place}: {shape_name} has no `{}`", property.name)),
                        Some(member) => {
                            self.taken.insert((member.owner, member.name), property.required);
                            self.fits(property.schema, member.shape_name, property.name, findings);
                        }
                    }
                }
            }
            (other, _) => scalar(other, shape, place, findings),
        }
    }

    /// Whoever is entered gets all that it must have.
    fn required(&self, findings: &mut Findings) {
        for name in &self.entered {
            let structure = self.model.structure(name).unwrap();
            let taken = |member: &str| self.taken.get(&(structure.name, member)) == Some(&true);
            for member in structure.required().filter(|member| !taken(member)) {
                findings.fault(format!("{name} must have `{member}`, and not every call sends it"));
            }
        }
    }
}

/// `/{bucket}/{key+}` with nameless slots.
fn blank(path: &str) -> String {
    let mut pieces = path.split('{');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |blank, piece| {
        let (slot, rest) = piece.split_once('}').unwrap_or((piece, ""));
        blank + if slot.ends_with('+') { "{+}" } else { "{}" } + rest
    })
}

/// Whether a pair of the query is one that the path fixes.
fn is_fixed(query: &str, pair: &Pair) -> bool {
    query.split('&').any(|fixed| {
        let (name, value) = fixed.split_once('=').unwrap_or((fixed, ""));
        name == pair.name && constant(pair.value) == Some(value)
    })
}

/// The schema without what only says how it is given.
fn bare(schema: Schema) -> Schema {
    match schema {
        Schema::Optional(inner) | Schema::Secret(inner) | Schema::FromText { schema: inner, .. } => {
            bare(*inner)
        }
        other => other,
    }
}

/// Whether a single value is one of this shape.
fn scalar(schema: Schema, shape: &Value, place: &str, findings: &mut Findings) {
    let kind = shape["type"].as_str().unwrap();
    let fits = match (bare(schema), kind) {
        (Schema::Words { words, .. }, "string") => {
            let known = shape["enum"].as_array();
            known.is_none_or(|known| words.iter().all(|word| known.iter().any(|it| it == word)))
        }
        (Schema::Text | Schema::Format(_), "string" | "blob" | "timestamp") => true,
        (Schema::Bytes, "blob") => true,
        (Schema::Integer, "integer" | "long") => true,
        (Schema::Number, "float" | "double") => true,
        (Schema::Boolean, "boolean") => true,
        _ => false,
    };
    if !fits {
        findings.fault(format!("`{place}` is a {kind} {}, and {schema:?} is sent", shape["enum"]));
    }
}
