//! The members of a request to an issuer, and which of them are secret.

use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use url::{Url, form_urlencoded};

use crate::operation::Method;
use crate::outgoing::Outgoing;
use crate::secret::Secret;
use crate::trip::Scrub;

/// The members of a request to an issuer. Its secrets are overwritten when it is dropped.
#[derive(Clone, Default)]
pub(super) struct Form {
    pairs: Vec<(String, Secret<String>)>,
    /// What must not be told in an error, beside the members.
    hidden: Vec<Secret<String>>,
    /// Which members are secret.
    secret: Vec<usize>,
}

impl Form {
    /// A request of this kind.
    pub(super) fn grant(grant_type: &str) -> Self {
        let mut form = Form::default();
        form.put("grant_type", grant_type);
        form
    }

    pub(super) fn put(&mut self, name: &str, value: impl Into<String>) {
        self.pairs.push((name.to_owned(), Secret::new(value.into())));
    }

    pub(super) fn put_secret(&mut self, name: &str, value: &Secret<String>) {
        self.secret.push(self.pairs.len());
        self.pairs.push((name.to_owned(), value.clone()));
    }

    /// What stands elsewhere in the request, and must not be told either.
    pub(super) fn hide(&mut self, secret: Secret<String>) {
        self.hidden.push(secret);
    }

    /// What takes the secrets out of an issuer's words.
    pub(super) fn scrub(&self) -> Scrub {
        let members = self.secret.iter().filter_map(|place| self.pairs.get(*place)).map(|(_, value)| value);
        Scrub::new(members.chain(&self.hidden).map(|secret| secret.expose().clone()).collect())
    }

    /// The request to `url`.
    pub(super) fn request(&self, url: &Url) -> Outgoing {
        let mut body = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.pairs {
            body.append_pair(name, value.expose());
        }
        let mut request = Outgoing::new(Method::Post, url.clone());
        request.body = Some(body.finish().into());
        let media_type = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers.insert(CONTENT_TYPE, media_type);
        // Some issuers answer in another form where nobody asks for this one.
        request.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        request
    }
}
