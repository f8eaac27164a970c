//! An output: its table, and how it lends its fields to the engine.

use spoke_runtime::{
    Begin, Fault, Fill, FillList, Members, Nested, Object, Output, Place, Property, Readable, Schema, Slot,
    Source, Step, Table, Textual, Walk,
};

#[derive(Debug)]
pub(crate) struct Ticket {
    pub(crate) ticket_id: String,
    ticket_url: String,
    pub(super) watchers: Vec<String>,
    assignee: Option<String>,
    pub(crate) state: State,
    votes: u32,
    pub(crate) status: u16,
    request_id: Option<String>,
}

impl Slot for Ticket {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        walk.fields(
            Ticket::TABLE,
            &mut [
                Fill(&mut self.ticket_id).slot(),
                Fill(&mut self.ticket_url).slot(),
                FillList(&mut self.watchers).list(),
                Fill(&mut self.assignee).slot(),
                Fill(&mut self.state).slot(),
                Fill(&mut self.votes).slot(),
                Fill(&mut self.status).status(),
                Fill(&mut self.request_id).text(),
            ],
        )
    }

    fn is_whole(&mut self) -> bool {
        true
    }
}

impl Readable for Ticket {
    const SCHEMA: Schema = Schema::Output(|| Ticket::TABLE);

    fn begin() -> Self {
        Ticket {
            ticket_id: Begin::NEW.begin(),
            ticket_url: Begin::NEW.begin(),
            watchers: Begin::NEW.begin(),
            assignee: Begin::NEW.begin(),
            state: Begin::NEW.begin(),
            votes: u32::default(),
            status: Begin::NEW.begin(),
            request_id: Begin::NEW.begin(),
        }
    }
}

impl Output for Ticket {
    const TABLE: &'static Table = &Table {
        object: Object {
            name: "Ticket",
            docs: "A ticket.",
            properties: &[
                property("ticket_id", true, Begin::<String>::SCHEMA),
                property("ticket_url", true, Begin::<String>::SCHEMA),
                property("watchers", true, Begin::<Vec<String>>::SCHEMA),
                property("assignee", false, Begin::<Option<String>>::SCHEMA),
                property("state", true, Begin::<State>::SCHEMA),
                property("votes", false, Begin::<u32>::SCHEMA),
                property("status", true, Begin::<u16>::SCHEMA),
                property("request_id", false, Begin::<Option<String>>::SCHEMA),
            ],
        },
        sources: &[
            Source::Body(&[Step::Member("id")]),
            Source::Body(&[Step::Member("links"), Step::Member("self")]),
            Source::Body(&[Step::Member("watchers"), Step::Each, Step::Member("email")]),
            Source::Body(&[Step::Member("assignee"), Step::Member("name")]),
            Source::Body(&[Step::Member("state")]),
            Source::Body(&[Step::Member("votes")]),
            Source::Status,
            Source::Header("x-request-id"),
        ],
        defaults: &[5],
        root: None,
        tree: Place::Object(
            &[0, 1, 2, 3, 4, 5],
            &Members::new(&[
                ("id", Place::Leaf(0)),
                ("links", Place::Object(&[1], &Members::new(&[("self", Place::Leaf(1))]))),
                (
                    "watchers",
                    Place::List(&[2], &Place::Object(&[2], &Members::new(&[("email", Place::Leaf(2))]))),
                ),
                ("assignee", Place::Object(&[3], &Members::new(&[("name", Place::Leaf(3))]))),
                ("state", Place::Leaf(4)),
                ("votes", Place::Leaf(5)),
            ]),
        ),
    };
}

const fn property(name: &'static str, required: bool, schema: Schema) -> Property {
    Property { name, docs: "", required, schema }
}

/// An open enum of words.
#[derive(Debug, PartialEq)]
pub(crate) enum State {
    Open,
    Other(String),
}

impl Slot for State {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        *self = match &*walk.word(&["open"], true)? {
            "open" => State::Open,
            other => State::Other(other.to_owned()),
        };
        Ok(())
    }
}

impl Readable for State {
    const SCHEMA: Schema = Schema::Words { words: &["open"], open: true };

    fn begin() -> Self {
        State::Other(String::new())
    }
}

impl Nested for State {}
impl Textual for State {}
