//! The vendor as a declaration: one action for each effect.

use spoke_runtime::prelude::*;

/// The vendor behind a [`Storm`](crate::Storm).
#[derive(Spoke)]
#[spoke(
    name = "storm",
    auth = [Anonymous],
    fail(
        code = error.code,
        message = error.message,
        kind(rate_limited = (status() == 403 and message contains "secondary rate limit")),
    ),
    actions = [ReadNote, WriteNote, Pay, SendMessage, FileTicket, FileReport, FindReport],
)]
pub struct Vendor;

/// What a call came to.
#[derive(Output, Clone, Debug)]
pub struct Made {
    /// Whose it is: the call's own name.
    pub call: String,
    /// How manyth execution it came from.
    pub number: u64,
}

/// Reads.
#[derive(Action)]
#[action(Vendor: GET "/notes/{call}" -> Made, fn = none)]
pub struct ReadNote {
    /// The call's name.
    pub call: String,
}

/// Writes, the same however often.
#[derive(Action)]
#[action(Vendor: PUT "/notes/{call}" -> Made, fn = none)]
pub struct WriteNote {
    /// The call's name.
    pub call: String,
    /// What is written.
    pub text: String,
}

/// Makes one, with a key in a header.
#[derive(Action)]
#[action(Vendor: POST "/payments/{call}" -> Made, effect = keyed("Idempotency-Key"), fn = none)]
pub struct Pay {
    /// The call's name.
    pub call: String,
    /// How much.
    pub amount: u32,
}

/// Makes one, with a key in the body.
#[derive(Action)]
#[action(Vendor: POST "/messages/{call}" -> Made, effect = keyed(client_id), fn = none)]
pub struct SendMessage {
    /// The call's name.
    pub call: String,
    /// What is sent.
    pub text: String,
    /// The key.
    pub client_id: Option<String>,
}

/// Makes one, each time.
#[derive(Action)]
#[action(Vendor: POST "/tickets/{call}" -> Made, fn = none)]
pub struct FileTicket {
    /// The call's name.
    pub call: String,
    /// What it is about.
    pub title: String,
}

/// Makes one, each time; after an unknown outcome [`FindReport`] tells what became of it.
#[derive(Action)]
#[action(Vendor: POST "/reports/{call}" -> Made, probe = FindReport, fn = none)]
pub struct FileReport {
    /// The call's name.
    pub call: String,
    /// What it says.
    pub text: String,
}

/// Finds what was made for a call.
#[derive(Action)]
#[action(Vendor: GET "/reports/{call}" -> Made, fn = none)]
pub struct FindReport {
    /// The call's name.
    pub call: String,
}
