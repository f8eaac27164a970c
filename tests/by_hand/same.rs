//! Declarations as text, for there is no other way to compare them.

use spoke_runtime::{Operation, Parameter, Spoke, json_schema};

/// Every member of an operation; a new one must be named here.
pub(super) fn described(operation: &Operation) -> Vec<String> {
    let Operation {
        name,
        docs,
        link,
        preview,
        deprecated,
        method,
        path,
        target,
        query,
        headers,
        body,
        base,
        at,
        effect,
        fail,
        accept,
        scopes,
        timeout,
        limits,
        pages,
        poll,
        sequence,
        unique,
        probe,
        inputs,
        typed_only,
    } = operation;
    let mut lines = vec![
        format!("{name} {docs} {link:?} {preview:?} {deprecated:?} {method:?} {path} {typed_only:?}"),
        format!("{target:?}"),
        format!("{query:?}"),
        format!("{headers:?}"),
        format!("{body:?}"),
        format!("{base:?} {at:?} {effect:?} {fail:?} {accept:?} {scopes:?} {timeout:?}"),
        format!("{limits:?} {pages:?} {poll:?} {sequence:?} {unique:?} {probe:?}"),
    ];
    lines.extend(inputs.iter().map(|Parameter { name, docs, required, schema, default, choices }| {
        let default = default.map(|default| default());
        format!("{name} {docs} {required} {} {default:?} {choices:?}", json_schema(*schema))
    }));
    lines
}

/// What a spoke says.
#[derive(Debug, PartialEq)]
pub(super) struct Same(Vec<String>);

impl Same {
    pub(super) fn of<S: Spoke>() -> Same {
        let actions: Vec<_> = S::ACTIONS
            .iter()
            .map(|area| (area.name, area.actions.iter().map(|it| it.operation.name).collect::<Vec<_>>()))
            .collect();
        Same(vec![
            format!("{} {} {:?}", S::NAME, S::DOCS, S::LINK),
            format!("{:?} {:?} {:?}", S::BASE, S::SETTINGS, S::HOSTS),
            format!("{:?} {:?}", S::AUTH, S::HEADERS),
            format!("{:?} {:?} {:?} {:?} {:?}", S::FAIL, S::ACCEPT, S::TIMEOUT, S::LIMITS, S::ROOT),
            format!("{:?} {actions:?}", S::VERIFY),
        ])
    }
}
