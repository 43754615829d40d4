//! Finds levels that no measure can reach.

use super::nothing_known::{STEPS_BACK, nothing_known};
use crate::bound::{Content, Range};
use crate::checklist::{Level, Rules};
use crate::diagnostic::Code;
use crate::expr::{BuiltIn, Node, NodeKind, Scene};
use crate::form::{Calendar, Every, Form, Kind, Records};
use crate::quantity::{Month, Number, Period};

/// A measure that is none whatever is submitted.
pub(crate) const UNREACHABLE_MEASURE: Code = Code("unreachable-measure");

/// What a measure can be, in one kind of period.
pub(super) enum Reached {
    /// It is always none.
    Never,
    /// Its bounds.
    Within(Range),
}

/// A dossier in which nothing is known, to see what measures can be.
pub(super) struct Reach<'c> {
    form: &'c Form,
    rules: &'c Rules,
    records: Records,
    derived_by_period: bool,
    derived_by_day: bool,
}

/// Days of a period, of which any may come: what rests on them can't be told beforehand.
const DAYS: [BuiltIn; 2] = [BuiltIn::PeriodStart, BuiltIn::PeriodEnd];

impl<'c> Reach<'c> {
    pub(super) fn new(form: &'c Form, rules: &'c Rules) -> Self {
        let derived = || rules.fields.iter().flatten().filter_map(|rules| rules.derive.as_deref());
        let derived_by_period = derived().any(|node| uses_built_in(node, &BuiltIn::ALL));
        let derived_by_day = derived().any(|node| uses_built_in(node, &DAYS));
        let records = nothing_known(form, rules, calendar(12, every(form)));
        Self { form, rules, records, derived_by_period, derived_by_day }
    }

    /// What a measure can be in each kind of period; empty where that can't be told.
    pub(super) fn of(&self, measure: &Node) -> Vec<Reached> {
        let by_day = self.derived_by_day || uses_built_in(measure, &DAYS);
        if by_day || steps_back(measure) > STEPS_BACK {
            return Vec::new();
        }
        if !self.derived_by_period && !uses_built_in(measure, &BuiltIn::ALL) {
            return vec![self.value(&self.records, measure)];
        }
        let every = every(self.form);
        let lengths = (1..=Period::MAX_MONTHS).filter(|months| months % every.months() == 0);
        let mut records = self.records.clone();
        lengths
            .map(|months| {
                let calendar = calendar(months, every);
                if self.derived_by_period {
                    records = nothing_known(self.form, self.rules, calendar);
                } else {
                    records.calendar = calendar;
                }
                self.value(&records, measure)
            })
            .collect()
    }

    fn value(&self, records: &Records, measure: &Node) -> Reached {
        let value = Scene::root(self.form, records).evaluate(measure);
        match value.content() {
            Content::Range(range) => Reached::Within(range.clone()),
            Content::Truth(truth) => {
                let low = if truth.surely() { Number::ONE } else { Number::ZERO };
                let high = if truth.possibly() { Number::ONE } else { Number::ZERO };
                Reached::Within(Range::spanning(low, high))
            }
            _ => Reached::Never,
        }
    }
}

fn every(form: &Form) -> Every {
    form.timeline.map_or(Every::Month, |timeline| timeline.every)
}

fn calendar(months: i32, every: Every) -> Calendar {
    let first = Month::FIRST;
    Calendar {
        expected: Number::whole((months / every.months()).into()),
        months: Number::whole(months.into()),
        start: first.first_day(),
        end: first.plus(months - 1).last_day(),
    }
}

fn uses_built_in(node: &Node, wanted: &[BuiltIn]) -> bool {
    matches!(&node.kind, NodeKind::BuiltIn(built_in) if wanted.contains(built_in))
        || node.parts().into_iter().any(|part| uses_built_in(part, wanted))
}

/// How many steps back on the timeline a measure goes: those of a part add to those of the rows it is
/// inside of.
fn steps_back(measure: &Node) -> u8 {
    let here = match &measure.kind {
        NodeKind::Field(field) => field.row.back,
        NodeKind::Aggregate(aggregation) => aggregation.rows.from.back,
        _ => 0,
    };
    let within = measure.parts().into_iter().map(steps_back).max().unwrap_or(0);
    here.saturating_add(within)
}

/// Which way is better.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Better {
    More,
    Less,
}

/// Whether any value in the range earns the level at a place, most demanding first: it reaches that
/// level and not the one above.
pub(super) fn earns(
    levels: &[Level],
    at: usize,
    better: Better,
    kind: Kind,
    range: &Range,
) -> bool {
    let whole = kind.is_whole() || kind == Kind::Boolean;
    let demand = |number: Number| {
        let number = match better {
            Better::More => number,
            Better::Less => -number,
        };
        if whole { number.ceil() } else { number }
    };
    let range = match better {
        Better::More => range.clone(),
        Better::Less => range.clone().negate(),
    };
    let Some(level) = levels.get(at) else { return true };
    let threshold = demand(level.threshold.clone());
    let least = range.low().map_or(threshold.clone(), |low| low.clone().max(threshold));
    let above = at.checked_sub(1).and_then(|above| levels.get(above));
    let below_next = above.is_none_or(|above| least < demand(above.threshold.clone()));
    below_next && range.high().is_none_or(|high| least <= *high)
}
