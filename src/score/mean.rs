//! Weighted means of parts of which some may not count.

use crate::bound::{Range, Truth};
use crate::quantity::Number;

/// A part of a weighted mean.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its weight, above zero.
    pub weight: Number,
    /// Whether it counts.
    pub counts: Truth,
    /// Its value, 0 to 1; `None` where it surely does not count.
    pub ratio: Option<Range>,
}

/// The lowest and the highest mean; `None` where no part can count.
#[must_use]
pub fn mean(parts: &[&Part]) -> Option<Range> {
    Some(Range::spanning(lowest(parts)?.mean, highest(parts)?.mean))
}

/// A mean, and the places of the parts that make it, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Choice {
    pub(super) mean: Number,
    pub(super) chosen: Vec<usize>,
}

impl Choice {
    /// The share each chosen part has of the mean's weight.
    pub(super) fn shares(&self, parts: &[&Part]) -> Vec<(usize, Number)> {
        let weight = |place: &usize| parts.get(*place).map(|part| part.weight.clone());
        let total: Number = self.chosen.iter().filter_map(weight).sum();
        let share = |place: &usize| Some((*place, weight(place)?.checked_div(&total)?));
        self.chosen.iter().filter_map(share).collect()
    }
}

/// The lowest mean of all the parts that surely count and any of those that may, with the fewest of
/// these, earliest first; `None` where no part can count.
///
/// A part pulls the mean down just where it lies below it, so the lowest parts are taken as long as the
/// next one lies below the mean reached.
pub(super) fn lowest(parts: &[&Part]) -> Option<Choice> {
    extreme(parts, |ratio| ratio.low().cloned())
}

/// The highest mean: the lowest of the parts with their signs turned.
pub(super) fn highest(parts: &[&Part]) -> Option<Choice> {
    let choice = extreme(parts, |ratio| ratio.high().map(|high| -high.clone()))?;
    Some(Choice { mean: -choice.mean, ..choice })
}

fn extreme(parts: &[&Part], end: impl Fn(&Range) -> Option<Number>) -> Option<Choice> {
    let mut sum = Number::ZERO;
    let mut weight = Number::ZERO;
    let mut chosen = Vec::new();
    let mut others: Vec<(Number, usize, &Number)> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let Some(value) = part.ratio.as_ref().and_then(&end) else { continue };
        match part.counts {
            Truth::True => {
                sum = sum + part.weight.clone() * value;
                weight = weight + part.weight.clone();
                chosen.push(place);
            }
            Truth::Either => others.push((value, place, &part.weight)),
            Truth::False => {}
        }
    }
    others.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
    for (value, place, more) in others {
        if !chosen.is_empty() && value.clone() * weight.clone() >= sum {
            break;
        }
        sum = sum + more.clone() * value;
        weight = weight + more.clone();
        chosen.push(place);
    }
    chosen.sort_unstable();
    sum.checked_div(&weight).map(|mean| Choice { mean, chosen })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(weight: i64, counts: Truth, low: i64, high: i64) -> Part {
        let percent = |value: i64| Number::ratio(value.into(), 100).unwrap();
        let ratio = Some(Range::spanning(percent(low), percent(high)));
        Part { weight: weight.into(), counts, ratio }
    }

    #[test]
    fn a_part_that_may_count_is_taken_only_where_it_moves_the_mean() {
        let sure = part(1, Truth::True, 50, 50);
        let better = part(3, Truth::Either, 90, 90);
        let worse = part(1, Truth::Either, 0, 10);
        let parts = [&sure, &better, &worse];
        let low = lowest(&parts).unwrap();
        assert_eq!((low.mean, low.chosen), (Number::ratio(1, 4).unwrap(), vec![0, 2]));
        let high = highest(&parts).unwrap();
        assert_eq!((high.mean, high.chosen), (Number::ratio(4, 5).unwrap(), vec![0, 1]));
    }

    #[test]
    fn of_equal_parts_none_of_which_must_count_the_earliest_is_taken() {
        let first = part(1, Truth::Either, 0, 100);
        let second = part(5, Truth::Either, 0, 100);
        assert_eq!(lowest(&[&first, &second]).unwrap().chosen, vec![0]);
        assert_eq!(lowest(&[]), None);
    }
}
