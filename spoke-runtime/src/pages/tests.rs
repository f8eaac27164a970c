//! Whole lists, on a scripted vendor.

mod addresses;
mod ahead;
mod by_name;
mod guards;
mod streams;
mod styles;
mod tokens;
mod vendor;
