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
pub enum Place {
    /// One field is read here, and nothing below.
    Leaf(usize),
    /// An object: the fields that are read below it, in declaration order, and the members that some path enters.
    Object(&'static [usize], &'static Members),
    /// A list: the fields that are read in its elements, in declaration order, and what stands in every one of them.
    List(&'static [usize], &'static Place),
    /// All else.
    Several(&'static Several),
}

/// A place that paths meet in several ways: one ends where another goes on, two are the same, one asks for a certain element.
#[derive(Clone, Copy, Debug)]
pub struct Several {
    /// The fields that are read here.
    pub fields: &'static [usize],
    /// The fields that are read somewhere below, in declaration order.
    pub below: &'static [usize],
    /// The members that some path enters.
    pub members: &'static Members,
    /// What stands in every element.
    pub each: Option<&'static Place>,
    /// The elements that some path enters.
    pub elements: &'static [(usize, Place)],
}

impl Several {
    /// Nothing is read here.
    pub const NONE: Several =
        Several { fields: &[], below: &[], members: &Members::NONE, each: None, elements: &[] };
}

impl Place {
    /// A place where nothing is read.
    pub const NONE: Place = Place::Several(&Several::NONE);

    /// The fields that are read here.
    pub(crate) const fn fields(&'static self) -> &'static [usize] {
        match self {
            Place::Leaf(field) => std::slice::from_ref(field),
            Place::Object(..) | Place::List(..) => &[],
            Place::Several(it) => it.fields,
        }
    }

    /// The fields that are read somewhere below, in declaration order.
    pub(crate) const fn below(&self) -> &'static [usize] {
        match self {
            Place::Leaf(_) => &[],
            Place::Object(below, _) | Place::List(below, _) => below,
            Place::Several(it) => it.below,
        }
    }

    /// The members that some path enters.
    pub(crate) const fn members(&self) -> &'static Members {
        match self {
            Place::Leaf(_) | Place::List(..) => &Members::NONE,
            Place::Object(_, members) => members,
            Place::Several(it) => it.members,
        }
    }

    /// What stands in every element.
    pub(crate) const fn each(&self) -> Option<&'static Place> {
        match self {
            Place::Leaf(_) | Place::Object(..) => None,
            Place::List(_, each) => Some(each),
            Place::Several(it) => it.each,
        }
    }

    /// The elements that some path enters.
    pub(crate) const fn elements(&self) -> &'static [(usize, Place)] {
        match self {
            Place::Leaf(_) | Place::Object(..) | Place::List(..) => &[],
            Place::Several(it) => it.elements,
        }
    }

    /// Whether some path goes on from here.
    pub(crate) const fn is_entered(&self) -> bool {
        !self.below().is_empty()
    }

    /// Whether some path enters members.
    pub(crate) const fn has_members(&self) -> bool {
        !self.members().list.is_empty()
    }

    /// Whether some path enters elements.
    pub(crate) const fn has_elements(&self) -> bool {
        self.each().is_some() || !self.elements().is_empty()
    }

    /// What must stand here for the paths to go on.
    pub(crate) const fn expected(&self) -> &'static str {
        match (self.has_members(), self.has_elements()) {
            (true, true) => "object or list",
            (false, true) => "list",
            (_, false) => "object",
        }
    }
}

/// Members by their names, with an index: a look-up costs the same in whatever order a vendor sends them, and little for the
/// many that nobody asks for.
#[derive(Clone, Copy, Debug)]
pub struct Members {
    list: &'static [(&'static str, Place)],
    /// For each hash its only member, counted from one; or [`Members::NOBODY`], or [`Members::SEVERAL`].
    index: [u8; 64],
}

impl Members {
    const NOBODY: u8 = 0;
    const SEVERAL: u8 = u8::MAX;

    /// No members.
    pub const NONE: Members = Members::new(&[]);

    /// These members.
    pub const fn new(list: &'static [(&'static str, Place)]) -> Self {
        let mut index = [Members::NOBODY; 64];
        let mut at = 0;
        while at < list.len() {
            let hash = Members::hash(list[at].0);
            let is_alone = index[hash] == Members::NOBODY && at + 1 < Members::SEVERAL as usize;
            index[hash] = if is_alone { at as u8 + 1 } else { Members::SEVERAL };
            at += 1;
        }
        Members { list, index }
    }

    /// The members in order.
    pub const fn list(&self) -> &'static [(&'static str, Place)] {
        self.list
    }

    /// The member of this name.
    #[inline]
    pub(crate) fn find(&self, name: &str) -> Option<&'static (&'static str, Place)> {
        let found = match self.index.get(Members::hash(name)) {
            None | Some(&Members::NOBODY) => None,
            Some(&Members::SEVERAL) => return self.list.iter().find(|(one, _)| *one == name),
            Some(at) => self.list.get(usize::from(*at) - 1),
        };
        found.filter(|(one, _)| *one == name)
    }

    /// Of length, first and last byte.
    const fn hash(name: &str) -> usize {
        match name.as_bytes() {
            [] => 0,
            [only] => (7 + *only as usize * 4) % 64,
            [first, .., last] => (name.len() * 7 + *first as usize * 3 + *last as usize) % 64,
        }
    }
}
