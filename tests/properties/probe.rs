//! An action written by hand: a template of the test's, and values of the property's.

use std::marker::PhantomData;

use serde_json::Value;
use spoke_runtime::auth::Anonymous;
use spoke_runtime::{
    Action, Call, ConnectionConfig, Decode, Decoder, Error, Hub, Inputs, JsonField, Keyed, Kind, Operation,
    Parameter, Part, Preview, Repeatable, Schema, Scripted, Setting, Spoke, TextField,
};

/// The system that the probes belong to.
pub(super) struct Desk;

impl Spoke for Desk {
    const NAME: &'static str = "probe-desk";
    const BASE: &'static [Part] = &[Part::Text("https://desk.example/api")];
}

/// A system whose base has slots: one in the host, one in the path.
pub(super) struct Regional;

impl Spoke for Regional {
    const NAME: &'static str = "probe-regional";
    const BASE: &'static [Part] = &[
        Part::Text("https://"),
        Part::Setting("region"),
        Part::Text(".desk.example/"),
        Part::Setting("tenant"),
    ];
    const SETTINGS: &'static [Setting] = &[];
}

/// What a test declares.
pub(super) trait Template: Send {
    /// The system.
    type Spoke: Spoke;
    /// The declaration.
    const OPERATION: Operation;
}

/// One input.
pub(super) enum Given {
    Absent,
    Text(String),
    Texts(Vec<String>),
    Json(Value),
}

/// An action with this template and these inputs.
pub(super) struct Probe<T> {
    given: Vec<Given>,
    template: PhantomData<T>,
}

impl<T: Template> Inputs for Probe<T> {
    fn text(&self, index: usize) -> TextField<'_> {
        match &self.given[index] {
            Given::Absent | Given::Json(_) => TextField::Absent,
            Given::Text(text) => TextField::One(text),
            Given::Texts(texts) => TextField::Each(texts),
        }
    }

    fn json(&self, index: usize) -> JsonField<'_> {
        match &self.given[index] {
            Given::Absent => JsonField::Absent,
            Given::Text(text) => JsonField::Ours(text),
            Given::Texts(texts) => JsonField::Ours(texts),
            Given::Json(value) => JsonField::Ours(value),
        }
    }
}

impl<T: Template> Action for Probe<T> {
    type Spoke = T::Spoke;
    type Output = ();
    const OPERATION: &'static Operation = &T::OPERATION;

    fn decoder() -> Decoder<()> {
        Decode::<()>::DECODER
    }
}

impl<T: Template> Repeatable for Probe<T> {}
impl<T: Template> Keyed for Probe<T> {}

/// A required input of this name.
pub(super) const fn input(name: &'static str) -> Parameter {
    Parameter::required(name, "", Schema::Any)
}

/// The call of `T` with these inputs.
pub(super) fn call<T: Template>(given: Vec<Given>) -> Call<Probe<T>> {
    let config = ConnectionConfig::to::<T::Spoke>().auth(Anonymous);
    let config =
        T::Spoke::SETTINGS.iter().fold(config, |config, setting| config.setting(setting.name, "unset"));
    let hub = Hub::builder().connection("desk", config).transport(Scripted::new([])).build().unwrap();
    let connection = hub.connect::<T::Spoke>("desk").unwrap();
    Call::new(Probe { given, template: PhantomData }, &connection)
}

/// What `T` would send with these texts.
pub(super) fn sent<T: Template>(texts: &[&str]) -> Result<Preview, Error> {
    call::<T>(texts.iter().map(|text| Given::Text((*text).to_owned())).collect()).preview()
}

/// Fails unless the call was refused for its inputs, in a sentence that names `named`.
pub(super) fn refused(sent: Result<Preview, Error>, named: &str) {
    match sent {
        Ok(preview) => panic!("sent, and not refused:\n{preview}"),
        Err(error) => {
            assert_eq!(error.kind(), Kind::Input, "{error}");
            assert!(error.to_string().contains(named), "does not name `{named}`: {error}");
        }
    }
}

/// The segments of the path, decoded by hand.
pub(super) fn segments(preview: &Preview) -> Vec<String> {
    let path = preview.url().path();
    path.strip_prefix('/').unwrap().split('/').map(decoded).collect()
}

/// Percent-decodes once (RFC 3986, section 2.1).
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            let digits = std::str::from_utf8(&digits).unwrap().to_owned();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
