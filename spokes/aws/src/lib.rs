//! AWS for Spoke: signing in, prebuilt actions, and a sandbox to run them against.
//!
//! | area | actions | feature |
//! |---|---|---|
//! | `ec2` | instances: make, start, stop, reboot, terminate, list, wait for | `ec2` |
//! | `lambda` | functions: invoke, list, look at | `lambda` |
//! | `s3` | objects and buckets: get, put, copy, list, delete, upload in parts, presign | `s3` |
//! | `secrets_manager` | secrets: read, make, change, list | `secrets_manager` |
//! | `sns` | messages to topics and telephones | `sns` |
//! | `sqs` | messages in queues: send, receive, hide, delete, also in batches | `sqs` |
//! | [`sts`] | who signs, roles | always there |
//!
//! All features but `sandbox` are on by default. A connection is one account and one region; each action knows its service.
//!
//! ```no_run
//! use spoke_aws::{Aws, AwsCredential};
//! use spoke_runtime::prelude::*;
//! use spoke_runtime::ConnectionConfig;
//!
//! # async fn example() -> Result<(), Error> {
//! let config = ConnectionConfig::to::<Aws>().setting("region", "eu-central-1").auth(AwsCredential::profile("ops"));
//! let hub = Hub::builder().connection("aws", config).build()?;
//! let aws: Connection<Aws> = hub.connect("aws")?;
//! let identity = spoke_aws::sts::get_caller_identity(&aws).await?;
//! println!("{} in {}", identity.arn, identity.account);
//! # Ok(())
//! # }
//! ```

#[cfg(feature = "ec2")]
pub mod ec2;
mod error;
#[cfg(feature = "lambda")]
pub mod lambda;
#[cfg(feature = "s3")]
pub mod s3;
#[cfg(feature = "sandbox")]
pub mod sandbox;
#[cfg(feature = "secrets_manager")]
pub mod secrets_manager;
mod sign_in;
#[cfg(feature = "sns")]
pub mod sns;
#[cfg(feature = "sqs")]
pub mod sqs;
pub mod sts;
mod types;

use spoke_runtime::prelude::*;

pub use error::AwsError;
pub use sign_in::{AwsCredential, Role, SigV4};
use sts::GetCallerIdentity;
pub use types::{
    BucketCannedAcl, CannedAcl, CopySource, FailedEntry, Function, FunctionState, Instance, InstanceState,
    InstanceTag, MessageAttribute, NamedAttribute, ServerSideEncryption, StateChange, StorageClass,
    TagSpecification,
};

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
        code = Errors.Error[0].Code or Error.Code or Code or __type or header("x-amzn-errortype") or errorType,
        message = Errors.Error[0].Message or Error.Message or Message or message or errorMessage,
        request_id = header("x-amzn-requestid") or header("x-amz-request-id"),
        kind(
            auth = [
                "UnrecognizedClientException", "InvalidSignatureException", "ExpiredTokenException",
                "IncompleteSignatureException", "MissingAuthenticationTokenException", "InvalidClientTokenId", "ExpiredToken",
                "SignatureDoesNotMatch", "RequestExpired", "IncompleteSignature", "MissingAuthenticationToken",
                "RequestTimeTooSkewed", "InvalidAccessKeyId", "InvalidToken", "AuthFailure",
                "com.amazon.coral.service#UnrecognizedClientException", "com.amazon.coral.service#InvalidSignatureException",
                "com.amazon.coral.service#ExpiredTokenException", "com.amazon.coral.service#IncompleteSignatureException",
                "com.amazon.coral.service#MissingAuthenticationTokenException",
            ],
            forbidden = [
                "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "OperationNotPermitted",
                "OptInRequired", "com.amazon.coral.service#AccessDeniedException",
            ],
            not_found = [
                "NoSuchBucket", "NoSuchKey", "NoSuchVersion", "NoSuchUpload", "NotFound", "ResourceNotFoundException",
                "com.amazonaws.sqs#QueueDoesNotExist",
            ],
            not_found = (Errors.Error[0].Code contains ".NotFound"),
            conflict = [
                "IncorrectInstanceState", "IncorrectState", "IdempotentParameterMismatch", "BucketAlreadyExists",
                "BucketAlreadyOwnedByYou", "BucketNotEmpty", "PreconditionFailed", "ConditionalRequestConflict", "OperationAborted",
                "ResourceConflictException", "ResourceExistsException", "com.amazonaws.sqs#MessageNotInflight",
                "com.amazonaws.sqs#QueueNameExists",
            ],
            rate_limited = [
                "TooManyRequestsException", "ThrottlingException", "Throttling", "RequestLimitExceeded", "SlowDown",
                "com.amazonaws.sqs#RequestThrottled", "com.amazonaws.sqs#OverLimit",
            ],
            server = [
                "InternalError", "InternalServiceError", "ServiceException", "ServiceUnavailable",
                "InsufficientInstanceCapacity",
            ],
        ),
    ),
    areas = [
        #[cfg(feature = "ec2")] ec2::ACTIONS,
        #[cfg(feature = "lambda")] lambda::ACTIONS,
        #[cfg(feature = "s3")] s3::ACTIONS,
        #[cfg(feature = "secrets_manager")] secrets_manager::ACTIONS,
        #[cfg(feature = "sns")] sns::ACTIONS,
        #[cfg(feature = "sqs")] sqs::ACTIONS,
        sts::ACTIONS,
    ],
    docs = "https://docs.aws.amazon.com/",
)]
pub struct Aws;
