//! How S3 keeps an object.

use spoke_runtime::prelude::*;

/// The class in which an object is kept.
#[derive(Clone, Debug, Input, Output, PartialEq, Eq)]
#[input(case = screaming_snake)]
#[out(case = screaming_snake)]
#[non_exhaustive]
pub enum StorageClass {
    /// In several zones, at hand.
    Standard,
    /// Kept less often than the others; not for new objects.
    ReducedRedundancy,
    /// Rarely read, in several zones.
    StandardIa,
    /// Rarely read, in one zone.
    OnezoneIa,
    /// Moved by S3, as it is read.
    IntelligentTiering,
    /// Archived: minutes to hours away.
    Glacier,
    /// Archived, and at hand in milliseconds.
    GlacierIr,
    /// Archived: hours away.
    DeepArchive,
    /// In one zone, the fastest; directory buckets.
    ExpressOnezone,
    /// Another class.
    #[out(other)]
    Other(String),
}

/// How an object is encrypted where it is kept.
#[derive(Clone, Debug, Input, Output, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerSideEncryption {
    /// By a key of S3's.
    #[input(rename = "AES256")]
    #[out("AES256")]
    Aes256,
    /// By a key in KMS.
    #[input(rename = "aws:kms")]
    #[out("aws:kms")]
    Kms,
    /// Twice, by a key in KMS.
    #[input(rename = "aws:kms:dsse")]
    #[out("aws:kms:dsse")]
    KmsDsse,
    /// Another way.
    #[out(other)]
    Other(String),
}

/// Who may do what with an object, where the bucket's owner lets such lists count.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = kebab)]
#[non_exhaustive]
pub enum CannedAcl {
    /// Its owner everything, others nothing.
    Private,
    /// Everybody may read.
    PublicRead,
    /// Everybody may read and write.
    PublicReadWrite,
    /// Every user of AWS may read.
    AuthenticatedRead,
    /// EC2 may read images.
    AwsExecRead,
    /// The bucket's owner may read.
    BucketOwnerRead,
    /// The bucket's owner may do everything.
    BucketOwnerFullControl,
}

/// Who may do what with a bucket, where its owner lets such lists count.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = kebab)]
#[non_exhaustive]
pub enum BucketCannedAcl {
    /// Its owner everything, others nothing.
    Private,
    /// Everybody may read.
    PublicRead,
    /// Everybody may read and write.
    PublicReadWrite,
    /// Every user of AWS may read.
    AuthenticatedRead,
}
