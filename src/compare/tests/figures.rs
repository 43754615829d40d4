//! Spreads, shares and accords.

use proptest::prelude::*;

use crate::compare::criteria::Tally;
use crate::compare::spread::Spread;
use crate::quantity::Number;

fn spread(values: &[i64]) -> Spread {
    Spread::of(values.iter().copied().map(Number::whole)).unwrap()
}

#[test]
fn quartiles_are_those_of_inclusive_interpolation() {
    let four = spread(&[4, 1, 3, 2]);
    assert_eq!(four.lower, Number::decimal(175, 2));
    assert_eq!(four.median, Number::decimal(25, 1));
    assert_eq!(four.upper, Number::decimal(325, 2));
    let five = spread(&[10, 20, 30, 40, 100]);
    let quartiles = [five.lower, five.median, five.upper, five.mean];
    assert_eq!(quartiles, [20, 30, 40, 40].map(Number::whole));
    let one = spread(&[7]);
    assert_eq!([one.lower, one.median, one.upper], [7, 7, 7].map(Number::whole));
    assert_eq!(Spread::of([]), None);
}

/// How units can turn out in one criterion: met, short, open, short if it applies, exempt.
fn units() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0_u8..5, 1..12)
}

fn tally(units: &[u8]) -> Tally {
    let count = |kind: u8| units.iter().filter(|unit| **unit == kind).count();
    Tally {
        met: count(0),
        partial: 0,
        unmet: count(1),
        unknown: count(2) + count(3),
        short_if_it_applies: count(3),
        not_applicable: count(4),
    }
}

proptest! {
    #[test]
    fn the_share_of_every_filling_lies_within_its_bounds(
        units in units(),
        filling in prop::collection::vec(0_u8..3, 12),
    ) {
        // What is open is met, falls short or is exempt; what falls short if it applies does, or is exempt.
        let filled: Vec<u8> = units.iter().zip(&filling).map(|(unit, with)| match (unit, with) {
            (2, 0) => 0,
            (2 | 3, 1) | (3, 0) => 1,
            (2 | 3, _) => 4,
            (known, _) => *known,
        }).collect();
        let Some(share) = tally(&filled).share_short() else { return Ok(()) };
        let bounds = tally(&units).share_short().unwrap();
        prop_assert!(bounds.covers(&share), "{bounds:?} {share:?}");
    }
}

#[test]
fn a_criterion_that_no_unit_may_meet_falls_short_wherever_it_applies() {
    let share = tally(&[3, 3, 4]).share_short().unwrap();
    assert_eq!(share.exact(), Some(&Number::ONE));
    assert_eq!(tally(&[4, 4]).share_short(), None);
}
