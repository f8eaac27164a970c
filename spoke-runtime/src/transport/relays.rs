//! Several proxies to one place: whichever can be reached.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Attempt, BoxFuture, Loss, Lost, Transport};
use crate::clock::Clock;
use crate::response::Response;

/// How long a proxy is passed over after it could not be reached: long enough that calls do not wait for it one by one, short
/// enough that it is back soon after it has been restarted.
pub const PROXY_PAUSE: Duration = Duration::from_secs(30);

/// Several proxies to one place, in the order in which they are preferred.
///
/// The next one is tried only where a connection never stood, so that nothing is ever sent twice.
#[derive(Debug)]
pub(super) struct Relays {
    relays: Vec<Relay>,
    clock: Arc<dyn Clock>,
}

#[derive(Debug)]
struct Relay {
    host: String,
    network: Box<dyn Transport>,
    /// Until when it is passed over.
    paused_until: Mutex<Option<Duration>>,
}

impl Relays {
    /// Each network leads through the proxy at its host.
    pub(super) fn new(
        relays: impl IntoIterator<Item = (String, Box<dyn Transport>)>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let relay = |(host, network)| Relay { host, network, paused_until: Mutex::default() };
        Relays { relays: relays.into_iter().map(relay).collect(), clock }
    }

    /// First those that are well, then those that are passed over: better a late answer than none.
    fn order(&self) -> Vec<&Relay> {
        let now = self.clock.now();
        let mut order: Vec<_> = self.relays.iter().collect();
        order.sort_by_key(|relay| relay.paused().is_some_and(|until| until > now));
        order
    }
}

impl Relay {
    fn paused(&self) -> MutexGuard<'_, Option<Duration>> {
        self.paused_until.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Relays {
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        Box::pin(async move {
            let Attempt { request, spoke, action, alias, number, max_body, streams, inputs } = attempt;
            let mut last = None;
            for relay in self.order() {
                let request = request.clone();
                let attempt = Attempt { request, spoke, action, alias, number, max_body, streams, inputs };
                match relay.network.send(attempt).await {
                    Err(lost) if lost.how == Loss::Connect && !lost.sent => {
                        tracing::warn!(
                            target: "spoke",
                            proxy = relay.host.as_str(),
                            connection = alias,
                            "a proxy leads nowhere; it is passed over for a while"
                        );
                        *relay.paused() = Some(self.clock.now().saturating_add(PROXY_PAUSE));
                        last = Some(lost);
                    }
                    answer => {
                        *relay.paused() = None;
                        return answer;
                    }
                }
            }
            Err(last.unwrap_or(Lost { how: Loss::Connect, sent: false, source: None }))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::{PROXY_PAUSE, Relays};
    use crate::clock::ManualClock;
    use crate::transport::{Answer, Scripted, Transport};
    use crate::trial::Trial;

    /// Three relays; each answers with its own name, and those that are named `down` cannot be reached.
    fn relays(down: &'static [&'static str], clock: &ManualClock) -> (Relays, Vec<Scripted>) {
        let scripts: Vec<Scripted> = ["a", "b", "c"]
            .into_iter()
            .map(|name| {
                Scripted::by(move |_| match down.contains(&name) {
                    true => Answer::unreachable(),
                    false => Answer::text(200, name),
                })
            })
            .collect();
        let named = ["a", "b", "c"].into_iter().zip(&scripts);
        let boxed =
            named.map(|(name, script)| (name.to_owned(), Box::new(script.clone()) as Box<dyn Transport>));
        (Relays::new(boxed, Arc::new(clock.clone())), scripts)
    }

    async fn answer(relays: &Relays) -> String {
        match relays.send(Trial::attempt("https://desk.example")).await {
            Ok(response) => String::from_utf8(response.body.to_vec()).unwrap(),
            Err(lost) => format!("{:?}", lost.how),
        }
    }

    fn asked(scripts: &[Scripted]) -> Vec<usize> {
        scripts.iter().map(|script| script.requests().len()).collect()
    }

    #[tokio::test]
    async fn the_first_one_is_preferred() {
        let (relays, scripts) = relays(&[], &ManualClock::new());
        assert_eq!((answer(&relays).await, answer(&relays).await), ("a".to_owned(), "a".to_owned()));
        assert_eq!(asked(&scripts), [2, 0, 0]);
    }

    #[tokio::test]
    async fn one_that_cannot_be_reached_is_passed_over_for_a_while() {
        let clock = ManualClock::new();
        let (relays, scripts) = relays(&["a", "b"], &clock);
        assert_eq!(answer(&relays).await, "c");
        assert_eq!(answer(&relays).await, "c");
        assert_eq!(asked(&scripts), [1, 1, 2], "the second call asks neither again");
        clock.advance(PROXY_PAUSE + Duration::from_secs(1));
        assert_eq!(answer(&relays).await, "c");
        assert_eq!(asked(&scripts), [2, 2, 3], "after the pause they are tried again");
    }

    #[tokio::test]
    async fn all_are_tried_where_none_is_well() {
        let (relays, scripts) = relays(&["a", "b", "c"], &ManualClock::new());
        assert_eq!(answer(&relays).await, "Connect");
        assert_eq!(answer(&relays).await, "Connect");
        assert_eq!(asked(&scripts), [2, 2, 2]);
    }

    #[tokio::test]
    async fn what_may_have_been_sent_is_not_sent_over_another() {
        let first = Scripted::by(|_| Answer::cut());
        let second = Scripted::by(|_| Answer::text(200, "b"));
        let both = [first, second.clone()].map(|one| (String::new(), Box::new(one) as Box<dyn Transport>));
        let relays = Relays::new(both, Arc::new(ManualClock::new()));
        assert_eq!(answer(&relays).await, "Cut");
        assert_eq!(second.requests().len(), 0);
    }
}
