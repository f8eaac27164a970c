//! Requests with slots; an index counts an action's inputs in declaration order.

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    Field(usize),
    Greedy(usize),
    Setting(String),
}

/// A named value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) value: PairValue,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PairValue {
    Text(Vec<Part>),
    Field(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    None,
    Json(Node),
    Form(Vec<Pair>),
    Multipart(Vec<Pair>),
    Xml(Element),
    Bytes(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// JSON text.
    Constant(String),
    Text(Vec<Part>),
    Field(usize),
    Object(Vec<Member>),
    Array(Vec<Node>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Member {
    Named(String, Node),
    Spread(usize),
}

/// An element of an XML template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<Pair>,
    pub(crate) children: Vec<Xml>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Xml {
    Text(Vec<Part>),
    /// An input that its element holds alone.
    Value(usize),
    Element(Element),
}
