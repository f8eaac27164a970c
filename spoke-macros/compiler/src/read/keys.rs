//! The table of all attribute keys: a key that is not here does not exist.

/// A key of an attribute.
#[derive(Debug)]
pub(crate) struct Key {
    /// The word.
    pub(crate) name: &'static str,
    /// The items on which it stands.
    pub(crate) on: &'static [Place],
    /// How it is written.
    pub(crate) shape: &'static str,
    /// What it says.
    pub(crate) help: &'static str,
}

/// An attribute on a kind of item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Spoke,
    Action,
    /// Inside `fail(..)`.
    Fail,
    /// Inside `poll(..)`.
    Poll,
    /// Inside `unique(..)`.
    Unique,
    /// Inside `pages(..)`.
    Pages,
    ActionField,
    InputStruct,
    InputEnum,
    InputField,
    InputVariant,
    OutStruct,
    OutEnum,
    OutField,
    OutVariant,
}

use Place::{
    Action, ActionField, Fail, InputEnum, InputField, InputStruct, InputVariant, OutEnum, OutField,
    OutStruct, OutVariant, Pages, Poll, Spoke, Unique,
};

impl Place {
    /// The attribute's name.
    pub(crate) fn attribute(self) -> &'static str {
        match self {
            Spoke => "spoke",
            Action => "action",
            Fail => "fail",
            Poll => "poll",
            Unique => "unique",
            Pages => "pages",
            ActionField | InputStruct | InputEnum | InputField | InputVariant => "input",
            OutStruct | OutEnum | OutField | OutVariant => "out",
        }
    }

    /// Attribute and item, as a message names them.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Spoke => "`#[spoke(..)]`",
            Action => "`#[action(..)]`",
            Fail => "`fail(..)`",
            Poll => "`poll(..)`",
            Unique => "`unique(..)`",
            Pages => "`pages(..)`",
            ActionField => "`#[input(..)]` on a field of an action",
            InputStruct => "`#[input(..)]` on a struct",
            InputEnum => "`#[input(..)]` on an enum",
            InputField => "`#[input(..)]` on a field",
            InputVariant => "`#[input(..)]` on a variant",
            OutStruct => "`#[out(..)]` on a struct",
            OutEnum => "`#[out(..)]` on an enum",
            OutField => "`#[out(..)]` on a field",
            OutVariant => "`#[out(..)]` on a variant",
        }
    }

    /// The keys that stand here.
    pub(crate) fn keys(self) -> impl Iterator<Item = &'static Key> + Clone {
        KEYS.iter().filter(move |key| key.on.contains(&self))
    }
}

const fn key(name: &'static str, on: &'static [Place], shape: &'static str, help: &'static str) -> Key {
    Key { name, on, shape, help }
}

