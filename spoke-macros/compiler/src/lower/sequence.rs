//! `sequence(..)` to its model: names to fields, or to the steps before.

use crate::diagnostics::Diagnostics;
use crate::model::inputs::Place;
use crate::model::sequence::{Given, Sequence, Step, Way};
use crate::read::nearest::listed;
use crate::read::sequence as raw;

use super::scope::Scope;

pub(crate) fn sequence(raw: &raw::Sequence, scope: &Scope<'_>, diagnostics: &Diagnostics) -> Sequence {
    let steps = raw.steps.iter().enumerate();
    let steps = steps.map(|(at, it)| step(it, &raw.steps[..at], scope, diagnostics));
    Sequence {
        steps: steps.collect(),
        undo: raw.undo.as_ref().map(|it| step(it, &raw.steps, scope, diagnostics)),
    }
}

fn step(raw: &raw::Step, before: &[raw::Step], scope: &Scope<'_>, diagnostics: &Diagnostics) -> Step {
    let inputs = raw
        .inputs
        .iter()
        .filter_map(|(name, value)| Some((name.text.clone(), given(value, before, scope, diagnostics)?)));
    let each = raw.each.as_ref().and_then(|each| {
        let (body, size) = (scope.field(&each.body, Place::Given), scope.field(&each.size, Place::Given));
        Some((body?, size?))
    });
    Step { action: raw.action.clone(), inputs: inputs.collect(), each }
}

/// Nothing where it names what is not there.
fn given(
    raw: &raw::Value,
    before: &[raw::Step],
    scope: &Scope<'_>,
    diagnostics: &Diagnostics,
) -> Option<Given> {
    Some(match raw {
        raw::Value::Constant(json) => Given::Constant(json.clone()),
        raw::Value::Length(name) => Given::Length(scope.field(name, Place::Given)?),
        raw::Value::Number(_) => Given::Number,
        raw::Value::Piece(_) => Given::Piece,
        raw::Value::Named(name, ways) => {
            let is_it = |step: &raw::Step| step.name.as_ref().is_some_and(|it| it.text == name.text);
            if let Some(step) = before.iter().position(is_it) {
                let ways = ways.iter().map(|(way, _)| self::way(way, scope));
                return Some(Given::Step(step, ways.collect::<Option<_>>()?));
            }
            let is_field = scope.inputs().iter().any(|input| input.name == name.text);
            if !is_field && !ways.is_empty() {
                let known: Vec<&str> =
                    before.iter().filter_map(|step| Some(step.name.as_ref()?.text.as_str())).collect();
                let instead = match known.is_empty() {
                    true => "name one: `begun = Other(..)`".to_owned(),
                    false => format!("the steps before it are {}", listed(known.into_iter())),
                };
                diagnostics.at_span(
                    name.span,
                    format!("no step before this one is named `{}`; {instead}", name.text),
                );
                return None;
            }
            let field = scope.field(name, Place::Given)?;
            if let Some((_, span)) = ways.first() {
                let message = format!(
                    "`{}` is a field, and is given as a whole: only what an earlier step gave has members; write `{}` alone",
                    name.text, name.text
                );
                diagnostics.at_span(*span, message);
            }
            Given::Field(field)
        }
    })
}

fn way(raw: &raw::Way, scope: &Scope<'_>) -> Option<Way> {
    Some(match raw {
        raw::Way::Member(name) => Way::Member(name.clone()),
        raw::Way::At(place) => Way::At(*place),
        raw::Way::Where(member, field) => Way::Where(member.clone(), scope.field(field, Place::Given)?),
    })
}
