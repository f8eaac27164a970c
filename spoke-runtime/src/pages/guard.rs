//! What finds lists that lead in a circle.

use super::place::Place;

/// Finds circles among places with one remembered place: Brent's algorithm, see "An improved Monte Carlo factorization
/// algorithm", BIT 20 (1980).
#[derive(Debug)]
pub(super) struct Guard {
    remembered: Place,
    steps: u64,
    until: u64,
}

impl Guard {
    pub(super) fn new(first: Place) -> Self {
        Guard { remembered: first, steps: 0, until: 1 }
    }

    /// How many pages the circle has, where `next` closes one.
    pub(super) fn closes(&mut self, next: &Place) -> Option<u64> {
        self.steps += 1;
        if *next == self.remembered {
            return Some(self.steps);
        }
        if self.steps == self.until {
            self.remembered = next.clone();
            self.until = self.until.saturating_mul(2);
            self.steps = 0;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
    use serde_json::json;

    use super::{Guard, Place};

    proptest! {
        /// A tail of some length, then a circle: found before it went round three times, with its true length.
        #[test]
        fn a_circle_is_found_soon(tail in 0_u64..40, length in 1_u64..40) {
            let place = |step: u64| {
                let at = if step < tail { step } else { tail + (step - tail) % length };
                Place::Input(json!(at))
            };
            let mut guard = Guard::new(place(0));
            let (step, found) = (1..).find_map(|step| Some((step, guard.closes(&place(step))?))).unwrap();
            prop_assert_eq!(found, length);
            prop_assert!(step <= 3 * (tail + length), "{} steps", step);
        }

        #[test]
        fn a_straight_list_has_no_circle(length in 1_u64..500) {
            let mut guard = Guard::new(Place::First);
            prop_assert!((1..length).all(|step| guard.closes(&Place::Input(json!(step))).is_none()));
        }
    }
}
