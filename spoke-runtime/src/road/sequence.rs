//! The calls of a sequence, one after another: what each gives is at hand for those behind it.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::Landed;
use super::deadline::Deadline;
use super::landed::End;
use crate::by_name::{Named, named_with_bodies};
use crate::byte_stream::{ByteStream, Pieces};
use crate::error::{Error, Kind};
use crate::observe::Watch;
use crate::operation::{Effect, Operation};
use crate::schema::Schema;
use crate::sequence::{Given, Sequence, SequenceStep, Way};
use crate::trip::Trip;

/// What the calls made so far gave.
#[derive(Default)]
struct Made {
    given: Vec<Value>,
    names: Vec<&'static str>,
    /// Whether all of it may be done once more.
    is_repeatable: bool,
}

/// Makes the calls, within the time of the whole.
///
/// # Errors
/// That of the call that failed, which says what was done before it. What was begun is taken back where the declaration says how.
pub(super) async fn go(
    trip: &Trip,
    watch: &mut Watch,
    deadline: &Deadline<'_>,
    sequence: &Sequence,
) -> Result<End, Error> {
    let mut made = Made { is_repeatable: true, ..Made::default() };
    match steps(trip, watch, deadline, sequence, &mut made).await {
        Ok(end) => Ok(end),
        Err(mut error) => {
            let undone = undo(trip, watch, deadline, sequence, &made).await;
            explain(&mut error, sequence, &made, undone.as_ref());
            Err(error)
        }
    }
}

async fn steps(
    trip: &Trip,
    watch: &mut Watch,
    deadline: &Deadline<'_>,
    sequence: &Sequence,
    made: &mut Made,
) -> Result<End, Error> {
    let mut last = None;
    for step in sequence.steps {
        let given;
        (given, last) = match step.each {
            None => {
                let (given, landed) = call(trip, watch, deadline, step, made, None).await?;
                (given, Some(landed))
            }
            Some(each) => {
                let size = trip.named_at(each.size).and_then(Value::as_u64).unwrap_or_default();
                let size = usize::try_from(size).ok().filter(|size| *size > 0).ok_or_else(|| {
                    Error::input(format!("`{}` must be more than 0 bytes", trip.input_name(each.size)))
                })?;
                let body = trip.body_at(each.body).ok_or_else(|| absent(trip, each.body))?;
                let mut pieces = Pieces::of(&body, size).map_err(|error| unreadable(&error))?;
                let (mut given, mut last, mut number) = (Vec::new(), None, 0);
                while let Some(piece) = pieces.next().await.map_err(|error| unreadable(&error))? {
                    number += 1;
                    let (one, landed) =
                        call(trip, watch, deadline, step, made, Some(&(number, piece.into()))).await?;
                    given.push(one);
                    last = Some(landed);
                }
                (Value::Array(given), last)
            }
        };
        made.is_repeatable &= step.operation.effect.is_repeatable();
        made.given.push(given);
        made.names.push(step.operation.name);
        watch.doubt(step.operation.effect != Effect::Read);
    }
    let last = last.ok_or_else(|| Error::config("a sequence without calls"))?;
    watch.settle();
    Ok(last.into_end())
}

/// One call: what it gave, with what it was given where that has another name.
async fn call(
    trip: &Trip,
    watch: &mut Watch,
    deadline: &Deadline<'_>,
    step: &SequenceStep,
    made: &Made,
    piece: Option<&(u64, ByteStream)>,
) -> Result<(Value, Landed), Error> {
    let (inputs, bodies) = inputs(trip, step, &made.given, piece)?;
    let wishes = trip.wishes_of_part(Some(watch.parent()), deadline.left());
    let site = Arc::clone(&trip.site);
    let question = Trip::with_bodies(site, step.operation, trip.declaration, inputs.clone(), bodies, wishes)?;
    let landed = match super::start(question).await {
        Ok(landed) => landed,
        Err(error) => {
            watch.part(error.attempts());
            return Err(error);
        }
    };
    watch.part(landed.attempts());
    let output = match landed.output((step.output)().json) {
        Ok(output) => output,
        Err(fault) => return Err(landed.unfit(&fault)),
    };
    let given = match output {
        Value::Object(mut output) => {
            for (name, value) in inputs {
                output.entry(name).or_insert(value);
            }
            Value::Object(output)
        }
        other => other,
    };
    Ok((given, landed))
}

/// The first call, which no other one comes before, and its inputs.
pub(crate) fn first(trip: &Trip, sequence: &Sequence) -> Option<Result<(&'static Operation, Named), Error>> {
    let step = sequence.steps.first()?;
    let piece = step.each.and_then(|each| Some((1, trip.body_at(each.body)?)));
    let given = inputs(trip, step, &[], piece.as_ref()).and_then(|(inputs, bodies)| {
        let name = format!("{}.{}", trip.declaration.name, step.operation.name);
        named_with_bodies(&name, step.operation, inputs, bodies)
    });
    Some(given.map(|given| (step.operation, given)))
}

type Inputs = (Map<String, Value>, Vec<(usize, ByteStream)>);

