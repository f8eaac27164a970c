//! A spoke with something of everything.

/// Acme Desk, the in-house ticket system.
#[derive(Spoke)]
#[spoke(
    name = "acme-desk",
    base = "https://{region}.desk.example",
    settings(region: String),
    auth = [ApiKey::header("x-api-key"), Basic],
    header("x-source" = "spoke"),
    fail(
        when = (ok == false and (error exists or status() in [207, 208])),
        code = error.code,
        request_id = header("x-request-id"),
        kind(auth = ["invalid_auth"]),
    ),
    actions = [CreateTicket, #[cfg(feature = "files")] UploadFile<String>],
    areas = [#[cfg(feature = "people")] people::ACTIONS, crate::r#type::ACTIONS, lists::<2>()],
    verify = CreateTicket,
)]
pub struct AcmeDesk;

/// Files a ticket.
#[derive(Action)]
#[action(
    AcmeDesk: POST "/api/v1/projects/{project}/tickets?draft=no" -> Ticket,
    effect = keyed("Idempotency-Key"),
    body = {
        "title": "P{priority}: {title}",
        "priority": priority,
        "external_ref": external_ref,
        "tags": ["spoke", -1, null, { ..extra }],
    },
    scopes("tickets:write"),
    timeout = "30s",
    docs = "https://desk.example/docs/tickets",
)]
pub struct CreateTicket {
    /// The project's key.
    pub project: String,
    /// One line, shown in the queue.
    pub title: String,
    pub priority: Priority,
    pub external_ref: Option<String>,
    pub extra: BTreeMap<String, String>,
    #[input(header = "x-trace", default = "none")]
    pub trace: String,
}

mod files {
    /// Stores a file.
    #[derive(Action)]
    #[action(
        AcmeDesk: PUT "/files/{path:+}",
        bytes = content,
        query("kind" = kind, "region" = "{settings.region}"),
        preview = "files of 5 GB are untried",
        fn = store_file,
        crate = desk::runtime,
    )]
    #[deprecated = "use `StoreObject`"]
    pub(crate) struct UploadFile<'a, T: Text + Send> {
        pub path: Cow<'a, str>,
        pub content: &'a [u8],
        pub kind: T,
    }
}
