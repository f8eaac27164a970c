//! `spoke call --items`: a whole list, page after page.

use serde_json::Value;
use spoke_runtime::{ByName, Error, PageToken};

use super::Call;
use super::attempts::Attempts;
use crate::failure::Failure;
use crate::progress;
use crate::screen::{DIM, hint, say_json};

/// Writes each item as it comes. Where the list breaks off, stderr says how to go on.
pub(super) async fn list(
    connection: &ByName,
    call: &Call,
    inputs: Value,
    attempts: &Attempts,
) -> Result<Result<(), Error>, Failure> {
    let mut items = match connection.items(&call.action, inputs) {
        Ok(items) => items,
        Err(error) => return Ok(Err(error)),
    };
    if let Some(most) = call.limit {
        items = items.limit(most);
    }
    if let Some(token) = &call.resume {
        let token: PageToken = serde_json::from_str(token).map_err(|error| {
            Failure::usage(format!("`--resume` takes a token as a list left it: {error}"))
        })?;
        items = items.resume(token);
    }
    let mut count = 0_u64;
    loop {
        let calling = || attempts.told(&call.action, &call.on);
        match progress::shown(calling, items.next()).await {
            None => break,
            Some(Ok(item)) => say_json(&item)?,
            Some(Err(error)) => {
                if let Some(token) = error.page_token() {
                    hint(format_args!(
                        "{DIM}{count} items came; the rest: --resume '{}'{DIM:#}",
                        told(token)
                    ));
                }
                return Ok(Err(error));
            }
        }
        count += 1;
    }
    if call.limit == Some(count) {
        hint(format_args!("{DIM}{count} items; the rest: --resume '{}'{DIM:#}", told(&items.token())));
    } else {
        hint(format_args!("{DIM}{count} items{DIM:#}"));
    }
    Ok(Ok(()))
}

/// A token as one word of a shell in single quotes.
fn told(token: &PageToken) -> String {
    serde_json::to_string(token).unwrap_or_default().replace('\'', "'\\''")
}
