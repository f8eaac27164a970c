//! An action.

use spoke_runtime::{
    Action, Body, Call, Connection, Decode, Decoder, Describe, Effect, Inputs, JsonField, Key, Keyed, Lend,
    Member, Method, Node, Operation, Pair, Parameter, Part, Repeatable, Step, TextField, Value, choices,
};

use super::{AcmeDesk, ListWatchers, Priority, Ticket};

pub(crate) struct CreateTicket {
    project: String,
    title: String,
    priority: Priority,
    external_ref: Option<String>,
}

impl Action for CreateTicket {
    type Spoke = AcmeDesk;
    type Output = Ticket;
    const OPERATION: &'static Operation = &Operation {
        docs: "Files a ticket.",
        target: &[Part::Text("/api/v1/projects/"), Part::Field(0), Part::Text("/tickets")],
        query: &[Pair { name: "notify", value: Value::Text(&[Part::Text("true")]) }],
        body: Body::Json(Node::Object(&[
            Member::Named(
                "title",
                Node::Text(&[Part::Text("P"), Part::Field(2), Part::Text(": "), Part::Field(1)]),
            ),
            Member::Named("priority", Node::Field(2)),
            Member::Named("external_ref", Node::Field(3)),
            Member::Named("source", Node::Constant("\"spoke\"")),
        ])),
        effect: Effect::Keyed(Key::Header("idempotency-key")),
        scopes: &["tickets:write"],
        inputs: &[
            Parameter::required("project", "", Describe::<String>::SCHEMA),
            Parameter::required("title", "One line, shown in the queue.", Describe::<String>::SCHEMA),
            Parameter::required("priority", "", Describe::<Priority>::SCHEMA),
            Parameter::optional("external_ref", "", Describe::<String>::SCHEMA).chosen_from(&choices::<
                ListWatchers,
                CreateTicket,
            >(
                &[("project", 0)],
                &[Step::Member("watchers"), Step::Each],
                None,
            )),
        ],
        ..Operation::new("create_ticket", Method::Post, "/api/v1/projects/{project}/tickets?notify=true")
    };
    fn decoder() -> Decoder<Ticket> {
        Decode::<Ticket>::DECODER
    }
}

impl Repeatable for CreateTicket {}
impl Keyed for CreateTicket {}

impl Inputs for CreateTicket {
    fn text(&self, index: usize) -> TextField<'_> {
        match index {
            0 => Lend(&self.project).text(),
            1 => Lend(&self.title).text(),
            2 => Lend(&self.priority).text(),
            _ => TextField::Absent,
        }
    }

    fn json(&self, index: usize) -> JsonField<'_> {
        match index {
            2 => Lend(&self.priority).json(),
            3 => self.external_ref.as_ref().map_or(JsonField::Absent, |it| Lend(it).json()),
            _ => JsonField::Absent,
        }
    }
}

impl CreateTicket {
    pub(crate) fn new(project: impl Into<String>, title: impl Into<String>, priority: Priority) -> Self {
        CreateTicket { project: project.into(), title: title.into(), priority, external_ref: None }
    }

    pub(crate) fn external_ref(mut self, external_ref: impl Into<String>) -> Self {
        self.external_ref = Some(external_ref.into());
        self
    }

    pub(crate) fn on(self, connection: &Connection<AcmeDesk>) -> Call<Self> {
        Call::new(self, connection)
    }
}

pub(crate) fn create_ticket(
    connection: &Connection<AcmeDesk>,
    project: impl Into<String>,
    title: impl Into<String>,
    priority: Priority,
) -> Call<CreateTicket> {
    CreateTicket::new(project, title, priority).on(connection)
}
