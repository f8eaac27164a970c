//! How a limit reads.

use std::fmt;
use std::time::Duration;

use super::{Limit, Rate};

impl fmt::Display for Limit {
    /// `50/s, burst 10, at most 4 at once, counts 5, shared as search`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Limit { rate, burst, concurrent, weight, shared, by: _, pause } = *self;
        let mut comma = "";
        let mut piece = |text: fmt::Arguments<'_>| {
            let written = write!(f, "{comma}{text}");
            comma = ", ";
            written
        };
        if let Some(Rate { count, window }) = rate {
            piece(format_args!("{count}/{}", Window(window)))?;
        }
        if let Some(burst) = burst {
            piece(format_args!("burst {burst}"))?;
        }
        if let Some(concurrent) = concurrent {
            piece(format_args!("at most {concurrent} at once"))?;
        }
        if weight != 1 {
            piece(format_args!("counts {weight}"))?;
        }
        if let Some(shared) = shared {
            piece(format_args!("shared as {shared}"))?;
        }
        if let Some(pause) = pause {
            piece(format_args!("pauses {} s", pause.as_secs()))?;
        }
        Ok(())
    }
}

/// A window as it is written in a rate.
struct Window(Duration);

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = self.0.as_millis();
        let units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s"), (1, "ms")];
        let (length, unit) =
            units.into_iter().find(|(length, _)| milliseconds.is_multiple_of(*length)).unwrap_or((1, "ms"));
        match milliseconds / length {
            1 => f.write_str(unit),
            count => write!(f, "{count}{unit}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::limit::{Limit, rate};

    #[test]
    fn a_limit_reads_as_it_is_declared() {
        for text in ["50/s", "20/m", "5000/h", "100/10s", "3/250ms", "1/d", "90/90m"] {
            assert_eq!(rate(text).to_string(), text);
        }
        assert_eq!(rate("60/m").burst(10).and_concurrent(4).to_string(), "60/m, burst 10, at most 4 at once");
        assert_eq!(Limit::concurrent(1).pause(60).to_string(), "at most 1 at once, pauses 60 s");
        assert_eq!(rate("9/m").weight(5).shared("points").to_string(), "9/m, counts 5, shared as points");
    }
}
