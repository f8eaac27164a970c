//! A vendor with one list, which it gives page by page in every style.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::action::{Action, Repeatable, Spoke};
use crate::call::Call;
use crate::connection::{Alias, Connection};
use crate::declaration::Declaration;
use crate::error::Error;
use crate::fail::{Path, Source, Step};
use crate::input::{Inputs, JsonField, Lend, TextField};
use crate::operation::{Effect, Method, Operation, Parameter};
use crate::outgoing::Outgoing;
use crate::output::{Decode, DecodeForeign, Decoder};
use crate::pages::{Cursor, Items, Keyset, LinkHeader, NextUrl, Number, Offset, Page, Paged, Pages};
use crate::schema::Schema;
use crate::template::{Body, Member, Node, Pair, Part, Value as Sent};
use crate::transport::{Answer, Scripted};
use crate::trial::Trial;

pub(super) struct Desk;

impl Spoke for Desk {
    const NAME: &'static str = "acme-desk";
    const HOSTS: &'static [&'static str] = &["pages.acme.example"];
}

#[derive(Debug, Deserialize)]
pub(super) struct Tickets {
    pub(super) items: Vec<Ticket>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Ticket {
    pub(super) id: u64,
}

impl Page for Tickets {
    type Item = Ticket;
    const ITEMS: Path = &[Step::Member("items")];

    fn count(&self) -> usize {
        self.items.len()
    }

    fn into_items(self) -> Vec<Ticket> {
        self.items
    }
}

const NEXT: Option<Source> = Some(Source::Body(&[Step::Member("next")]));
const MORE: Option<Source> = Some(Source::Body(&[Step::Member("more")]));
const TOTAL: Option<Source> = Some(Source::Body(&[Step::Member("total")]));
const LAST: Option<Source> = Some(Source::Body(&[Step::Member("items"), Step::Each, Step::Member("id")]));

macro_rules! lists {
    ($($name:ident: $schema:expr, $pages:expr;)*) => {$(
        /// Lists tickets; borrows, as actions may.
        pub(super) struct $name<'a>(pub(super) Option<&'a str>);

        impl Inputs for $name<'_> {
            fn text(&self, index: usize) -> TextField<'_> {
                match (index, &self.0) {
                    (0, Some(at)) => Lend(at).text(),
                    _ => TextField::Absent,
                }
            }
        }

        impl Action for $name<'_> {
            type Spoke = Desk;
            type Output = Tickets;
            const OPERATION: &'static Operation = &Operation {
                target: &[Part::Text("/tickets")],
                query: &[Pair { name: "at", value: Sent::Field(0) }],
                inputs: &[Parameter::optional("at", "", $schema)],
                pages: Some(&Pages { into: Some(0), items: Tickets::ITEMS, ..$pages }),
                ..Operation::new("list_tickets", Method::Get, "/tickets")
            };
            fn decoder() -> Decoder<Tickets> {
                <Decode<Tickets> as DecodeForeign<Tickets>>::DECODER
            }
        }

        impl Repeatable for $name<'_> {}
        impl Paged for $name<'_> {}
    )*};
}

lists! {
    ByCursor: Schema::Text, Pages { from: NEXT, ..Pages::new(&Cursor) };
    ByNumber: Schema::Integer, Pages::new(&Number);
    ByNumberAndMore: Schema::Integer, Pages { more: MORE, ..Pages::new(&Number) };
    ByOffset: Schema::Integer, Pages::new(&Offset);
    ByOffsetAndTotal: Schema::Integer, Pages { total: TOTAL, ..Pages::new(&Offset) };
    ByLink: Schema::Text, Pages { into: None, ..Pages::new(&LinkHeader) };
    ByUrl: Schema::Text, Pages { from: NEXT, ..Pages::new(&NextUrl) };
    ByKeyset: Schema::Integer, Pages { from: LAST, ..Pages::new(&Keyset) };
    ByKeysetAndMore: Schema::Integer, Pages { from: LAST, more: MORE, ..Pages::new(&Keyset) };
}

/// Searches by a POST whose body holds the place.
pub(super) struct Search;

impl Inputs for Search {
    fn json(&self, _: usize) -> JsonField<'_> {
        JsonField::Absent
    }
}

