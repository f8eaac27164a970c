//! Every action of the catalog against the vendors' official descriptions, served by Prism, which checks each request and
//! answers with the description's own examples.
//!
//! Slack's descriptions know form arguments only: there the flat JSON body goes as a form, see `courier`.

mod argument;
mod courier;
mod description;
mod github;
mod proof;
mod readme;
mod sample;
mod source;
mod trim;
mod twin;
mod vendors;
