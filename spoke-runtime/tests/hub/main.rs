//! A hub from the outside: what its file may say, its doubles, its calls by name, its catalog.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod auth;
mod by_name;
mod callers;
mod catalog;
mod check;
mod choices;
mod config;
mod derived;
mod describe;
mod desk;
mod downloads;
mod environments;
mod fakes;
mod faulty;
mod headers;
mod limits;
mod mapped;
mod presigned;
mod reload;
mod secrets;
#[cfg(feature = "store")]
mod store;
mod uploads;