/// Every key.
#[rustfmt::skip]
pub(crate) const KEYS: &[Key] = &[
    // Where a call goes.
    key("name", &[Spoke], "name = \"acme-desk\"", "the spoke's name, in kebab case"),
    key("base", &[Spoke], "base = \"https://{region}.example.com\"", "the base URL of a connection that names none"),
    key("base", &[Action], "base(slot = \"constant\" or field)", "what fills the slots of the spoke's base"),
    key("settings", &[Spoke], "settings(region: Region, account: Option<String>)", "what a connection sets beside its base URL"),
    key("hosts", &[Spoke], "hosts(\"files.example.com\")", "hosts beside the connection's own that may get its credentials"),
    key("at", &[Action], "at = field", "the field that holds an absolute URL the vendor handed out"),
    // What goes along.
    key("auth", &[Spoke], "auth = [Bearer]", "the ways to sign in"),
    key("query", &[Action], "query(\"name\" = field)", "fields and constants in the query"),
    key("query", &[ActionField], "query = \"name\"", "the field goes to the query"),
    key("header", &[Spoke], "header(\"name\" = \"constant\")", "headers on every request"),
    key("header", &[Action], "header(\"name\" = field)", "fields and constants in headers"),
    key("header", &[ActionField], "header = \"name\"", "the field goes to a header"),
    key("body", &[Action], "body = { \"name\": field }", "the JSON body, or the field that is the whole of it"),
    key("form", &[Action], "form = { \"name\": field }", "the form body"),
    key("xml", &[Action], "xml = \"<Name>{field}</Name>\"", "the XML body"),
    key("multipart", &[Action], "multipart = { \"name\": field }", "the multipart body: texts and files"),
    key("bytes", &[Action], "bytes = field", "the field whose bytes are the body"),
    // What an answer means.
    key("fail", &[Spoke, Action], "fail(when = (ok == false), code = error)", "when an answer is a failure, and where it explains itself"),
    key("accept", &[Spoke, Action], "accept = [304]", "statuses that are good beside 2xx"),
    key("root", &[Spoke], "root = result", "where every output begins"),
    key("when", &[Fail], "when = (ok == false)", "a good status is a failure all the same when this holds"),
    key("code", &[Fail], "code = error.code or header(\"x-code\")", "the vendor's code for what went wrong"),
    key("message", &[Fail], "message = error.message", "the vendor's sentence about what went wrong"),
    key("request_id", &[Fail], "request_id = header(\"x-request-id\")", "the vendor's name of this very request"),
    key("docs", &[Fail], "docs = documentation_url", "where the vendor documents what went wrong"),
    key("kind", &[Fail], "kind(auth = [\"invalid_auth\"], rate_limited = (message contains \"too fast\"))", "the vendor's codes and answers, sorted into kinds"),
    key("refused", &[Fail], "refused(503)", "statuses which prove that nothing was done"),
    key("partial", &[Fail], "partial = path", "the list of per-item failures in a good answer"),
    // How a call behaves.
    key("effect", &[Action], "effect = read / idempotent / keyed(\"Header\") / keyed(field) / once", "what repeating the action does"),
    key("probe", &[Action], "probe = FindTicket", "the action that looks what became of it, after an unknown outcome"),
    key("unique", &[Action], "unique(by = field, find = FindTicket)", "what is there already is found, not made again"),
    key("by", &[Unique], "by = field or (field, other)", "the fields that tell one thing from another"),
    key("find", &[Unique], "find = FindTicket", "the action that finds what is there"),
    key("timeout", &[Spoke, Action], "timeout = \"30s\"", "how long one attempt may take"),
    key("limit", &[Spoke], "limit = rate(\"50/s\")", "how much of all its calls a connection's vendor takes at a time"),
    key("limit", &[Action], "limit = rate(\"1/s\") by field", "how much of these calls the vendor takes at a time"),
    key("scopes", &[Action], "scopes(\"chat:write\")", "what the credential must be allowed to do"),
    key("sequence", &[Action], "sequence(ticket = GetTicket(id = id), Other(of = ticket.name))", "the calls of other actions that it is made of"),
    // How its end is found.
    key("poll", &[Action], "poll(url = header(\"location\"))", "how the end of a long-running operation is found"),
    key("url", &[Poll], "url = header(\"location\")", "where the address that is asked stands in the first answer"),
    key("ask", &[Poll], "ask = GetJob(id = job.id)", "the action that is asked, and its inputs that the first answer gives"),
    key("until", &[Poll], "until = (status == \"done\")", "when it is done"),
    key("failed", &[Poll], "failed = (status == \"failed\")", "when it has failed"),
    key("result", &[Poll], "result = start or links.result", "where the output is read in the end"),
    key("every", &[Poll], "every = \"5s\"", "how long between two questions, where the vendor does not say"),
    // How the pages of a list follow one another.
    key("pages", &[Action], "pages(cursor = path => field)", "how the pages of a list follow one another"),
    key("cursor", &[Pages], "cursor = path => field", "what stands there leads to the next page"),
    key("page", &[Pages], "page => field", "the next page has the next number"),
    key("offset", &[Pages], "offset => field", "the next page begins behind so many items"),
    key("link_header", &[Pages], "link_header", "the `Link` header names the next page's address"),
    key("next_url", &[Pages], "next_url = path", "the next page's address stands there"),
    key("keyset", &[Pages], "keyset = items[].id => field", "the next page begins after the last item"),
    key("with", &[Pages], "with = EXPR => field", "a way from page to page of one's own"),
    key("more", &[Pages], "more = path", "whether more pages follow"),
    key("total", &[Pages], "total = path", "how many items there are in all"),
    // What is known about it.
    key("actions", &[Spoke], "actions = [CreateTicket]", "the spoke's actions"),
    key("areas", &[Spoke], "areas = [chat::ACTIONS]", "the spoke's actions, by area"),
    key("verify", &[Spoke], "verify = AuthTest", "the action that shows whether a connection works"),
    key("docs", &[Spoke, Action], "docs = \"https://…\"", "the vendor's page"),
    key("preview", &[Action], "preview = \"untried against a live tenant\"", "why the action is not yet to be relied upon"),
    key("fn", &[Action], "fn = name", "the typed function's name, or `none`"),
    key("crate", &[Spoke, Action, InputStruct, InputEnum, OutStruct, OutEnum], "crate = path", "where the runtime is found"),
    // How values are spelled.
    key("case", &[Action, InputStruct, InputEnum, OutStruct, OutEnum], "case = camel", "how unmarked names are spelled"),
    key("rename", &[ActionField, InputField, InputVariant], "rename = \"name\"", "the name on the wire"),
    key("into", &[ActionField], "into", "the field is taken as `impl Into`"),
    key("default", &[ActionField], "default = expr", "the field is optional, with this constant"),
    key("choices", &[ActionField], "choices = ListKinds(project = project) => kinds[].id", "the action that lists what the field may be, and where"),
    key("labels", &[ActionField], "labels = kinds[].name", "how people call the choices"),
    // How answers are read.
    key("root", &[OutStruct], "root = result", "where every path of this output begins"),
    key("default", &[OutField], "default", "a missing member is the type's default"),
    key("items", &[OutField], "items", "the list of which this output is a page"),
    key("other", &[OutVariant], "other", "the word that is not known"),
    key("closed", &[OutEnum], "closed", "an unknown word fails the call"),
    key("when", &[OutVariant], "when = 202", "the status of which the variant tells"),
];

