//! Every action of the catalog against the vendors' official descriptions, served by Prism, which checks each request and
//! answers with the description's own examples.

mod argument;
mod courier;
mod description;
mod proof;
mod sample;
mod source;
mod trim;
mod twin;
mod vendors;
