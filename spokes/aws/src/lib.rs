//! AWS for Spoke: signing in, prebuilt actions, and a sandbox to run them against.

pub mod ec2;
pub mod lambda;
pub mod s3;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod sign_in;
pub mod sts;

use spoke_runtime::prelude::*;

pub use sign_in::{AwsCredential, Role, SigV4};
use sts::GetCallerIdentity;

/// AWS, by its services' own HTTP interfaces.
///
/// A connection is one account and one region, and says [where its keys come from](SigV4). Each action knows its service; a
/// `base_url` replaces the address for all of them: a VPC endpoint, or a server for tests.
#[derive(Debug, Spoke)]
#[spoke(
    name = "aws",
    base = "https://{service}.{region}.amazonaws.com",
    settings(region: String),
    auth = [SigV4],
    verify = GetCallerIdentity,
    fail(
        code = header("x-amzn-errortype"),
        message = text(),
        request_id = header("x-amzn-requestid"),
        kind(
            auth = [
                "UnrecognizedClientException", "InvalidSignatureException", "ExpiredTokenException",
                "IncompleteSignatureException", "MissingAuthenticationTokenException", "InvalidClientTokenId", "ExpiredToken",
                "SignatureDoesNotMatch", "RequestExpired", "IncompleteSignature", "MissingAuthenticationToken",
            ],
            auth = (
                text() contains "<Code>ExpiredToken</Code>"
                or text() contains "<Code>InvalidAccessKeyId</Code>"
                or text() contains "<Code>InvalidToken</Code>"
                or text() contains "<Code>SignatureDoesNotMatch</Code>"
                or text() contains "<Code>RequestTimeTooSkewed</Code>"
                or text() contains "<Code>RequestExpired</Code>"
                or text() contains "<Code>AuthFailure</Code>"
            ),
            rate_limited = ["TooManyRequestsException", "ThrottlingException", "Throttling", "RequestLimitExceeded"],
            rate_limited = (
                text() contains "<Code>RequestLimitExceeded</Code>"
                or text() contains "<Code>SlowDown</Code>"
                or text() contains "<Code>Throttling</Code>"
            ),
            not_found = (text() contains ".NotFound</Code>"),
            forbidden = (text() contains "<Code>UnauthorizedOperation</Code>"),
        ),
    ),
    areas = [ec2::ACTIONS, lambda::ACTIONS, s3::ACTIONS, sts::ACTIONS],
    docs = "https://docs.aws.amazon.com/",
)]
pub struct Aws;
