//! `mean(x of rows where c)`

use super::{Aggregate, Counted, Evaluate, Of, average, quantities};
use crate::bound::{Range, Value};
use crate::form::Presence;
use crate::quantity::Number;

/// The arithmetic mean over rows.
pub static MEAN: Aggregate = Aggregate {
    name: "mean",
    usage: "mean(x of rows where c)",
    explain: (
        "rata-rata x dari baris (yang memenuhi c)",
        "the mean of x over the rows (that meet c)",
    ),
    phrase: |_| ("rata-rata {of} dari {rows}", "the mean of {of} over {rows}"),
    examples: &[
        ("mean(hadir of rapat)", "4..10.6667"),
        ("mean(hadir of rapat where bulan < 2005-03)", "6"),
    ],
    of: Of::Always,
    kind: average,
    of_conditions: false,
    of_one_row: false,
    can_be_none: true,
    evaluate: Evaluate::FromValues(mean),
};

fn mean<'a>(rows: &mut dyn Iterator<Item = Counted<'a>>) -> Value<'a> {
    Sample::of(rows).bounds(lowest_mean)
}

/// The lowest mean of all the sure numbers and any of the others, which are in rising order: each is
/// taken as long as it pulls the mean down. Some number is given.
fn lowest_mean(sure: &[Number], others: &[Number]) -> Number {
    let mut total: Number = sure.iter().cloned().sum();
    let mut count = sure.len();
    for other in others {
        if count > 0 && other.clone() * Number::from(count) >= total {
            break;
        }
        total = total + other.clone();
        count += 1;
    }
    total.checked_div(&Number::from(count)).unwrap_or(Number::ZERO)
}

/// Numbers of which some surely count and others may.
pub(super) struct Sample {
    sure: Vec<Range>,
    others: Vec<Range>,
    /// What any number of further rows can have.
    endless: Option<Range>,
}

impl Sample {
    pub(super) fn of<'a>(rows: &mut dyn Iterator<Item = Counted<'a>>) -> Self {
        let mut sample = Self { sure: Vec::new(), others: Vec::new(), endless: None };
        for quantity in quantities(rows) {
            match quantity.presence {
                Presence::Certain => sample.sure.push(quantity.range),
                Presence::Possible => sample.others.push(quantity.range),
                Presence::Many => {
                    sample.endless = Some(match sample.endless.take() {
                        None => quantity.range,
                        Some(range) => range.join(quantity.range),
                    });
                }
            }
        }
        sample
    }

    /// The bounds of an average, from the way to find its lowest value: the highest is the lowest of
    /// the numbers with their signs turned.
    pub(super) fn bounds<'a>(self, lowest: fn(&[Number], &[Number]) -> Number) -> Value<'a> {
        let known = self.known(lowest);
        let may_be_none = self.sure.is_empty();
        match (known, self.endless) {
            (None, None) => Value::NONE,
            (Some(range), None) | (None, Some(range)) => Value::from(range).or_none_if(may_be_none),
            (Some(range), Some(endless)) => {
                Value::from(range.join(endless)).or_none_if(may_be_none)
            }
        }
    }

    /// The numbers, where each is known and surely counts: then the lowest average is the highest too.
    fn all_known(&self) -> Option<Vec<Number>> {
        let known = || self.sure.iter().map(|range| range.exact().cloned()).collect();
        self.others.is_empty().then(known).flatten()
    }

    fn known(&self, lowest: fn(&[Number], &[Number]) -> Number) -> Option<Range> {
        if self.sure.is_empty() && self.others.is_empty() {
            return None;
        }
        if let Some(numbers) = self.all_known() {
            return Some(Range::exactly(lowest(&numbers, &[])));
        }
        let end = |pick: &dyn Fn(&Range) -> Option<Number>| -> Option<Number> {
            let ends = |ranges: &[Range]| ranges.iter().map(pick).collect::<Option<Vec<_>>>();
            let (sure, mut others) = (ends(&self.sure)?, ends(&self.others)?);
            others.sort_unstable();
            Some(lowest(&sure, &others))
        };
        let low = end(&|range| range.low().cloned());
        let high = end(&|range| range.high().map(|high| -high.clone())).map(|turned| -turned);
        Some(Range::between(low, high).unwrap_or(Range::ANY))
    }
}
