//! Actions that borrow, or that take and give what somebody else chooses, among the keys that lead to further calls.

use std::fmt::Debug;

use spoke_runtime::{Action, Json, Output, Spoke, rate};

/// Acme Desk.
#[derive(Spoke, Debug)]
#[spoke(name = "acme-desk", actions = [FileTicket<'_>, GetTicket<'_>, WatchTicket<'_>])]
pub struct AcmeDesk;

/// Files a ticket.
#[derive(Action, Debug)]
#[action(
    AcmeDesk: POST "/{team}/tickets" -> Ticket,
    limit = rate("1/s") by team,
    probe = GetTicket,
    poll(ask = GetTicket(reference = id), until = (state == "filed")),
)]
pub struct FileTicket<'a> {
    /// Whose.
    pub team: &'a str,
    /// Ours.
    pub reference: &'a str,
}

/// The ticket of a reference.
#[derive(Action, Debug)]
#[action(AcmeDesk: GET "/{team}/tickets/{reference}" -> Ticket)]
pub struct GetTicket<'a> {
    /// Whose.
    pub team: &'a str,
    /// Ours.
    pub reference: &'a str,
}

/// Waits for a ticket.
#[derive(Action, Debug)]
#[action(AcmeDesk: GET "/tickets/{reference}" -> Ticket, poll(until = (state != "new")))]
pub struct WatchTicket<'a> {
    /// Ours.
    pub reference: &'a str,
}

/// Files whatever it is.
#[derive(Action, Debug)]
#[action(
    AcmeDesk: PUT "/{team}/things" -> Thing,
    body = { "name": name, "thing": thing },
    limit = rate("1/s") by name,
    unique(by = (team, name), find = FindThing),
    poll(url = links.job, until = (done == true), result = links.thing),
)]
pub struct FileThing<'a, T: Clone + Debug + Json + Send + Sync> {
    /// Whose.
    pub team: &'a str,
    /// What it is called.
    pub name: String,
    /// Whatever it is.
    pub thing: T,
}

/// The thing of a name.
#[derive(Action, Debug)]
#[action(AcmeDesk: GET "/{team}/things/{name}" -> Option<Thing>)]
pub struct FindThing<'a> {
    /// Whose.
    pub team: &'a str,
    /// What it is called.
    pub name: &'a str,
}

/// Lists the things that are like one.
#[derive(Action, Debug)]
#[action(
    AcmeDesk: POST "/{team}/things/search" -> Things<Thing>,
    effect = read,
    pages(keyset = list[].name => after, more = more),
)]
pub struct ListThings<'a, T>
where
    T: Clone + Debug + Json + Send + Sync,
{
    /// Whose.
    pub team: &'a str,
    /// What they are like.
    pub like: T,
    /// Behind which the page begins.
    pub after: Option<&'a str>,
}

/// A page of whatever they are.
#[derive(Output, Debug)]
pub struct Things<T> {
    /// The list.
    #[out(list, items)]
    pub list: Vec<T>,
}

/// A thing.
#[derive(Output, Debug)]
pub struct Thing {
    /// What it is called.
    pub name: String,
}

/// A ticket.
#[derive(Output, Debug)]
pub struct Ticket {
    /// Its number.
    pub id: String,
}
