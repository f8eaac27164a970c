//! Secrets of Secrets Manager.

mod create_secret;
mod get_secret_value;
mod list_secrets;
mod put_secret_value;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use create_secret::{CreateSecret, create_secret};
pub use get_secret_value::{GetSecretValue, SecretValue, get_secret_value};
pub use list_secrets::{ListSecrets, SecretEntry, SecretFilter, SecretFilterKey, Secrets, list_secrets};
pub use put_secret_value::{PutSecretValue, StoredSecret, put_secret_value};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[
    listed::<CreateSecret>(),
    listed::<GetSecretValue>(),
    listed::<ListSecrets>(),
    listed::<PutSecretValue>(),
];
