//! Bodies to their model; a template in a file becomes the same as one in the declaration.

use syn::LitStr;

use crate::diagnostics::Diagnostics;
use crate::files::Files;
use crate::model::inputs::Place;
use crate::model::template::{Body, Member, Node, Part};
use crate::read::body as raw;
use crate::read::text::{FilePlace, Name, Text};
use crate::template::{document, json};

use super::pairs::{self, pairs};
use super::scope::Scope;
use super::xml::xml;

/// A body, and its template where it is JSON.
pub(crate) fn body(
    raw: &raw::Body,
    files: &dyn Files,
    scope: &Scope<'_>,
    diagnostics: &Diagnostics,
) -> (Body, Option<raw::Node>) {
    let template = match &raw.kind {
        raw::BodyKind::Form(form) => return (Body::Form(pairs::form(form, scope)), None),
        raw::BodyKind::Multipart(parts) => return (Body::Multipart(pairs(parts, Place::Part, scope)), None),
        raw::BodyKind::Xml(text) => {
            return (xml(text, scope, diagnostics).map_or(Body::None, Body::Xml), None);
        }
        raw::BodyKind::XmlFile(path) => {
            let text = text_of(path, files, diagnostics);
            let root = text.and_then(|text| xml(&text, scope, diagnostics));
            return (root.map_or(Body::None, Body::Xml), None);
        }
        raw::BodyKind::Bytes(name) => {
            return (scope.field(name, Place::Bytes).map_or(Body::None, Body::Bytes), None);
        }
        raw::BodyKind::Json(root) => Some(root.clone()),
        raw::BodyKind::File(path) => file(path, files, diagnostics),
    };
    (template.as_ref().and_then(|root| node(root, scope)).map_or(Body::None, Body::Json), template)
}

/// A node; nothing where it names an unknown field.
fn node(raw: &raw::Node, scope: &Scope<'_>) -> Option<Node> {
    Some(match raw {
        raw::Node::Constant(json) => Node::Constant(json.clone()),
        raw::Node::Text(text) => {
            let parts = scope.parts(text, Place::TextPart);
            match parts.as_slice() {
                [] => Node::Constant(json::string("")),
                [Part::Text(text)] => Node::Constant(json::string(text)),
                _ => Node::Text(parts),
            }
        }
        raw::Node::Field(name) => Node::Field(scope.field(name, Place::Json)?),
        raw::Node::Object(members) => {
            Node::Object(members.iter().filter_map(|it| member(it, scope)).collect())
        }
        raw::Node::Array(elements) => Node::Array(elements.iter().filter_map(|it| node(it, scope)).collect()),
    })
}

fn member(raw: &raw::Member, scope: &Scope<'_>) -> Option<Member> {
    match raw {
        raw::Member::Named(name, value) => Some(Member::Named(name.text.clone(), node(value, scope)?)),
        raw::Member::Spread(name) => scope.field(name, Place::Json).map(Member::Spread),
    }
}

/// The template in a file, as if it stood in the declaration.
pub(crate) fn file(path: &LitStr, files: &dyn Files, diagnostics: &Diagnostics) -> Option<raw::Node> {
    let Text { value: text, place, .. } = text_of(path, files, diagnostics)?;
    let name = place.map_or_else(String::new, |place| place.file);
    match document::parse(&text) {
        Ok(value) => Some(File { token: path, name }.node(value)),
        Err(flaw) => {
            let place = FilePlace { file: name, at: flaw.at };
            diagnostics.at(path, format!("{}{}", FilePlace::prefix(Some(&place)), flaw.message));
            None
        }
    }
}

/// The text of a file, from its first character on.
fn text_of(path: &LitStr, files: &dyn Files, diagnostics: &Diagnostics) -> Option<Text> {
    let file = path.value();
    match files.read(&file) {
        Ok(value) => {
            let at = document::Position { line: 1, column: 1 };
            Some(Text { value, token: path.clone(), place: Some(FilePlace { file, at }) })
        }
        Err(why) => {
            diagnostics.at(
                path,
                format!("`{file}` cannot be read: {why}; the path begins beside the crate's Cargo.toml"),
            );
            None
        }
    }
}

struct File<'a> {
    token: &'a LitStr,
    name: String,
}

impl File<'_> {
    fn node(&self, value: document::Value) -> raw::Node {
        let document::Value { kind, at } = value;
        match kind {
            document::ValueKind::Constant(json) => raw::Node::Constant(json),
            document::ValueKind::Text(text) => {
                raw::Node::Text(Text { value: text, token: self.token.clone(), place: Some(self.place(at)) })
            }
            document::ValueKind::Field(name) => raw::Node::Field(self.field(name, at)),
            document::ValueKind::Object(members) => {
                raw::Node::Object(members.into_iter().map(|it| self.member(it)).collect())
            }
            document::ValueKind::Array(elements) => {
                raw::Node::Array(elements.into_iter().map(|it| self.node(it)).collect())
            }
        }
    }

    fn member(&self, member: document::Member) -> raw::Member {
        match member {
            document::Member::Named(name, at, value) => {
                raw::Member::Named(self.field(name, at), self.node(value))
            }
            document::Member::Spread(name, at) => raw::Member::Spread(self.field(name, at)),
        }
    }

    fn field(&self, text: String, at: document::Position) -> Name {
        Name { text, span: self.token.span(), place: Some(self.place(at)) }
    }

    fn place(&self, at: document::Position) -> FilePlace {
        FilePlace { file: self.name.clone(), at }
    }
}
