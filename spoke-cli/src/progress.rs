//! What is under way for longer than a second, told on stderr, to a terminal only.

use std::io::{self, IsTerminal, Write};
use std::pin::pin;
use std::time::Duration;

use crate::screen::plain;

/// How long something may take without a word, and how often the word is renewed.
const TICK: Duration = Duration::from_secs(1);

/// How long the line may get, in characters: one that wraps cannot be taken back.
const WIDEST: usize = 70;

/// Takes the line back.
const ERASE: &str = "\r\u{1b}[2K";

/// Does `work`; where it takes longer than a second, says `what` is under way and since when.
pub(crate) async fn shown<T>(what: impl Fn() -> String, work: impl Future<Output = T>) -> T {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    match io::stderr().is_terminal() && !is_dumb {
        true => shown_on(&mut io::stderr(), what, work).await,
        false => work.await,
    }
}

/// A terminal that is closed is nobody's to hear about.
async fn shown_on<T>(
    terminal: &mut impl Write,
    what: impl Fn() -> String,
    work: impl Future<Output = T>,
) -> T {
    let mut work = pin!(work);
    let mut seconds = 0_u64;
    loop {
        if let Ok(done) = tokio::time::timeout(TICK, work.as_mut()).await {
            if seconds > 0 {
                let _ = write!(terminal, "{ERASE}").and_then(|()| terminal.flush());
            }
            return done;
        }
        seconds += 1;
        let what: String = plain(&what()).replace('\n', " ").chars().take(WIDEST).collect();
        let _ = write!(terminal, "{ERASE}{what}, {seconds} s").and_then(|()| terminal.flush());
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::shown_on;

    async fn told(milliseconds: u64) -> String {
        let mut terminal = Vec::new();
        let work = tokio::time::sleep(Duration::from_millis(milliseconds));
        shown_on(&mut terminal, || "waiting\u{7}".to_owned(), work).await;
        String::from_utf8(terminal).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_done_within_a_second_is_not_told() {
        assert_eq!(told(900).await, "");
    }

    #[tokio::test(start_paused = true)]
    async fn each_second_is_told_and_taken_back() {
        let erase = "\r\u{1b}[2K";
        let expected = format!("{erase}waiting\\u{{7}}, 1 s{erase}waiting\\u{{7}}, 2 s{erase}");
        assert_eq!(told(2500).await, expected);
    }
}
