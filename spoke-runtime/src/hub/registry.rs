//! The spokes and actions that a hub knows by name.

use std::any::{TypeId, type_name};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::action::{Action, Listed, Spoke, listed};
use crate::declaration::Declaration;
use crate::near::advice;
use crate::operation::Operation;
use crate::output::Untyped;

/// The spokes and actions that a hub knows by name.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    spokes: BTreeMap<&'static str, KnownSpoke>,
}

/// A spoke, its actions sorted by name.
#[derive(Debug)]
pub(crate) struct KnownSpoke {
    pub(crate) identity: Identity,
    pub(crate) verify: Option<&'static str>,
    pub(crate) actions: BTreeMap<&'static str, KnownAction>,
}

/// An action without its type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownAction {
    pub(crate) operation: &'static Operation,
    pub(crate) output: Untyped,
    /// The area in which its spoke lists it, where it has one.
    pub(crate) area: Option<&'static str>,
    type_name: &'static str,
}

/// A spoke's type, as data.
#[derive(Clone, Copy)]
pub(crate) struct Identity {
    pub(crate) declaration: &'static Declaration,
    type_id: TypeId,
    type_name: &'static str,
}

impl Registry {
    /// Adds a spoke with the actions that it lists.
    ///
    /// # Errors
    /// Where another spoke has the name, or two of its actions share one.
    pub(crate) fn add_spoke<S: Spoke>(&mut self) -> Result<(), String> {
        let identity = Identity::of::<S>();
        self.agrees(identity)?;
        if self.spokes.contains_key(S::NAME) {
            return Ok(());
        }
        let (known, clash) = KnownSpoke::gather::<S>();
        clash?;
        self.spokes.insert(S::NAME, known);
        Ok(())
    }

    /// Adds an action to its spoke's, and the spoke with it.
    ///
    /// # Errors
    /// Where another action of the spoke has the name, or as for [`Registry::add_spoke`].
    pub(crate) fn add_action<A: Action>(&mut self) -> Result<(), String> {
        self.add_spoke::<A::Spoke>()?;
        match self.spokes.get_mut(<A::Spoke as Spoke>::NAME) {
            Some(known) => known.add(&listed::<A>(), None),
            None => Ok(()),
        }
    }

    /// Whether nobody else has this spoke's name.
    pub(crate) fn agrees(&self, identity: Identity) -> Result<(), String> {
        match self.spokes.get(identity.declaration.name) {
            Some(known) => known.identity.agrees(identity),
            None => Ok(()),
        }
    }

    pub(crate) fn spoke(&self, name: &str) -> Option<&KnownSpoke> {
        self.spokes.get(name)
    }

    /// In the order of their names.
    pub(crate) fn spokes(&self) -> impl Iterator<Item = &KnownSpoke> {
        self.spokes.values()
    }
}

impl KnownSpoke {
    /// What `S` lists; of two actions with one name the first.
    pub(crate) fn of<S: Spoke>() -> Self {
        KnownSpoke::gather::<S>().0
    }

    /// What `S` lists, and the first clash in it.
    fn gather<S: Spoke>() -> (Self, Result<(), String>) {
        let verify = S::VERIFY.map(|action| action.operation.name);
        let mut known = KnownSpoke { identity: Identity::of::<S>(), verify, actions: BTreeMap::new() };
        let mut clash = one_name_each(&known);
        for area in S::ACTIONS {
            let name = (!area.name.is_empty()).then_some(area.name);
            for action in area.actions {
                clash = clash.and(known.add(action, name));
            }
        }
        if let Some(action) = &S::VERIFY {
            clash = clash.and(known.add(action, None));
        }
        (known, clash)
    }

    pub(crate) fn name(&self) -> &'static str {
        self.identity.declaration.name
    }

    fn add<S: Spoke>(&mut self, action: &Listed<S>, area: Option<&'static str>) -> Result<(), String> {
        let Listed { operation, output, .. } = *action;
        let type_name = action.type_name();
        let known = self.actions.entry(operation.name).or_insert(KnownAction {
            operation,
            output: output(),
            area,
            type_name,
        });
        if known.type_name == type_name {
            return Ok(());
        }
        Err(format!(
            "`{}.{}` is claimed by two actions, `{}` and `{type_name}`; rename one",
            S::NAME,
            operation.name,
            known.type_name
        ))
    }

    /// The action of this name.
    pub(crate) fn action(&self, name: &str) -> Result<KnownAction, String> {
        self.actions.get(name).copied().ok_or_else(|| {
            let advice = advice(name, self.actions.keys().copied());
            format!("`{}` has no action `{name}`{advice}", self.name())
        })
    }
}

/// Whether a connection can tell the ways to sign in apart.
fn one_name_each(known: &KnownSpoke) -> Result<(), String> {
    let mut names = BTreeSet::new();
    match known.identity.declaration.auth.iter().find(|scheme| !names.insert(scheme.name())) {
        None => Ok(()),
        Some(twice) => Err(format!(
            "`{}` declares two ways to sign in called `{}`; give one another name, such as `ApiKey::query(\"key\").named(\"query_key\")`",
            known.name(),
            twice.name()
        )),
    }
}

impl Identity {
    pub(crate) fn of<S: Spoke>() -> Self {
        Identity {
            declaration: Declaration::of::<S>(),
            type_id: TypeId::of::<S>(),
            type_name: type_name::<S>(),
        }
    }

    /// Whether both, of one name, are one type.
    pub(crate) fn agrees(self, other: Identity) -> Result<(), String> {
        if self.type_id == other.type_id {
            return Ok(());
        }
        Err(format!(
            "two spokes are called `{}`: `{}` and `{}`; a hub can know only one of them",
            self.declaration.name, self.type_name, other.type_name
        ))
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.type_name)
    }
}
