//! Signing in, from the outside: what is asked of an issuer, what is made of its answers, what is kept.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod client_credentials;
mod device;
mod headers;
mod jwt_bearer;
mod kiosk;
#[cfg(feature = "login")]
mod login;
mod mistakes;
mod processes;
mod refresh;
mod session;
mod shelf;
