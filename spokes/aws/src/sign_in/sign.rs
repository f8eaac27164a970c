//! Signature Version 4 by `aws-sigv4`, of headers and of URLs.

use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation, SigningError,
    SigningInstructions, SigningParams, SigningSettings, UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use aws_smithy_types::base64;
use ring::digest::{SHA256, digest};
use spoke_runtime::http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use spoke_runtime::{Outgoing, REDACTED, Secret};

/// The longest life of a presigned URL:
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html#PresignedUrl-Expiration>.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The headers of W3C's Trace Context and Baggage.
const TRACING: [&str; 3] = ["baggage", "traceparent", "tracestate"];

/// For what a request is signed, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signer<'a> {
    pub(super) service: &'a str,
    pub(super) region: &'a str,
    pub(super) time: SystemTime,
}

/// A header that a signature adds, marked so that nobody logs it.
pub(super) type Signed = (HeaderName, HeaderValue);

/// What asks for a checksum of the body, <https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html>, and where
/// it goes.
const CHECKSUM: [&str; 2] = ["x-amz-sdk-checksum-algorithm", "x-amz-checksum-sha256"];

/// The checksum of the body, where the action asks for the one that we know.
pub(super) fn add_checksum(request: &mut Outgoing) -> Result<(), String> {
    let [asks, goes] = CHECKSUM;
    let is_asked = request.headers.get(asks).is_some_and(|algorithm| algorithm == "SHA256");
    let Some(body) = request.bytes().filter(|_| is_asked) else { return Ok(()) };
    let checksum = base64::encode(digest(&SHA256, body));
    request.header(goes, &checksum)
}

impl Signer<'_> {
    /// The headers that sign `request`.
    pub(super) fn headers(
        &self,
        request: &Outgoing,
        credentials: &Credentials,
    ) -> Result<Vec<Signed>, String> {
        let mut settings = self.settings();
        if self.is_s3() {
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        }
        let body = match &request.body {
            None => SignableBody::empty(),
            Some(body) => match body.as_bytes() {
                Some(bytes) => SignableBody::Bytes(bytes),
                // What is read while it is sent is not known when it is signed; TLS protects it.
                None if self.is_s3() => SignableBody::UnsignedPayload,
                None => {
                    let service = self.service;
                    return Err(format!(
                        "`{service}` signs whole bodies, and this one is read while it is sent; give its bytes"
                    ));
                }
            },
        };
        let (headers, _) = self.signed(request, body, credentials, settings)?.into_parts();
        headers
            .into_iter()
            .map(|header| {
                let mut value = HeaderValue::from_str(header.value()).map_err(|error| cannot(&error))?;
                value.set_sensitive(true);
                Ok((HeaderName::from_static(header.name()), value))
            })
            .collect()
    }

    /// The pairs that sign the URL of `request`.
    pub(super) fn query(
        &self,
        request: &Outgoing,
        credentials: &Credentials,
        valid_for: Duration,
    ) -> Result<Vec<(&'static str, Cow<'static, str>)>, String> {
        let mut settings = self.settings();
        settings.signature_location = SignatureLocation::QueryParams;
        settings.expires_in = Some(valid_for);
        let body = if self.is_s3() { SignableBody::UnsignedPayload } else { SignableBody::empty() };
        Ok(self.signed(request, body, credentials, settings)?.into_parts().1)
    }

    fn is_s3(&self) -> bool {
        self.service == "s3"
    }

    fn settings(&self) -> SigningSettings {
        let mut settings = SigningSettings::default();
        // What traces a request may be rewritten on its way, by a service mesh for one; the vendor's Python SDK leaves it out, too.
        settings.excluded_headers.get_or_insert_default().extend(TRACING.map(Cow::Borrowed));
        if self.is_s3() {
            // S3 alone signs paths as they are: an object's key may hold what looks like `//` or `%2F`.
            settings.percent_encoding_mode = PercentEncodingMode::Single;
            settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        }
        settings
    }

    fn signed(
        &self,
        request: &Outgoing,
        body: SignableBody<'_>,
        credentials: &Credentials,
        settings: SigningSettings,
    ) -> Result<SigningInstructions, String> {
        let mut headers = Vec::with_capacity(request.headers.len());
        for (name, value) in &request.headers {
            let value = value.to_str().map_err(|_| {
                format!("header `{name}` cannot be signed: its value is not of printable ASCII characters")
            })?;
            headers.push((name.as_str(), value));
        }
        let identity = credentials.clone().into();
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(self.region)
            .name(self.service)
            .time(self.time)
            .settings(settings)
            .build();
        let params = SigningParams::from(params.map_err(|error| cannot(&error))?);
        // The library traces what it signs, session tokens included: nobody listens here. Nor where no subscriber is set, for then
        // `tracing` may hand its events to `log`.
        tracing::dispatcher::with_default(&tracing::Dispatch::none(), || {
            let url = request.url.as_str();
            let signable = SignableRequest::new(request.method.as_str(), url, headers.into_iter(), body)?;
            Ok(sign(signable, &params)?.into_parts().0)
        })
        .map_err(|error: SigningError| cannot(&error))
    }
}

fn cannot(error: &dyn std::error::Error) -> String {
    format!("the request cannot be signed: {error}")
}

/// Places what signs a request. All of it is kept from other hosts when a redirect is followed.
pub(super) fn place(request: &mut Outgoing, headers: Vec<Signed>) {
    headers.into_iter().for_each(|(name, value)| drop(request.headers.insert(name, value)));
}

/// What people see in the place of a signature.
pub(super) fn shown(request: &mut Outgoing) -> Result<(), String> {
    request.secret_header(AUTHORIZATION, "AWS4-HMAC-SHA256 ", &Secret::from(REDACTED))
}

pub(super) fn check_validity(valid_for: Duration) -> Result<(), String> {
    if valid_for > LONGEST || valid_for < Duration::from_secs(1) {
        return Err(format!("a presigned URL is good for 1 s to 7 days, not for {valid_for:?}"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
