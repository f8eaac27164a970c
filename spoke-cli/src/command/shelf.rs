//! The spokes that this binary knows, and how they are found.

use spoke_runtime::{ActionEntry, Catalog, Hub, HubBuilder, SpokeEntry};

use crate::failure::Failure;
use crate::near::{nearest, question};

/// A hub that knows all spokes.
pub(super) fn hub() -> HubBuilder {
    spokes::register(Hub::builder())
}

/// The same in an environment, if one is named.
pub(super) fn hub_in(environment: Option<&str>) -> HubBuilder {
    match environment {
        Some(name) => hub().environment(name),
        None => hub(),
    }
}

/// All spokes as data.
pub(super) fn catalog() -> Result<Catalog, Failure> {
    Ok(spokes::catalog())
}

/// The spoke of this name.
pub(super) fn spoke<'a>(catalog: &'a Catalog, name: &str) -> Result<&'a SpokeEntry, Failure> {
    catalog.spoke(name).ok_or_else(|| {
        let known: Vec<_> = catalog.spokes.iter().map(|spoke| spoke.name).collect();
        let question = question(name, known.iter().copied());
        Failure::usage(format!("there is no spoke `{name}`; {question}there are {}", known.join(", ")))
    })
}

/// The action of this full name, with its spoke.
pub(super) fn action<'a>(
    catalog: &'a Catalog,
    name: &str,
) -> Result<(&'a SpokeEntry, &'a ActionEntry), Failure> {
    let Some((of, _)) = name.split_once('.') else {
        return Err(Failure::usage(format!(
            "`{name}` does not say whose action it is; {}write `spoke.action`, as `spoke list` shows them",
            whose(catalog, name)
        )));
    };
    let spoke = spoke(catalog, of)?;
    let found = spoke.actions.iter().find(|action| action.name == name).ok_or_else(|| {
        let question = question(name, spoke.actions.iter().map(|action| action.name.as_str()));
        Failure::usage(format!(
            "there is no action `{name}`; {question}`spoke list {of}` shows those that there are"
        ))
    })?;
    Ok((spoke, found))
}
/// The question whose action of this name is meant, or of the nearest; empty where nothing is like it.
fn whose(catalog: &Catalog, name: &str) -> String {
    let own = |action: &'_ ActionEntry| action.name.split_once('.').map(|(_, own)| own.to_owned());
    let known: Vec<String> = catalog.actions().filter_map(own).collect();
    let Some(near) = nearest(name, known.iter().map(String::as_str)) else { return String::new() };
    let meant: Vec<String> = catalog
        .actions()
        .filter(|action| own(action).as_deref() == Some(near))
        .map(|action| format!("`{}`", action.name))
        .collect();
    format!("did you mean {}? ", meant.join(" or "))
}

/// The action that a call on `alias` means, if there is one: the spoke may be left out.
pub(super) fn action_on<'a>(
    hub: &Hub,
    catalog: &'a Catalog,
    alias: &str,
    name: &str,
) -> Option<&'a ActionEntry> {
    if name.contains('.') {
        return catalog.action(name);
    }
    let (_, spoke) = hub.connections().into_iter().find(|(known, _)| known == alias)?;
    catalog.action(&format!("{spoke}.{name}"))
}
