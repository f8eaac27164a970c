//! An action whose output is somebody else's type.

use spoke_runtime::{
    Action, Call, Connection, Decode, Decoder, Describe, Inputs, Lend, Method, Operation, Pair, Parameter,
    Part, Repeatable, TextField, Value,
};

use super::AcmeDesk;

pub(crate) struct ListTickets {
    limit: Option<u32>,
}

impl Action for ListTickets {
    type Spoke = AcmeDesk;
    type Output = serde_json::Value;
    const OPERATION: &'static Operation = &Operation {
        docs: "Lists tickets.",
        target: &[Part::Text("/api/v1/tickets")],
        query: &[Pair { name: "limit", value: Value::Field(0) }],
        inputs: &[Parameter::optional("limit", "", Describe::<u32>::SCHEMA)],
        ..Operation::new("list_tickets", Method::Get, "/api/v1/tickets")
    };
    fn decoder() -> Decoder<serde_json::Value> {
        Decode::<serde_json::Value>::DECODER
    }
}

impl Repeatable for ListTickets {}

impl Inputs for ListTickets {
    fn text(&self, index: usize) -> TextField<'_> {
        match index {
            0 => self.limit.as_ref().map_or(TextField::Absent, |it| Lend(it).texts()),
            _ => TextField::Absent,
        }
    }
}

impl ListTickets {
    pub(crate) fn new() -> Self {
        ListTickets { limit: None }
    }

    pub(crate) fn maybe_limit(mut self, limit: Option<u32>) -> Self {
        self.limit = limit;
        self
    }

    pub(crate) fn on(self, connection: &Connection<AcmeDesk>) -> Call<Self> {
        Call::new(self, connection)
    }
}