fn inputs(
    trip: &Trip,
    step: &SequenceStep,
    made: &[Value],
    piece: Option<&(u64, ByteStream)>,
) -> Result<Inputs, Error> {
    let (mut inputs, mut bodies) = (Map::new(), Vec::new());
    for (name, given) in step.inputs {
        let Some(at) = step.operation.inputs.iter().position(|input| input.name == *name) else { continue };
        let schema = step.operation.inputs[at].schema;
        let value = match given {
            Given::Field(index) => match trip.body_at(*index) {
                Some(body) => {
                    bodies.push((at, body));
                    None
                }
                None => trip.named_at(*index).cloned(),
            },
            // A constant is JSON, for the compiler wrote it.
            Given::Constant(json) => serde_json::from_str(json).ok(),
            Given::Length(index) => {
                let body = trip.body_at(*index).ok_or_else(|| absent(trip, *index))?;
                Some(Value::from(body.length().ok_or_else(|| unmeasured(trip, *index, step))?))
            }
            Given::Number => piece.map(|(number, _)| Value::from(*number)),
            Given::Piece => {
                bodies.extend(piece.map(|(_, piece)| (at, piece.clone())));
                None
            }
            Given::Step(index, ways) => {
                let from = made.get(*index).unwrap_or(&Value::Null);
                follow(from, ways, trip)?.map(|value| fitted(value, schema))
            }
        };
        if let Some(value) = value {
            inputs.insert((*name).to_owned(), value);
        }
    }
    Ok((inputs, bodies))
}

/// What stands there; `None` where nothing does.
fn follow(from: &Value, ways: &[Way], trip: &Trip) -> Result<Option<Value>, Error> {
    let mut at = from;
    for way in ways {
        let next = match way {
            Way::Member(name) => at.get(*name),
            Way::At(place) => at.get(*place),
            Way::Where(member, field) => Some(pick(at, member, *field, trip)?),
        };
        match next {
            Some(next) => at = next,
            None => return Ok(None),
        }
    }
    Ok(Some(at.clone()).filter(|value| !value.is_null()))
}

/// The only element whose `member` is what the input holds.
///
/// # Errors
/// [`Kind::NotFound`] with what there is instead, [`Kind::Conflict`] where there are several.
fn pick<'v>(list: &'v Value, member: &str, field: usize, trip: &Trip) -> Result<&'v Value, Error> {
    let wanted = trip.named_at(field).unwrap_or(&Value::Null);
    let elements = list.as_array().map_or(&[][..], Vec::as_slice);
    let mut fitting = elements.iter().filter(|element| element.get(member) == Some(wanted));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(only),
        (first, _) => {
            let there: Vec<String> =
                elements.iter().filter_map(|it| it.get(member)).map(ToString::to_string).collect();
            let (kind, found) = match first {
                None => (Kind::NotFound, "none"),
                Some(_) => (Kind::Conflict, "more than one"),
            };
            let name = trip.input_name(field);
            let there = if there.is_empty() { "nothing".to_owned() } else { there.join(", ") };
            Err(Error::new(kind).saying(format!(
                "{found} has the {member} {wanted} that `{name}` asks for; there is {there}"
            )))
        }
    }
}

/// `value` without the members that an input of this shape does not have.
fn fitted(value: Value, schema: Schema) -> Value {
    match (schema, value) {
        (Schema::Optional(inner) | Schema::Secret(inner), value) => fitted(value, *inner),
        (Schema::FromText { schema, .. }, value) => fitted(value, *schema),
        (Schema::List(inner), Value::Array(elements)) => {
            elements.into_iter().map(|element| fitted(element, *inner)).collect()
        }
        (Schema::Object(object), Value::Object(members)) => {
            // An output spells its fields as Rust does, an input may spell them as the vendor does.
            let known = |name: &str| {
                let spelled = spelled(name);
                object().properties.iter().find(|property| self::spelled(property.name) == spelled)
            };
            let fits = members.into_iter().filter_map(|(name, value)| {
                let property = known(&name)?;
                Some((property.name.to_owned(), fitted(value, property.schema)))
            });
            Value::Object(fits.collect())
        }
        (_, value) => value,
    }
}

/// A name without what differs from case to case: `ETag`, `e_tag` and `etag` are one.
fn spelled(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Takes back what was begun; what came of that, where it was tried.
async fn undo(
    trip: &Trip,
    watch: &mut Watch,
    deadline: &Deadline<'_>,
    sequence: &Sequence,
    made: &Made,
) -> Option<Result<(), Error>> {
    let undo = sequence.undo?;
    let is_begun = |(_, given): &(&str, Given)| match given {
        Given::Step(index, _) => *index < made.given.len(),
        _ => true,
    };
    if made.given.is_empty() || !undo.inputs.iter().all(is_begun) {
        return None;
    }
    Some(call(trip, watch, deadline, undo, made, None).await.map(|(_, landed)| landed.fit()))
}

fn explain(error: &mut Error, sequence: &Sequence, made: &Made, undone: Option<&Result<(), Error>>) {
    let (number, count) = (made.names.len() + 1, sequence.steps.len());
    let name = sequence.steps.get(made.names.len()).map_or("", |step| step.operation.name);
    let said = error.message().unwrap_or("no reason given").to_owned();
    let mut message = format!("step {number} of {count}, `{name}`: {said}");
    match undone {
        Some(Ok(())) => message.push_str("; what was begun is taken back"),
        Some(Err(fault)) => message.push_str(&format!("; what was begun could not be taken back: {fault}")),
        None => {}
    }
    let is_retryable = error.is_retryable() && (made.is_repeatable || matches!(undone, Some(Ok(()))));
    let is_unknown = error.is_outcome_unknown();
    error.conclude(is_unknown, is_retryable);
    error.inner_mut().message = Some(message);
}

fn absent(trip: &Trip, index: usize) -> Error {
    Error::input(format!("`{}` is absent, and the sequence needs it", trip.input_name(index)))
}

fn unmeasured(trip: &Trip, index: usize, step: &SequenceStep) -> Error {
    let (name, asks) = (trip.input_name(index), step.operation.name);
    Error::input(format!(
        "`{name}` is a stream of unknown length, which `{asks}` wants to know before; say it by `with_length`"
    ))
}

fn unreadable(error: &std::io::Error) -> Error {
    Error::input(format!("the body could not be read: {error}"))
}
