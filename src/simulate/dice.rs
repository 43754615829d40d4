//! Chance that never changes: the same numbers on every machine, for every version of tilik.

/// A stream of numbers that look random.
///
/// Source: SplitMix64 (Steele, Lea, Flood 2014). It is written out because the stream is a promise: the same
/// seed gives the same dossiers, also after the next update of a library.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// The stream of a seed and what it is for: streams for different things have nothing in common.
    pub(super) fn of(seed: u64, what: &[u64]) -> Self {
        what.iter()
            .fold(Self(seed), |dice, one| Self(dice.0 ^ mixed(one.wrapping_add(STEP))).stirred())
    }

    /// The next number below `sides`; 0 where there are none.
    pub(super) fn below(&mut self, sides: u64) -> u64 {
        let product = u128::from(self.next()) * u128::from(sides);
        u64::try_from(product >> 64).unwrap_or_default()
    }

    /// A number from `low` to `high`, both included; `low` where they are the wrong way round.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let sides = u64::try_from(high.saturating_sub(low)).unwrap_or_default();
        let above = self.below(sides.saturating_add(1));
        low.saturating_add(i64::try_from(above).unwrap_or_default())
    }

    /// Whether something happens that happens so many times in ten thousand.
    pub(super) fn chance(&mut self, likelihood: Likelihood) -> bool {
        self.between(0, WHOLE - 1) < likelihood
    }

    /// One of some things.
    pub(super) fn pick<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        let place = self.below(things.len() as u64);
        things.get(usize::try_from(place).ok()?)
    }

    fn stirred(mut self) -> Self {
        self.0 = self.next();
        self
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }
}

/// How likely something is, in ten-thousandths.
pub(super) type Likelihood = i64;
/// What surely happens.
pub(super) const WHOLE: Likelihood = 10_000;

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

const fn mixed(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_one() {
        let mut dice = Dice(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| dice.next()).collect();
        let published =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(first, published);
    }

    #[test]
    fn numbers_stay_between_their_ends_and_reach_them() {
        let mut dice = Dice::of(7, &[1, 2]);
        let thrown: Vec<i64> = (0..1000).map(|_| dice.between(-2, 3)).collect();
        assert_eq!((thrown.iter().min(), thrown.iter().max()), (Some(&-2), Some(&3)));
        assert_eq!(dice.between(5, 4), 5);
        assert_eq!(dice.below(0), 0);
    }
}
