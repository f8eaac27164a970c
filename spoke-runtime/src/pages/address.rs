//! Addresses of pages: which may be asked, and what is taken out of them.

use url::{Position, Url};

use crate::declaration::Declaration;
use crate::encode::{Encoded, is_listed};
use crate::operation::Operation;
use crate::template::Value;
use crate::trip::Trip;

/// The address that `trip`'s answer gives, whole and without credentials: what placed them places them again.
///
/// # Errors
/// A sentence, where it is none, or repeats a secret where it cannot be taken out.
pub(super) fn settled(trip: &Trip, address: &str) -> Result<Url, String> {
    let own = trip.encoded.as_ref().map(|encoded| &encoded.request.url)?;
    let mut url = own.join(address).map_err(|error| format!("the next page's address is none: {error}"))?;
    url.set_fragment(None);
    let secrets = trip.scrub();
    secrets.take_out_of(&mut url);
    if secrets.stand_in(&url) {
        return Err(format!(
            "the next page's address at `{}` repeats a secret outside of its query, where it cannot be kept safe",
            host(&url)
        ));
    }
    Ok(url)
}

/// Sends `trip` to the page at `url` instead of where its inputs lead.
///
/// # Errors
/// A sentence that names the host, where the connection's credentials must not go there.
pub(super) fn turn(trip: &mut Trip, url: &str) -> Result<(), String> {
    let Trip { encoded, operation, declaration, .. } = trip;
    // Inputs that cannot be sent are the road's to report.
    let Ok(Encoded { request, .. }) = encoded else { return Ok(()) };
    let mut url = Url::parse(url).map_err(|error| format!("the next page's address is none: {error}"))?;
    allowed(&url, &request.url, declaration)?;
    keep_secret_inputs(&mut url, &request.url, operation);
    request.url = url;
    Ok(())
}

fn allowed(url: &Url, home: &Url, declaration: &Declaration) -> Result<(), String> {
    let host = host(url);
    if !url.username().is_empty() || url.password().is_some() {
        return Err(format!(
            "the next page at `{host}` comes with a user name or password; credentials belong to the connection"
        ));
    }
    if url.origin() == home.origin() {
        return Ok(());
    }
    if url.scheme() != "https" {
        return Err(format!(
            "the next page is at `{}://{host}`: only https leaves the connection's own host",
            url.scheme()
        ));
    }
    if !is_listed(url, declaration.hosts) {
        return Err(format!(
            "the next page is at `{host}`, which is neither the connection's own host nor one of the spoke's; if the vendor's pages are there, list it under `hosts`"
        ));
    }
    Ok(())
}

/// A secret input in the query was taken out with the credentials, and nobody else places it again.
fn keep_secret_inputs(url: &mut Url, home: &Url, operation: &Operation) {
    let is_secret = |name: &str| {
        operation.query.iter().any(|pair| {
            let secret = |index: usize| operation.inputs.get(index).is_some_and(|it| it.schema.is_secret());
            pair.name == name && matches!(pair.value, Value::Field(index) if secret(index))
        })
    };
    let missing = |name: &str| !url.query_pairs().any(|(own, _)| own == name);
    let lost: Vec<(String, String)> = home
        .query_pairs()
        .filter(|(name, _)| is_secret(name) && missing(name))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    if !lost.is_empty() {
        url.query_pairs_mut().extend_pairs(lost);
    }
}

fn host(url: &Url) -> &str {
    &url[Position::BeforeHost..Position::AfterPort]
}
