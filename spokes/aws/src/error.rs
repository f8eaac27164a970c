//! AWS's codes for what went wrong, as words.

use spoke_runtime::prelude::*;

/// AWS's code for what went wrong: `error.code_as::<AwsError>()`.
///
/// Each service has its own; these are the ones that the prebuilt actions meet most, from the services' pages about common errors and from
/// those of the actions. Any other is [`Other`](AwsError::Other).
///
/// ```
/// use spoke_aws::AwsError;
/// use spoke_runtime::Error;
///
/// fn is_gone(error: &Error) -> bool {
///     matches!(error.code_as(), Some(AwsError::NoSuchKey | AwsError::NoSuchBucket))
/// }
/// ```
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[non_exhaustive]
pub enum AwsError {
    /// The keys are not known (JSON services).
    UnrecognizedClientException,
    /// The signature is another one (JSON services).
    InvalidSignatureException,
    /// The temporary keys have ended (JSON services, STS).
    ExpiredTokenException,
    /// A part of the signature is missing (JSON services).
    IncompleteSignatureException,
    /// Nothing is signed (JSON services).
    MissingAuthenticationTokenException,
    /// The keys are not known (SNS, STS).
    InvalidClientTokenId,
    /// The temporary keys have ended (S3, SNS, STS).
    ExpiredToken,
    /// The signature is another one.
    SignatureDoesNotMatch,
    /// A part of the signature is missing.
    IncompleteSignature,
    /// Nothing is signed.
    MissingAuthenticationToken,
    /// The request is too old, or from the future.
    RequestExpired,
    /// This machine's clock is wrong (S3).
    RequestTimeTooSkewed,
    /// The keys are not known (S3).
    InvalidAccessKeyId,
    /// The session token is not one (S3).
    InvalidToken,
    /// The keys are not good (EC2).
    AuthFailure,
    /// The account has not switched this service on.
    OptInRequired,
    /// The right is missing (S3, SNS, STS).
    AccessDenied,
    /// The right is missing (JSON services).
    AccessDeniedException,
    /// The right is missing (EC2).
    UnauthorizedOperation,
    /// The right is missing (SNS).
    AuthorizationError,
    /// The instance is protected against this (EC2).
    OperationNotPermitted,
    /// It may be done, and was not: `dry_run` was set (EC2).
    DryRunOperation,
    /// Too much at once.
    Throttling,
    /// Too much at once (JSON services).
    ThrottlingException,
    /// Too much at once (Lambda).
    TooManyRequestsException,
    /// Too much at once (EC2).
    RequestLimitExceeded,
    /// Too much at once (S3).
    SlowDown,
    /// More than the account may have (Secrets Manager).
    LimitExceededException,
    /// More instances than the account may have (EC2).
    InstanceLimitExceeded,
    /// There is no such instance, or not yet.
    #[out("InvalidInstanceID.NotFound")]
    InvalidInstanceIdNotFound,
    /// That is no instance's id.
    #[out("InvalidInstanceID.Malformed")]
    InvalidInstanceIdMalformed,
    /// There is no such image.
    #[out("InvalidAMIID.NotFound")]
    InvalidImageIdNotFound,
    /// There is no such subnet.
    #[out("InvalidSubnetID.NotFound")]
    InvalidSubnetIdNotFound,
    /// There is no such security group.
    #[out("InvalidGroup.NotFound")]
    InvalidGroupNotFound,
    /// There is no such key pair.
    #[out("InvalidKeyPair.NotFound")]
    InvalidKeyPairNotFound,
    /// An input is not accepted (EC2).
    InvalidParameterValue,
    /// Inputs do not go together (EC2).
    InvalidParameterCombination,
    /// An input is missing (EC2).
    MissingParameter,
    /// The instance is in a state that forbids it.
    IncorrectInstanceState,
    /// Something is in a state that forbids it.
    IncorrectState,
    /// The token was used with other inputs.
    IdempotentParameterMismatch,
    /// There is no room for such an instance now.
    InsufficientInstanceCapacity,
    /// This kind of instance is not to be had here.
    Unsupported,
    /// There is no such bucket.
    NoSuchBucket,
    /// There is no such object.
    NoSuchKey,
    /// There is no such version.
    NoSuchVersion,
    /// There is no such upload in parts.
    NoSuchUpload,
    /// The name is somebody else's.
    BucketAlreadyExists,
    /// The bucket is there already.
    BucketAlreadyOwnedByYou,
    /// The bucket holds objects.
    BucketNotEmpty,
    /// That is no name for a bucket.
    InvalidBucketName,
    /// The bucket's region is not the one that is asked.
    IllegalLocationConstraintException,
    /// The object has no such part.
    InvalidRange,
    /// A part is missing, or its etag is another one.
    InvalidPart,
    /// The parts are not in order.
    InvalidPartOrder,
    /// A part but the last is smaller than 5 MiB.
    EntityTooSmall,
    /// The object is too large.
    EntityTooLarge,
    /// The object is archived.
    InvalidObjectState,
    /// S3 does not accept the request.
    InvalidRequest,
    /// The XML is not what S3 expects.
    #[out("MalformedXML")]
    MalformedXml,
    /// The content is not what its checksum says.
    BadDigest,
    /// A condition of the request does not hold.
    PreconditionFailed,
    /// Something else was done meanwhile.
    ConditionalRequestConflict,
    /// Something else is being done to the bucket.
    OperationAborted,
    /// The bucket is in another region.
    PermanentRedirect,
    /// The request was signed for another region.
    AuthorizationHeaderMalformed,
    /// AWS failed.
    InternalError,
    /// AWS is not available now.
    ServiceUnavailable,
    /// There is no such function or secret.
    ResourceNotFoundException,
    /// Something else is being done to the function.
    ResourceConflictException,
    /// The function cannot be invoked yet.
    ResourceNotReadyException,
    /// There is such a secret, or such a version, already.
    ResourceExistsException,
    /// An input is not accepted (Lambda, SNS).
    InvalidParameterValueException,
    /// An input is not accepted (Secrets Manager).
    InvalidParameterException,
    /// The secret is in a state that forbids it.
    InvalidRequestException,
    /// The payload is no JSON.
    InvalidRequestContentException,
    /// The payload is too large.
    RequestTooLargeException,
    /// The payload is not of a kind that Lambda takes.
    UnsupportedMediaTypeException,
    /// The place to go on is not one.
    InvalidNextTokenException,
    /// The secret cannot be decrypted by its key.
    DecryptionFailure,
    /// The secret cannot be encrypted by its key.
    EncryptionFailure,
    /// Lambda failed.
    ServiceException,
    /// Secrets Manager failed.
    InternalServiceError,
    /// There is no such topic.
    NotFound,
    /// An input is not accepted (SNS).
    InvalidParameter,
    /// Whom the message is for takes none.
    EndpointDisabled,
    /// The policy is not one.
    MalformedPolicyDocument,
    /// The policy and the tags are too large.
    PackedPolicyTooLarge,
    /// STS is switched off in this region.
    RegionDisabledException,
    /// An input is not accepted (STS).
    ValidationError,
    /// There is no such queue.
    #[out("com.amazonaws.sqs#QueueDoesNotExist")]
    QueueDoesNotExist,
    /// There is such a queue with other settings.
    #[out("com.amazonaws.sqs#QueueNameExists")]
    QueueNameExists,
    /// That is no handle under which a message was received.
    #[out("com.amazonaws.sqs#ReceiptHandleIsInvalid")]
    ReceiptHandleIsInvalid,
    /// That is no handle.
    #[out("com.amazonaws.sqs#InvalidIdFormat")]
    InvalidIdFormat,
    /// The message is not hidden.
    #[out("com.amazonaws.sqs#MessageNotInflight")]
    MessageNotInflight,
    /// Too many messages were received and not deleted.
    #[out("com.amazonaws.sqs#OverLimit")]
    OverLimit,
    /// Too much at once (SQS).
    #[out("com.amazonaws.sqs#RequestThrottled")]
    RequestThrottled,
    /// The text has signs that no message may have.
    #[out("com.amazonaws.sqs#InvalidMessageContents")]
    InvalidMessageContents,
    /// The batch has no entries.
    #[out("com.amazonaws.sqs#EmptyBatchRequest")]
    EmptyBatchRequest,
    /// The batch has more than ten entries.
    #[out("com.amazonaws.sqs#TooManyEntriesInBatchRequest")]
    TooManyEntriesInBatchRequest,
    /// Two entries have one id.
    #[out("com.amazonaws.sqs#BatchEntryIdsNotDistinct")]
    BatchEntryIdsNotDistinct,
    /// That is no id for an entry.
    #[out("com.amazonaws.sqs#InvalidBatchEntryId")]
    InvalidBatchEntryId,
    /// The entries are too large together.
    #[out("com.amazonaws.sqs#BatchRequestTooLong")]
    BatchRequestTooLong,
    /// The queue does not do this.
    #[out("com.amazonaws.sqs#UnsupportedOperation")]
    UnsupportedOperation,
    /// The request must be encrypted on its way.
    #[out("com.amazonaws.sqs#InvalidSecurity")]
    InvalidSecurity,
    /// That is no queue's URL.
    #[out("com.amazonaws.sqs#InvalidAddress")]
    InvalidAddress,
    /// Any other code.
    #[out(other)]
    Other(String),
}
