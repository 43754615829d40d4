//! Criteria that fail together: what the checklist teaches of itself.

use super::Comparison;
use super::entrant::Mark;

/// From how many units on pairs are looked for, and how many must fail in both.
pub const ENOUGH_UNITS: usize = 10;
/// How many units must fail in both criteria.
pub const ENOUGH_FAILURES: usize = 5;

/// Two criteria that mostly fail in the same units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Together<'a> {
    /// The criterion that comes first in the checklist, and the other one.
    pub ids: (&'a str, &'a str),
    /// Units of which it is sure for both whether they fall short.
    pub judged: usize,
    /// Units that fall short in both.
    pub both: usize,
    /// Units that fall short in one at least.
    pub either: usize,
}

impl<'a> Comparison<'a> {
    /// The pairs of criteria that fail together in four of five units in which one of them fails, the closest
    /// first. A criterion that fails everywhere fails together with all, and so is left out.
    #[must_use]
    pub fn together(&self) -> Vec<Together<'a>> {
        let short: Vec<(&'a str, Vec<Option<bool>>)> =
            self.criteria.iter().map(|asked| (asked.id, self.short(asked.id))).collect();
        let varied = |(_, all): &&(&str, Vec<Option<bool>>)| {
            all.contains(&Some(true)) && all.contains(&Some(false))
        };
        let short: Vec<_> = short.iter().filter(varied).collect();
        let mut pairs = Vec::new();
        for (place, one) in short.iter().enumerate() {
            let later = short.iter().skip(place + 1);
            pairs.extend(later.map(|other| pair(one, other)).filter(Together::is_telling));
        }
        pairs.sort_by(Together::closest_first);
        pairs
    }

    /// Whether each unit surely falls short in a criterion; `None` where that is open, or it does not apply.
    fn short(&self, id: &str) -> Vec<Option<bool>> {
        let one = |mark: &Mark| match mark.is_met() {
            true => Some(false),
            false => mark.surely_falls_short().then_some(true),
        };
        self.units.iter().map(|unit| unit.standing.criterion(id).and_then(one)).collect()
    }
}

impl Together<'_> {
    fn is_telling(&self) -> bool {
        self.judged >= ENOUGH_UNITS
            && self.both >= ENOUGH_FAILURES
            && self.both * 5 >= self.either * 4
    }

    fn closest_first(&self, other: &Self) -> std::cmp::Ordering {
        // Fractions are compared by cross products, so that no order hangs on rounding.
        let closer = (other.both * self.either).cmp(&(self.both * other.either));
        closer.then(other.both.cmp(&self.both)).then(self.ids.cmp(&other.ids))
    }
}

fn pair<'a>(
    one: &(&'a str, Vec<Option<bool>>),
    other: &(&'a str, Vec<Option<bool>>),
) -> Together<'a> {
    let mut pair = Together { ids: (one.0, other.0), judged: 0, both: 0, either: 0 };
    for (here, there) in one.1.iter().zip(&other.1).filter_map(|(a, b)| a.zip(*b)) {
        pair.judged += 1;
        pair.both += usize::from(here && there);
        pair.either += usize::from(here || there);
    }
    pair
}
