//! The small local server on which a spoke's sandbox is routes and state (feature `sandbox`).
//!
//! A sandbox is a fake of one vendor that keeps what it is sent and gives it back, for demos and for tests of code that
//! calls actions. It listens on a loopback port that the system chooses, and stops when its [`Server`] is dropped. A
//! spoke's own sandbox is made of three things: a state, functions that change it, and a [`Router`] that says which
//! request goes where.
//!
//! ```
//! use spoke_runtime::Method;
//! use spoke_runtime::sandbox::{Answer, Fault, Request, Router};
//! use spoke_runtime::serde_json::{Value, json};
//!
//! #[derive(Default)]
//! struct Desk {
//!     tickets: Vec<Value>,
//! }
//!
//! fn signed_in(_: &mut Desk, request: &Request) -> Result<(), Answer> {
//!     match request.header("x-api-key") {
//!         Some("letmein") => Ok(()),
//!         _ => Err(Answer::json(401, json!({"error": {"code": "unauthorized"}}))),
//!     }
//! }
//!
//! fn file_ticket(desk: &mut Desk, request: &Request) -> Result<Answer, Answer> {
//!     let ticket = request.json().map_err(|reason| Answer::text(400, reason))?;
//!     desk.tickets.push(ticket);
//!     Ok(Answer::json(201, json!({"id": desk.tickets.len().to_string()})))
//! }
//!
//! fn show_ticket(desk: &mut Desk, request: &Request) -> Answer {
//!     let number: usize = request.slot("id").parse().unwrap_or(0);
//!     match number.checked_sub(1).and_then(|index| desk.tickets.get(index)) {
//!         Some(ticket) => Answer::json(200, ticket.clone()),
//!         None => Answer::status(404),
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let server = Router::new()
//!     .gate(signed_in)
//!     .route(Method::Post, "/tickets", file_ticket)
//!     .route(Method::Get, "/tickets/{id}", show_ticket)
//!     .serve(Desk::default())
//!     .await?;
//! println!("base_url = {:?}", server.url());
//!
//! // Two refusals, then an answer that is lost although the ticket was filed:
//! server.inject(Fault::answer(Answer::status(429).header("retry-after", "1")).times(2));
//! server.inject(Fault::lost().on(Method::Post, "/tickets"));
//!
//! // Afterwards, what was stored and what was received:
//! assert!(server.with(|desk| desk.tickets.is_empty()));
//! assert!(server.requests().is_empty());
//! # Ok(())
//! # }
//! ```

mod answer;
mod fault;
mod line;
mod request;
mod router;
mod server;

pub use crate::transport::Answer;
pub use answer::IntoAnswer;
pub use fault::{Fault, Release};
pub use request::Request;
pub use router::Router;
pub use server::Server;
