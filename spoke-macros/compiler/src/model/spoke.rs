//! A spoke.

use syn::{Attribute, Expr, Ident, Path, Type};

use crate::read::item::Item;

use super::fail::{Fail, Path as BodyPath};
use super::limit::Limit;
use super::template::{Pair, Part};

/// A spoke: what its declaration says, and nothing where it says nothing.
pub(crate) struct Spoke {
    pub(crate) item: Item,
    pub(crate) name: String,
    pub(crate) link: Option<String>,
    pub(crate) base: Vec<Part>,
    pub(crate) settings: Vec<Setting>,
    pub(crate) hosts: Vec<String>,
    pub(crate) auth: Vec<Expr>,
    /// Names in lower case.
    pub(crate) headers: Vec<Pair>,
    pub(crate) fail: Fail,
    pub(crate) accept: Vec<u16>,
    /// In milliseconds.
    pub(crate) timeout: Option<u64>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) root: BodyPath,
    pub(crate) verify: Option<Path>,
    pub(crate) actions: Vec<Listed>,
    pub(crate) areas: Vec<Area>,
}

/// An action in the spoke's own list.
pub(crate) struct Listed {
    /// `#[cfg]`s.
    pub(crate) cfg: Vec<Attribute>,
    pub(crate) action: Type,
}

/// A list of actions that stands elsewhere.
pub(crate) struct Area {
    /// `#[cfg]`s.
    pub(crate) cfg: Vec<Attribute>,
    /// The name of the module in which the list stands; empty where it is in none.
    pub(crate) name: String,
    pub(crate) actions: Expr,
}

/// A setting of a connection.
pub(crate) struct Setting {
    pub(crate) name: Ident,
    pub(crate) required: bool,
    pub(crate) ty: Type,
}