impl Action for Search {
    type Spoke = Desk;
    type Output = Tickets;
    const OPERATION: &'static Operation = &Operation {
        target: &[Part::Text("/search")],
        body: Body::Json(Node::Object(&[Member::Named("after", Node::Field(0))])),
        effect: Effect::Read,
        inputs: &[Parameter::optional("after", "", Schema::Integer)],
        pages: Some(&Pages { from: NEXT, into: Some(0), items: Tickets::ITEMS, ..Pages::new(&Cursor) }),
        ..Operation::new("search", Method::Post, "/search")
    };
    fn decoder() -> Decoder<Tickets> {
        <Decode<Tickets> as DecodeForeign<Tickets>>::DECODER
    }
}

impl Paged for Search {}

/// How the vendor gives its list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Style {
    Cursor,
    Number,
    Offset,
    Link,
    Url,
    Keyset,
}

/// The page that `request` asks for, of a list of so many.
pub(super) fn page(style: Style, request: &Outgoing, length: u64, per_page: u64) -> Answer {
    let at = request.url.query_pairs().find(|(name, _)| name == "at").map(|(_, value)| value.into_owned());
    let number = |at: &str| at.parse::<u64>().unwrap_or_else(|_| panic!("{at} was asked for"));
    let start = match (style, at.as_deref()) {
        (_, None) => 0,
        (Style::Cursor, Some(at)) => number(at.strip_prefix("c+").unwrap()),
        (Style::Number, Some(at)) => (number(at) - 1) * per_page,
        (Style::Offset | Style::Link | Style::Url, Some(at)) => number(at),
        (Style::Keyset, Some(at)) => number(at) + 1,
    };
    let end = (start + per_page).min(length);
    let items: Vec<Value> = (start..end).map(|id| json!({"id": id})).collect();
    let (more, url) = (end < length, format!("/tickets?at={end}"));
    let next = match style {
        Style::Cursor if more => json!(format!("c+{end}")),
        Style::Url if more => json!(url),
        _ => Value::Null,
    };
    let body = json!({"items": items, "next": next, "more": more, "total": length});
    let answer = Answer::json(200, body);
    if style == Style::Link && more {
        return answer.header("link", &format!("<https://desk.example{url}>; rel=\"next\""));
    }
    answer
}

/// A connection to a vendor that answers like this.
pub(super) fn vendor(transport: Scripted) -> (Trial, Connection<Desk>) {
    let mut trial = Trial::new(Method::Get, Effect::Read, transport);
    trial.max_body = 1 << 20;
    let site = Arc::try_unwrap(trial.site_on(Arc::new(trial.transport.clone()))).expect("nobody else has it");
    let desk = Connection::new(Alias::new(Declaration::of::<Desk>(), site));
    (trial, desk)
}

/// A connection to a vendor with a list of so many that stands still.
pub(super) fn list(style: Style, length: u64, per_page: u64) -> (Trial, Connection<Desk>) {
    vendor(Scripted::by(move |attempt| page(style, &attempt.request, length, per_page)))
}

/// A page of these items that leads on to `next`.
pub(super) fn tickets(ids: impl IntoIterator<Item = u64>, next: impl Into<Value>) -> Answer {
    let items: Vec<Value> = ids.into_iter().map(|id| json!({"id": id})).collect();
    Answer::json(200, json!({"items": items, "next": next.into()}))
}

pub(super) fn items<A: Paged<Spoke = Desk>>(action: A, desk: &Connection<Desk>) -> Items<A> {
    Call::new(action, desk).items()
}

/// What comes, in order, and the error that ends it.
pub(super) async fn read<A: Paged<Output = Tickets>>(items: &mut Items<A>) -> (Vec<u64>, Option<Error>) {
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(ticket) => ids.push(ticket.id),
            Err(error) => {
                assert!(items.next().await.is_none(), "after an error nothing comes");
                return (ids, Some(error));
            }
        }
    }
    assert!(items.next().await.is_none(), "after the end nothing comes");
    (ids, None)
}

/// The next so many items.
pub(super) async fn some<A: Paged<Output = Tickets>>(items: &mut Items<A>, count: usize) -> Vec<u64> {
    let mut ids = Vec::new();
    for _ in 0..count {
        ids.push(items.next().await.unwrap().unwrap().id);
    }
    ids
}
