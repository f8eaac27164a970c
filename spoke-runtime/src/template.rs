//! Requests with slots: paths, pairs and bodies as static data.

/// A piece of a text with slots. An index counts an action's inputs in declaration order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text sent as it stands; in a path it is percent-encoded already.
    Text(&'static str),
    /// An input; in a path exactly one segment or a piece of one, in a host one DNS label.
    Field(usize),
    /// An input that may span several path segments: `{key:+}`.
    Greedy(usize),
    /// A setting of the connection, `{settings.name}`; in a base also what the action's `base(..)` gives under this name.
    Setting(&'static str),
}

/// A named value in a query, a header, a form or a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The name on the wire; a base slot's name in a base.
    pub name: &'static str,
    /// What stands under it.
    pub value: Value,
}

/// The value of a [`Pair`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text with slots; a constant is a single [`Part::Text`].
    Text(&'static [Part]),
    /// An input: absent leaves the pair out, a list repeats it.
    Field(usize),
}

/// What an action sends as its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// No body and no content type.
    None,
    /// JSON, by a template.
    Json(Node),
    /// `application/x-www-form-urlencoded` pairs.
    Form(&'static [Pair]),
    /// `application/xml`, by a template.
    Xml(Element),
    /// `multipart/form-data` parts: a text each, or a file.
    Multipart(&'static [Pair]),
    /// An input's bytes; `application/octet-stream` unless a header says otherwise.
    Bytes(usize),
}

/// A place in a JSON template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// A constant, as valid JSON text: `"spoke"`, `-1.5`, `true`, `null`.
    Constant(&'static str),
    /// A text whose parts are rendered first and escaped as one JSON string then.
    Text(&'static [Part]),
    /// An input as JSON; absent leaves its member or element out.
    Field(usize),
    /// An object, in order.
    Object(&'static [Member]),
    /// An array, in order.
    Array(&'static [Node]),
}

/// A member of a JSON object in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// A name (unescaped) and its value.
    Named(&'static str, Node),
    /// All members of an input that writes an object: `..field`.
    Spread(usize),
}

/// An element of an XML template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// The name, with its prefix where it has one.
    pub name: &'static str,
    /// The attributes, in order; one whose only input is absent is left out.
    pub attributes: &'static [Pair],
    /// What it holds, in order.
    pub children: &'static [Xml],
}

/// What an element of an XML template holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Xml {
    /// Text whose parts are rendered first and escaped then.
    Text(&'static [Part]),
    /// An input, which its element holds alone: absent leaves the element out, a list repeats it, an object's members are elements.
    Value(usize),
    /// An element, left out where it lost all that it holds.
    Element(Element),
}
