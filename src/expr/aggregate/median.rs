//! `median(x of rows where c)`

use super::mean::Sample;
use super::{Aggregate, Evaluate, Of, average};
use crate::quantity::Number;

/// The middle value over rows; of an even number, the mean of the middle two.
pub static MEDIAN: Aggregate = Aggregate {
    name: "median",
    usage: "median(x of rows where c)",
    explain: (
        "nilai tengah x dari baris (yang memenuhi c)",
        "the median of x over the rows (that meet c)",
    ),
    phrase: |_| ("nilai tengah {of} dari {rows}", "the median of {of} over {rows}"),
    examples: &[("median(jam_selesai - jam_mulai of rapat)", "150 minutes")],
    of: Of::Always,
    kind: average,
    of_conditions: false,
    of_one_row: false,
    can_be_none: true,
    evaluate: Evaluate::FromValues(|rows| Sample::of(rows).bounds(lowest_median)),
};

/// The lowest median of all the sure numbers and any of the others, which are in rising order.
///
/// A number below the median pulls it down, one above pushes it up; so the smallest others are taken as
/// long as the next one lies below the median reached. Some number is given.
fn lowest_median(sure: &[Number], others: &[Number]) -> Number {
    let mut sure = sure.to_vec();
    sure.sort_unstable();
    let mut taken = usize::from(sure.is_empty());
    loop {
        let median = median_of_two(&sure, others.get(..taken).unwrap_or(others));
        match others.get(taken) {
            Some(next) if *next < median => taken += 1,
            _ => return median,
        }
    }
}

/// The median of two sorted lists taken together; 0 for none.
fn median_of_two(one: &[Number], other: &[Number]) -> Number {
    let count = one.len() + other.len();
    let upper = nth(one, other, count / 2);
    if count % 2 == 1 {
        return upper;
    }
    let lower = nth(one, other, (count / 2).saturating_sub(1));
    (lower + upper).checked_div(&Number::whole(2)).unwrap_or(Number::ZERO)
}

/// The number at a place, counted from 0, when two sorted lists are merged.
fn nth(one: &[Number], other: &[Number], place: usize) -> Number {
    let (mut low, mut high) = (place.saturating_sub(other.len()), place.min(one.len()));
    while low < high {
        let from_one = usize::midpoint(low, high);
        let from_other = place - from_one;
        let too_few = from_other > 0
            && one.get(from_one).zip(other.get(from_other - 1)).is_some_and(|(a, b)| a < b);
        if too_few {
            low = from_one + 1;
        } else {
            high = from_one;
        }
    }
    let (a, b) = (one.get(low), other.get(place - low));
    match (a, b) {
        (Some(a), Some(b)) => a.min(b).clone(),
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) => Number::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[i64]) -> Vec<Number> {
        values.iter().copied().map(Number::whole).collect()
    }

    #[test]
    fn the_nth_of_two_lists_is_that_of_their_merger() {
        let (one, other) = (numbers(&[1, 4, 4, 9]), numbers(&[2, 4, 5]));
        let merged = numbers(&[1, 2, 4, 4, 4, 5, 9]);
        for (place, value) in merged.iter().enumerate() {
            assert_eq!(nth(&one, &other, place), *value, "place {place}");
            assert_eq!(nth(&other, &one, place), *value, "place {place}");
        }
    }

    #[test]
    fn numbers_below_the_median_pull_it_down() {
        assert_eq!(lowest_median(&numbers(&[0, 10]), &numbers(&[4, 6])), Number::whole(4));
        assert_eq!(lowest_median(&[], &numbers(&[3, 8])), Number::whole(3));
        assert_eq!(lowest_median(&numbers(&[5]), &numbers(&[5, 7])), Number::whole(5));
    }
}
