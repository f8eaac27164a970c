//! A small ticket system, written out by hand against the public contract.

use std::borrow::Cow;

use serde::Deserialize;
use spoke_runtime::auth::{ApiKey, Authorize, Basic};
use spoke_runtime::{
    Action, Area, Body, Call, Condition, Connection, Decode, DecodeForeign as _, Decoder, Effect, Fail,
    Inputs, JsonField, Key, Keyed, Kind, Lend, Literal, Member, Method, Node, Object, Operation, Pair,
    Parameter, Part, Patch, Property, Repeatable, Schema, Secret, Setting, Source, Spoke, Step, TextField,
    Value, listed,
};

/// The ticket system.
#[derive(Debug)]
pub(crate) struct AcmeDesk;

impl Spoke for AcmeDesk {
    const NAME: &'static str = "acme-desk";
    const DOCS: &'static str = "Acme Desk, the in-house ticket system.";
    const SETTINGS: &'static [Setting] = &[
        Setting {
            name: "region",
            required: true,
            schema: Schema::Words { words: &["eu", "us"], open: false },
        },
        Setting { name: "shard", required: false, schema: Schema::Integer },
    ];
    const AUTH: &'static [&'static dyn Authorize] = &[&ApiKey::header("x-api-key"), &Basic];
    const HEADERS: &'static [Pair] =
        &[Pair { name: "x-region", value: Value::Text(&[Part::Setting("region")]) }];
    const FAIL: Fail = Fail {
        when: Some(Condition::Equals(Source::Body(&[Step::Member("ok")]), Literal::Bool(false))),
        code: &[Source::Body(&[Step::Member("error"), Step::Member("code")])],
        kinds: &[(Kind::Auth, &["bad_key"])],
        ..Fail::NONE
    };
    const ACTIONS: &'static [Area<Self>] = &[Area {
        name: "",
        actions: &[listed::<CreateTicket>(), listed::<GetTicket<'static>>(), listed::<Upload>()],
    }];
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Ticket {
    pub(crate) id: String,
}

/// Files a ticket.
pub(crate) struct CreateTicket {
    pub(crate) project: String,
    pub(crate) priority: u8,
    pub(crate) labels: Vec<String>,
    pub(crate) due: Patch<String>,
    pub(crate) pin: Option<Secret<String>>,
}

impl CreateTicket {
    pub(crate) fn new(project: &str, priority: u8) -> Self {
        CreateTicket {
            project: project.to_owned(),
            priority,
            labels: Vec::new(),
            due: Patch::Unset,
            pin: None,
        }
    }

    pub(crate) fn on(self, desk: &Connection<AcmeDesk>) -> Call<Self> {
        Call::new(self, desk)
    }
}

impl Inputs for CreateTicket {
    fn text(&self, index: usize) -> TextField<'_> {
        match index {
            0 => Lend(&self.project).text(),
            _ => TextField::Absent,
        }
    }

    fn json(&self, index: usize) -> JsonField<'_> {
        match index {
            1 => Lend(&self.priority).json(),
            2 => Lend(&self.labels).json(),
            3 => Lend(&self.due).json(),
            4 => self.pin.as_ref().map_or(JsonField::Absent, |pin| Lend(pin).json()),
            _ => JsonField::Absent,
        }
    }
}

impl Action for CreateTicket {
    type Spoke = AcmeDesk;
    type Output = Ticket;
    const OPERATION: &'static Operation = &Operation {
        docs: "Files a ticket.",
        target: &[Part::Text("/projects/"), Part::Field(0), Part::Text("/tickets")],
        body: Body::Json(Node::Object(&[
            Member::Named("priority", Node::Field(1)),
            Member::Named("labels", Node::Field(2)),
            Member::Named("due", Node::Field(3)),
            Member::Named("pin", Node::Field(4)),
            Member::Named("owner", Node::Field(5)),
        ])),
        effect: Effect::Keyed(Key::Header("idempotency-key")),
        fail: Fail { kinds: &[(Kind::Conflict, &["taken"])], ..Fail::NONE },
        accept: &[208],
        scopes: &["tickets:write"],
        inputs: &[
            Parameter::required("project", "The project's key.", Schema::Text),
            Parameter::required("priority", "", Schema::Integer),
            Parameter::optional("labels", "", Schema::List(&Schema::Text)),
            Parameter::optional("due", "", Schema::Optional(&Schema::Format("date"))),
            Parameter::optional("pin", "", Schema::Secret(&Schema::Text)),
            Parameter::optional("owner", "", Schema::Object(|| &PERSON)),
        ],
        ..Operation::new("create_ticket", Method::Post, "/projects/{project}/tickets")
    };
    fn decoder() -> Decoder<Ticket> {
        Decode::<Ticket>::DECODER
    }
}

impl Repeatable for CreateTicket {}
impl Keyed for CreateTicket {}

/// Somebody who may have a manager, who is somebody, too.
pub(crate) static PERSON: Object = Object {
    name: "Person",
    docs: "Somebody.",
    properties: &[
        Property { name: "email", docs: "", required: true, schema: Schema::Format("email") },
        Property { name: "manager", docs: "", required: false, schema: Schema::Object(|| &PERSON) },
    ],
};

/// Reads a ticket.
pub(crate) struct GetTicket<'a> {
    pub(crate) id: Cow<'a, str>,
    pub(crate) fields: Vec<u32>,
}

impl<'a> GetTicket<'a> {
    pub(crate) fn new(id: &'a str) -> Self {
        GetTicket { id: Cow::Borrowed(id), fields: Vec::new() }
    }

    pub(crate) fn on(self, desk: &Connection<AcmeDesk>) -> Call<Self> {
        Call::new(self, desk)
    }
}

impl Inputs for GetTicket<'_> {
    fn text(&self, index: usize) -> TextField<'_> {
        match index {
            0 => Lend(&self.id).text(),
            1 => Lend(&self.fields).texts(),
            _ => TextField::Absent,
        }
    }
}

impl Action for GetTicket<'_> {
    type Spoke = AcmeDesk;
    type Output = Ticket;
    const OPERATION: &'static Operation = &Operation {
        target: &[Part::Text("/tickets/"), Part::Field(0)],
        query: &[Pair { name: "field", value: Value::Field(1) }],
        inputs: &[
            Parameter::required("id", "", Schema::Text),
            Parameter::optional("fields", "", Schema::List(&Schema::Integer)),
        ],
        ..Operation::new("get_ticket", Method::Get, "/tickets/{id}")
    };
    fn decoder() -> Decoder<Ticket> {
        Decode::<Ticket>::DECODER
    }
}

impl Repeatable for GetTicket<'_> {}

/// Uploads something; listed, but not for calls by name.
pub(crate) struct Upload;

impl Inputs for Upload {}

impl Action for Upload {
    type Spoke = AcmeDesk;
    type Output = ();
    const OPERATION: &'static Operation = &Operation {
        target: &[Part::Text("/uploads")],
        typed_only: Some("it streams"),
        ..Operation::new("upload", Method::Post, "/uploads")
    };
    fn decoder() -> Decoder<()> {
        Decode::<()>::DECODER
    }
}