/// A row of the table, for documentation and for tests that hold every key to a page, a fixture and a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The attribute and the item, as messages name them: `` `#[input(..)]` on a field ``.
    pub place: &'static str,
    /// The word.
    pub name: &'static str,
    /// How it is written.
    pub shape: &'static str,
    /// What it says.
    pub help: &'static str,
}

/// Every key of every attribute, once for each item on which it stands.
pub fn keys() -> impl Iterator<Item = KeyRow> {
    KEYS.iter().flat_map(|key| {
        key.on.iter().map(|place| KeyRow {
            place: place.describe(),
            name: key.name,
            shape: key.shape,
            help: key.help,
        })
    })
}

/// The keys that one word names, wherever they stand.
pub(crate) fn named(name: &str) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.name == name)
}

#[cfg(test)]
mod tests {
    use super::KEYS;

    #[test]
    fn a_key_stands_once_on_an_item() {
        for (at, key) in KEYS.iter().enumerate() {
            for other in &KEYS[at + 1..] {
                let both = key.name == other.name && key.on.iter().any(|place| other.on.contains(place));
                assert!(!both, "`{}` stands twice on one item", key.name);
            }
        }
    }

    #[test]
    fn a_key_is_written_as_it_is_named() {
        for key in KEYS {
            assert!(key.shape.starts_with(key.name), "{}: {}", key.name, key.shape);
            assert!(!key.help.is_empty(), "{}", key.name);
        }
    }
}
