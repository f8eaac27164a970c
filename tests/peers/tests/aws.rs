//! AWS's actions and signatures against servers that speak its protocols.

mod account;
mod moto;
mod seaweed;
