//! AWS's actions and signatures against servers that speak its protocols.

mod account;
mod large;
mod line;
mod models;
mod moto;
mod seaweed;
