//! What an output's declaration says, as static data: its fields, where each comes from, and all their paths as one tree.

use crate::fail::{Path, Source};
use crate::schema::Object;

/// What an output's declaration says. A field's index counts [`Object::properties`].
///
/// `#[derive(Output)]` writes it; documentation, schemas, doubles and the engine read it.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The fields in declaration order, by their names in Rust.
    pub object: Object,
    /// Where each field comes from.
    pub sources: &'static [Source],
    /// The fields that a missing or `null` member leaves at their default.
    pub defaults: &'static [usize],
    /// Where every path begins; `None` leaves it to the spoke.
    pub root: Option<Path>,
    /// The paths as a tree.
    pub tree: Place,
}

impl Table {
    /// A table without fields.
    pub const EMPTY: Table = Table {
        object: Object { name: "", docs: "", properties: &[] },
        sources: &[],
        defaults: &[],
        root: None,
        tree: Place::NONE,
    };
}

/// A place in a body that some path meets.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The fields that are read here.
    pub fields: &'static [usize],
    /// The fields that are read somewhere below, in declaration order.
    pub below: &'static [usize],
    /// The members that some path enters.
    pub members: &'static [(&'static str, Place)],
    /// What stands in every element.
    pub each: Option<&'static Place>,
    /// The elements that some path enters.
    pub elements: &'static [(usize, Place)],
}

impl Place {
    /// A place where nothing is read.
    pub const NONE: Place = Place { fields: &[], below: &[], members: &[], each: None, elements: &[] };

    /// A place where one field or several are read, and nothing below.
    pub const fn leaf(fields: &'static [usize]) -> Place {
        Place { fields, ..Place::NONE }
    }

    /// Whether some path goes on from here.
    pub(crate) const fn is_entered(&self) -> bool {
        !self.below.is_empty()
    }

    /// What must stand here for the paths to go on.
    pub(crate) const fn expected(&self) -> &'static str {
        match (self.members.is_empty(), self.each.is_none() && self.elements.is_empty()) {
            (false, false) => "object or list",
            (true, false) => "list",
            (_, true) => "object",
        }
    }
}
