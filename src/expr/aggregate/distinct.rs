//! `distinct(x of rows where c)`

use std::collections::BTreeSet;

use super::{Aggregate, Counted, Evaluate, Of};
use crate::bound::{Content, ItemSet, Range, Truth, Value};
use crate::form::{Kind, Presence};
use crate::quantity::Number;

/// How many different values.
pub static DISTINCT: Aggregate = Aggregate {
    name: "distinct",
    usage: "distinct(x of rows where c)",
    explain: (
        "banyaknya x yang berbeda dari baris (yang memenuhi c)",
        "how many different x the rows (that meet c) have",
    ),
    phrase: |_| {
        (
            "banyaknya {of} yang berbeda dari {rows}",
            "the number of different values of {of} over {rows}",
        )
    },
    examples: &[("distinct(month(tanggal) of rapat)", "2")],
    of: Of::Always,
    kind: |taken| (!matches!(taken, Kind::Choices(_))).then_some(Kind::Integer),
    of_conditions: false,
    of_one_row: false,
    can_be_none: false,
    evaluate: Evaluate::FromValues(|rows| {
        let mut tally = Tally::default();
        rows.for_each(|row| tally.add(&row));
        tally.bounds().into()
    }),
};

/// A value that is surely the one, in an order of its own.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Known<'a> {
    No,
    Yes,
    Quantity(Number),
    Text(&'a str),
    Item(usize),
}

#[derive(Default)]
struct Tally<'a> {
    /// Known values of rows that surely count.
    surely: BTreeSet<Known<'a>>,
    /// Known values of rows that surely or possibly count.
    possibly: BTreeSet<Known<'a>>,
    /// How many rows may count with a value that is not known.
    open: usize,
    /// Whether one of them surely counts, with some value.
    open_surely: bool,
    /// Whether any number of rows may count with values that are not known.
    endless: bool,
    /// Everything that the values can be.
    domain: Option<Value<'a>>,
    kind: Option<Kind>,
}

impl<'a> Tally<'a> {
    fn add(&mut self, row: &Counted<'a>) {
        if row.value.is_none() {
            return;
        }
        self.kind = Some(row.kind);
        let present = row.value.clone().present();
        self.domain = Some(match self.domain.take() {
            None => present.clone(),
            Some(domain) => domain.join(present.clone()),
        });
        let counts = row.surely() && !row.value.may_be_none();
        match known(&present) {
            Some(value) => {
                if counts {
                    self.surely.extend(known(&present));
                }
                self.possibly.insert(value);
            }
            None if row.presence == Presence::Many => self.endless = true,
            None => {
                self.open += 1;
                self.open_surely |= counts;
            }
        }
    }

    /// An unknown value may equal a known one, or be a new one while there are new ones to be had.
    fn bounds(self) -> Range {
        let low = self.surely.len().max(usize::from(self.open_surely));
        let most = self.domain.as_ref().zip(self.kind).and_then(|(all, kind)| values(all, kind));
        let counted = (!self.endless).then(|| Number::from(self.possibly.len() + self.open));
        let high = match (counted, most) {
            (Some(counted), Some(most)) => Some(counted.min(most)),
            (counted, most) => counted.or(most),
        };
        match self.domain {
            None => Range::exactly(Number::ZERO),
            Some(_) => Range::between(Some(Number::from(low)), high).unwrap_or(Range::ANY),
        }
    }
}

fn known<'a>(value: &Value<'a>) -> Option<Known<'a>> {
    match value.content() {
        Content::Truth(Truth::True) => Some(Known::Yes),
        Content::Truth(Truth::False) => Some(Known::No),
        Content::Range(range) => range.exact().cloned().map(Known::Quantity),
        Content::Text(text) => text.map(Known::Text),
        Content::Choice(items) => items.single().map(Known::Item),
        Content::Truth(Truth::Either) | Content::Nothing | Content::Choices { .. } => None,
    }
}

/// How many values there can be; `None` for no end of them.
fn values(all: &Value<'_>, kind: Kind) -> Option<Number> {
    match all.content() {
        Content::Truth(truth) => Some(Number::whole(if truth.is_sure() { 1 } else { 2 })),
        Content::Choice(items) => Some(count(*items)),
        Content::Range(range) if range.exact().is_some() => Some(Number::ONE),
        Content::Range(range) if kind.is_whole() || kind == Kind::Time => {
            let (low, high) = (range.low()?.ceil(), range.high()?.floor());
            Some(high - low + Number::ONE)
        }
        Content::Range(_) | Content::Text(_) | Content::Choices { .. } | Content::Nothing => None,
    }
}

fn count(items: ItemSet) -> Number {
    Number::from(items.count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bound::Truth;

    #[test]
    fn as_many_values_are_possible_as_lie_between_the_ends_both_counted() {
        let between = |low: i64, high: i64| Value::from(Range::spanning(low.into(), high.into()));
        for (value, kind, count) in [
            (between(0, 20), Kind::Integer, Some(21)),
            (between(450, 455), Kind::Time, Some(6)),
            (between(0, 20), Kind::Number, None),
            (between(3, 3), Kind::Number, Some(1)),
            (Value::from(Range::ANY), Kind::Integer, None),
            (Value::from(Truth::Either), Kind::Boolean, Some(2)),
            (Value::from(Truth::True), Kind::Boolean, Some(1)),
        ] {
            assert_eq!(values(&value, kind), count.map(Number::whole), "{value:?} {kind:?}");
        }
    }
}
