//! Templates to tokens, written with the short names of [`scope`](super::scope).

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::template::{Body, Element, Member, Node, Pair, PairValue, Part, Xml};

pub(crate) fn parts(parts: &[Part]) -> TokenStream {
    let parts = parts.iter().map(|part| match part {
        Part::Text(text) => quote!(Part::Text(#text)),
        Part::Field(input) => {
            let input = index(*input);
            quote!(Part::Field(#input))
        }
        Part::Greedy(input) => {
            let input = index(*input);
            quote!(Part::Greedy(#input))
        }
        Part::Setting(name) => quote!(Part::Setting(#name)),
    });
    quote!(&[#(#parts),*])
}

pub(crate) fn pairs(pairs: &[Pair]) -> TokenStream {
    let pairs = pairs.iter().map(|Pair { name, value }| {
        let value = match value {
            PairValue::Text(text) => {
                let text = parts(text);
                quote!(Value::Text(#text))
            }
            PairValue::Field(input) => {
                let input = index(*input);
                quote!(Value::Field(#input))
            }
        };
        quote!(Pair { name: #name, value: #value })
    });
    quote!(&[#(#pairs),*])
}

pub(crate) fn body(body: &Body) -> TokenStream {
    match body {
        Body::None => quote!(Body::None),
        Body::Json(root) => {
            let root = node(root);
            quote!(Body::Json(#root))
        }
        Body::Form(form) => {
            let form = pairs(form);
            quote!(Body::Form(#form))
        }
        Body::Xml(root) => {
            let root = element(root);
            quote!(Body::Xml(#root))
        }
        Body::Multipart(form) => {
            let parts = pairs(form);
            quote!(Body::Multipart(#parts))
        }
        Body::Bytes(input) => {
            let input = index(*input);
            quote!(Body::Bytes(#input))
        }
    }
}

fn element(element: &Element) -> TokenStream {
    let Element { name, attributes, children } = element;
    let attributes = pairs(attributes);
    let children = children.iter().map(|child| match child {
        Xml::Text(text) => {
            let text = parts(text);
            quote!(Xml::Text(#text))
        }
        Xml::Value(input) => {
            let input = index(*input);
            quote!(Xml::Value(#input))
        }
        Xml::Element(inner) => {
            let inner = self::element(inner);
            quote!(Xml::Element(#inner))
        }
    });
    quote!(Element { name: #name, attributes: #attributes, children: &[#(#children),*] })
}

fn node(node: &Node) -> TokenStream {
    match node {
        Node::Constant(json) => quote!(Node::Constant(#json)),
        Node::Text(text) => {
            let text = parts(text);
            quote!(Node::Text(#text))
        }
        Node::Field(input) => {
            let input = index(*input);
            quote!(Node::Field(#input))
        }
        Node::Object(members) => {
            let members = members.iter().map(member);
            quote!(Node::Object(&[#(#members),*]))
        }
        Node::Array(elements) => {
            let elements = elements.iter().map(self::node);
            quote!(Node::Array(&[#(#elements),*]))
        }
    }
}

fn member(member: &Member) -> TokenStream {
    match member {
        Member::Named(name, value) => {
            let value = node(value);
            quote!(Member::Named(#name, #value))
        }
        Member::Spread(input) => {
            let input = index(*input);
            quote!(Member::Spread(#input))
        }
    }
}

/// An index without a suffix.
pub(crate) fn index(input: usize) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_unsuffixed(input)
}
