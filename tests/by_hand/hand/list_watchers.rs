//! An action that gives one page of a list, and a limit for each value of an input.

use spoke_runtime::{
    Action, Decode, Decoder, Describe, Finds, Inputs, JsonField, Lend, Limit, Method, Operation, Page, Paged,
    Pages, Pair, Parameter, Part, Path, Repeatable, Source, Step, TextField, Value, pages, rate,
};

use super::{AcmeDesk, Ticket};

pub(crate) struct ListWatchers {
    project: String,
    after: Option<u64>,
}

impl Action for ListWatchers {
    type Spoke = AcmeDesk;
    type Output = Ticket;
    const OPERATION: &'static Operation = &Operation {
        docs: "Lists who watches.",
        preview: Some("nobody has watched yet"),
        target: &[Part::Text("/api/v1/watchers")],
        query: &[
            Pair { name: "project", value: Value::Field(0) },
            Pair { name: "after", value: Value::Field(1) },
        ],
        limits: &[rate("100/m"), Limit::by(rate("1/s"), 0)],
        pages: Some(&Pages {
            from: Some(Source::Body(&[Step::Member("meta"), Step::Member("next")])),
            into: Some(1),
            more: Some(Source::Header("x-more")),
            items: <Ticket as Page>::ITEMS,
            ..Pages::new(&pages::Cursor)
        }),
        inputs: &[
            Parameter::required("project", "", Describe::<String>::SCHEMA),
            Parameter::optional("after", "", Describe::<u64>::SCHEMA),
        ],
        ..Operation::new("list_watchers", Method::Get, "/api/v1/watchers")
    };
    fn decoder() -> Decoder<Ticket> {
        Decode::<Ticket>::NEW.decoder()
    }
}

impl Repeatable for ListWatchers {}

impl Paged for ListWatchers {}

impl Inputs for ListWatchers {
    fn text(&self, index: usize) -> TextField<'_> {
        match index {
            0 => Lend(&self.project).text(),
            1 => self.after.as_ref().map_or(TextField::Absent, |it| Lend(it).text()),
            _ => TextField::Absent,
        }
    }

    fn json(&self, _: usize) -> JsonField<'_> {
        JsonField::Absent
    }
}

impl Page for Ticket {
    type Item = String;
    const ITEMS: Path = &[Step::Member("watchers")];

    fn count(&self) -> usize {
        self.watchers.len()
    }

    fn into_items(self) -> Vec<String> {
        self.watchers
    }
}

impl Finds<String> for Ticket {
    const AT: Path = &[Step::Member("watchers"), Step::At(0)];

    fn found(self) -> Option<String> {
        self.watchers.into_iter().next()
    }
}

impl ListWatchers {
    pub(crate) fn new(project: impl Into<String>) -> Self {
        ListWatchers { project: project.into(), after: None }
    }
}
