//! OAuth 2.0 (RFC 6749): tokens from an issuer that the spoke declares.

mod answer;
mod authorization_code;
mod client;
mod client_credentials;
mod declared;
mod device_code;
mod endpoint;
mod form;
mod issuer;
mod jwt_bearer;
mod kept;
mod login;
mod record;
mod refresh_token;

pub use authorization_code::AuthorizationCode;
pub use client::ClientAuth;
pub use client_credentials::ClientCredentials;
pub use device_code::DeviceCode;
pub use jwt_bearer::JwtBearer;
pub use refresh_token::RefreshToken;
