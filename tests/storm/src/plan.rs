//! What goes wrong when: the same seed gives the same storm.

use crate::dialect::Dialect;
use crate::fault::Fault;

/// After so many requests of one errand nothing goes wrong with it any more, so that whoever may repeat gets through.
pub const CALM_AFTER: u32 = 8;

/// How many times in a row a lasting fault meets an errand at most.
const LONGEST_SPELL: u64 = 3;

/// What goes wrong when.
///
/// It follows from the seed, from what is asked for and from how manyth time that is, and never from the order in which
/// tasks and sockets come: one seed gives one storm, however many tasks there are.
#[derive(Clone, Debug)]
pub struct Plan {
    seed: u64,
    mix: Vec<(u32, Fault)>,
    calm_after: u32,
}

impl Plan {
    /// Nothing goes wrong.
    pub fn calm() -> Self {
        Plan { seed: 0, mix: vec![(1, Fault::None)], calm_after: 0 }
    }

    /// These faults, each as often as its weight says against the others; [`Fault::None`] is one of them.
    ///
    /// # Panics
    /// Where the weights are nothing.
    pub fn new(seed: u64, mix: impl IntoIterator<Item = (u32, Fault)>) -> Self {
        let mix: Vec<(u32, Fault)> = mix.into_iter().collect();
        assert!(mix.iter().any(|(weight, _)| *weight > 0), "a storm of nothing");
        Plan { seed, mix, calm_after: CALM_AFTER }
    }

    /// The same fault for every request, in all weathers.
    pub fn always(fault: Fault) -> Self {
        Plan { calm_after: u32::MAX, ..Plan::new(0, [(1, fault)]) }
    }

    /// The first so many requests of every errand meet `fault`, the others nothing.
    pub fn first(times: u32, fault: Fault) -> Self {
        Plan { calm_after: times, ..Plan::new(0, [(1, fault)]) }
    }

    /// The storm of the figures: commit then cut, in every place where an answer can be cut, mixed with refused and reset
    /// connections, gateways that know nothing, bursts of 5xx, 429 in every dialect whose wait can be taken at its word, and the 403
    /// that only its body calls a limit. About two requests in three meet something; none of it takes time.
    pub fn commit_then_cut(seed: u64) -> Self {
        let cuts = [
            Fault::CommitReset,
            Fault::CommitClose,
            Fault::CommitHalfHead,
            Fault::CommitHalfBody,
            Fault::CommitHalfChunk,
            Fault::LengthTooLong,
        ];
        let others = [
            (6, Fault::Refused),
            (4, Fault::ResetUnread),
            (4, Fault::ResetRead),
            (2, Fault::Announced),
            (2, Fault::Slow),
            (2, Fault::Twice),
            (2, Fault::DateOff),
            (2, Fault::GatewayAfter(502)),
            (2, Fault::GatewayAfter(504)),
            (2, Fault::GatewayLate(504)),
            (1, Fault::Gateway(502)),
            (1, Fault::Gateway(504)),
            (1, Fault::LimitedEarly),
            (1, Fault::SecondaryLimit),
            (1, Fault::Status(408)),
            (2, Fault::Status(500)),
            (3, Fault::Status(503)),
        ];
        let limited = Dialect::SANE.map(|dialect| (1, Fault::Limited(dialect)));
        let cuts = cuts.map(|cut| (4, cut));
        Plan::new(seed, cuts.into_iter().chain(others).chain(limited).chain([(32, Fault::None)]))
    }

    /// The same plan, calm after so many requests of an errand.
    #[must_use]
    pub fn calm_after(self, calm_after: u32) -> Self {
        Plan { calm_after, ..self }
    }

    /// What goes wrong with the `visit`th request, from one, of `errand`.
    pub fn at(&self, errand: &str, visit: u32) -> Fault {
        if visit > self.calm_after {
            return Fault::None;
        }
        let mut dice = Dice::new(self.seed, errand);
        let mut covered = 0;
        loop {
            let fault = self.draw(dice.next());
            // The length is drawn where it is not needed, too: a mix may change and leave the rest as it is.
            let length = 1 + (dice.next() % LONGEST_SPELL) as u32;
            covered += if fault.lasts() { length } else { 1 };
            if covered >= visit {
                return fault;
            }
        }
    }

    fn draw(&self, random: u64) -> Fault {
        let whole: u64 = self.mix.iter().map(|(weight, _)| u64::from(*weight)).sum();
        let mut at = random % whole;
        for (weight, fault) in &self.mix {
            match at.checked_sub(u64::from(*weight)) {
                Some(rest) => at = rest,
                None => return *fault,
            }
        }
        Fault::None
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014), begun from a seed and a text.
struct Dice(u64);

impl Dice {
    fn new(seed: u64, text: &str) -> Self {
        // FNV-1a, so that the storm is the same with every version of the standard library.
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Dice(hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
