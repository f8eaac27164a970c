//! `PUT /{Bucket}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html>

use spoke_runtime::prelude::*;

use crate::{Aws, BucketCannedAcl};

/// Makes a bucket.
///
/// Its name is nobody else's in the partition. Outside of `us-east-1` the region stands in `configuration`, too. One that is yours already
/// is a conflict, `BucketAlreadyOwnedByYou`.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: PUT "/{bucket}" -> CreatedBucket,
    base(service = "s3"),
    header("x-amz-acl" = acl),
    xml = "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{configuration}</CreateBucketConfiguration>",
    scopes("s3:CreateBucket"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html",
)]
#[non_exhaustive]
pub struct CreateBucket {
    /// The bucket's name: 3 to 63 lower-case letters, digits, hyphens and dots.
    pub bucket: String,
    /// Where it lies; without one, in `us-east-1`.
    pub configuration: Option<BucketConfiguration>,
    /// Who may do what with it.
    pub acl: Option<BucketCannedAcl>,
}

/// Where a bucket lies.
#[derive(Clone, Debug, Input, PartialEq, Eq)]
#[input(case = pascal)]
pub struct BucketConfiguration {
    /// The region: `eu-central-1`; never `us-east-1`, which S3 refuses here.
    pub location_constraint: String,
}

/// A bucket that was made.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct CreatedBucket {
    /// Its path, or its address.
    #[out(header("location"))]
    pub location: Option<String>,
}
