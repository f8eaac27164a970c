//! Issuers of tokens that nobody here wrote: Authlib, <https://authlib.org>, and oauth2-mock-server.

mod browser;
mod issuer;
mod mock;
mod people;
mod programs;
mod refreshing;
mod shelf;
