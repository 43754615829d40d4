//! A rank holds however blanks are filled in.

use proptest::prelude::*;

use crate::compare::rank::{Place, places};
use crate::quantity::Number;

/// Bounds of scores, each with a value that a filling may give it.
fn bounds_and_filling() -> impl Strategy<Value = Vec<(i64, i64, i64)>> {
    let one = (0_i64..20, 0_i64..8, 0_i64..8);
    prop::collection::vec(
        one.prop_map(|(low, wide, at)| (low, low + wide, low + at.min(wide))),
        1..12,
    )
}

fn ranked(bounds: &[(i64, i64, i64)]) -> Vec<Place> {
    let ends = |(low, high, _): &(i64, i64, i64)| (Number::whole(*low), Number::whole(*high));
    places(&bounds.iter().map(ends).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn the_rank_of_every_filling_lies_between_best_and_worst(all in bounds_and_filling()) {
        for (place, (.., mine)) in ranked(&all).into_iter().zip(&all) {
            let rank = 1 + all.iter().filter(|(.., other)| other > mine).count();
            prop_assert!((place.best..=place.worst).contains(&rank), "{place:?} {rank}");
        }
    }

    #[test]
    fn best_and_worst_are_reached(all in bounds_and_filling()) {
        for (here, place) in ranked(&all).into_iter().enumerate() {
            let rank = |own: i64, others: fn(&(i64, i64, i64)) -> i64| {
                let rest = all.iter().enumerate().filter(|(other, _)| *other != here);
                1 + rest.filter(|(_, other)| others(other) > own).count()
            };
            prop_assert_eq!(place.best, rank(all[here].1, |other| other.0));
            prop_assert_eq!(place.worst, rank(all[here].0, |other| other.1));
        }
    }

    #[test]
    fn without_blanks_ranks_are_certain_and_equal_scores_share_them(scores in prop::collection::vec(0_i64..6, 1..12)) {
        let all: Vec<_> = scores.iter().map(|score| (*score, *score, *score)).collect();
        for (place, mine) in ranked(&all).into_iter().zip(&scores) {
            let rank = 1 + scores.iter().filter(|other| *other > mine).count();
            prop_assert_eq!((place.best, place.worst), (rank, rank));
        }
    }
}

#[test]
fn bounds_that_overlap_share_their_ranks() {
    let shown = |bounds: &[(i64, i64, i64)]| {
        ranked(bounds).into_iter().map(|it| (it.best, it.worst)).collect::<Vec<_>>()
    };
    assert_eq!(shown(&[(80, 90, 0), (60, 70, 0), (10, 20, 0)]), [(1, 1), (2, 2), (3, 3)]);
    assert_eq!(shown(&[(80, 90, 0), (60, 85, 0), (10, 70, 0)]), [(1, 2), (1, 3), (2, 3)]);
    // Nobody stands above a score that it may just equal.
    assert_eq!(shown(&[(80, 90, 0), (60, 80, 0)]), [(1, 1), (1, 2)]);
}
