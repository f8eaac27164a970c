//! AWS's actions and signatures against servers that speak its protocols.

mod account;
mod models;
mod moto;
mod seaweed;
