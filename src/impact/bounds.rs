//! By how much a total changes, however the blanks are filled in.
//!
//! The two totals share their blanks: what is counted alike under both checklists is filled in alike. So a
//! mean is taken apart into what both count, with the weight that both give it, and what only one of them
//! counts, or counts for more. With a mean `a` of what both count, `p` and `q` of what the old and the new
//! one count besides, and `o` and `n` their shares of the whole, the mean changes by
//! `n × (q − a) − o × (p − a)`. Sections are such means of criteria, and the total is one of sections.

use super::{Comparison, Shift, Side};
use crate::assess::Assessment;
use crate::bound::{Range, Truth};
use crate::checklist::{Checklist, Criterion};
use crate::quantity::Number;
use crate::score::{Part, mean};

/// By how much the total changes. Both assessments have one.
pub(super) fn change(
    comparison: &Comparison<'_>,
    (old, new): (&Assessment, &Assessment),
    criteria: &[Shift],
) -> Option<Range> {
    let apart = apart(old.scorecard.total.as_ref()?, new.scorecard.total.as_ref()?);
    let totals = Totals { comparison, old, new, criteria };
    Some(totals.change().meet(apart.clone()).unwrap_or(apart))
}

/// How far apart two totals can lie at all.
fn apart(old: &Range, new: &Range) -> Range {
    new.clone().plus(old.clone().negate())
}

struct Totals<'a> {
    comparison: &'a Comparison<'a>,
    old: &'a Assessment,
    new: &'a Assessment,
    criteria: &'a [Shift],
}

/// A section under one of the checklists.
struct Section<'a> {
    id: &'a str,
    part: Part,
}

impl<'a> Totals<'a> {
    fn change(&self) -> Range {
        let before = sections(self.comparison.old, self.old);
        let after = sections(self.comparison.new, self.new);
        let mut total = Blocks::default();
        let mut within = Range::exactly(Number::ZERO);
        for section in &after {
            let was = before.iter().find(|one| one.id == section.id);
            match was.and_then(|was| Some((was, self.section(was, section)?))) {
                None => total.new.push(section.part.clone()),
                Some((was, change)) => {
                    total.shared(was.part.clone(), section.part.weight.clone());
                    within = within.plus(share(section, &after).times(change));
                }
            }
        }
        for was in &before {
            let again = after.iter().find(|one| one.id == was.id);
            if again.and_then(|again| self.section(was, again)).is_none() {
                total.old.push(was.part.clone());
            }
        }
        total.change().plus(within)
    }

    /// By how much a section's score changes; `None` where it may count under one of the checklists only.
    fn section(&self, old: &Section<'_>, new: &Section<'_>) -> Option<Range> {
        let blocks = self.blocks(new.id);
        let surely = old.part.counts.surely() && new.part.counts.surely();
        (surely || blocks.nothing_else()).then(|| blocks.change())
    }

    /// The criteria of a section.
    fn blocks(&self, section: &str) -> Blocks {
        let mut blocks = Blocks::default();
        for (pair, shift) in self.comparison.pairs.iter().zip(self.criteria) {
            let old = part(self.comparison.old, pair.old, shift.old.as_ref(), section);
            let new = part(self.comparison.new, pair.new, shift.new.as_ref(), section);
            match (old, new) {
                (Some(old), Some(new)) if pair.earns_the_same() => blocks.shared(old, new.weight),
                (old, new) => {
                    blocks.old.extend(old);
                    blocks.new.extend(new);
                }
            }
        }
        blocks
    }
}

fn sections<'a>(checklist: &'a Checklist, assessment: &Assessment) -> Vec<Section<'a>> {
    let counts = |place: usize| {
        let members = checklist.criteria.iter().zip(&assessment.criteria);
        let members = members.filter(|(criterion, _)| criterion.section == place);
        members.fold(Truth::False, |counts, (_, judged)| counts.or(judged.applies))
    };
    let scores = checklist.sections.iter().zip(&assessment.scorecard.sections).enumerate();
    scores
        .map(|(place, (section, score))| {
            let (weight, ratio) = (section.weight.clone(), score.clone());
            Section { id: &section.id, part: Part { weight, counts: counts(place), ratio } }
        })
        .collect()
}

/// A criterion as a part of a section's score; `None` where it is not in that section.
fn part(
    checklist: &Checklist,
    place: Option<usize>,
    side: Option<&Side>,
    section: &str,
) -> Option<Part> {
    let (criterion, side): (&Criterion, &Side) = checklist.criteria.get(place?).zip(side)?;
    let belongs = checklist.sections.get(criterion.section)?.id == section;
    let (weight, counts, ratio) = (criterion.weight.clone(), side.applies, side.shares());
    belongs.then_some(Part { weight, counts, ratio })
}

/// A section's share of the total.
fn share(section: &Section<'_>, all: &[Section<'_>]) -> Range {
    let others = || all.iter().filter(|other| other.id != section.id).map(|other| &other.part);
    let (least, most) = weights(others());
    let weight = &section.part.weight;
    let of = |others: Number| weight.checked_div(&(weight.clone() + others));
    match (of(most), of(least)) {
        (Some(low), Some(high)) => Range::spanning(low, high),
        _ => Range::spanning(Number::ZERO, Number::ONE),
    }
}

/// The parts of a mean: those that both checklists count, with the weight both give them, and what each
/// counts besides.
#[derive(Default)]
struct Blocks {
    common: Vec<Part>,
    old: Vec<Part>,
    new: Vec<Part>,
}

impl Blocks {
    /// Adds a part that both count alike, with its old weight, and its new weight.
    fn shared(&mut self, part: Part, weight: Number) {
        let (more, of) = match part.weight > weight {
            true => (part.weight.clone() - weight.clone(), &mut self.old),
            false => (weight.clone() - part.weight.clone(), &mut self.new),
        };
        if !more.is_zero() {
            of.push(Part { weight: more, ..part.clone() });
        }
        let weight = weight.min(part.weight.clone());
        self.common.push(Part { weight, ..part });
    }

    const fn nothing_else(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }

    /// By how much the mean changes.
    fn change(&self) -> Range {
        let (p, q, a) = (value(&self.old), value(&self.new), value(&self.common));
        let (o, n) = (self.share_of(&self.old), self.share_of(&self.new));
        // The change is linear in each of the five, so that its ends lie where all are at one of theirs.
        let mut change: Option<Range> = None;
        for (o, n) in ends(&o).into_iter().flat_map(|o| ends(&n).map(|n| (o.clone(), n))) {
            for (p, q) in ends(&p).into_iter().flat_map(|p| ends(&q).map(|q| (p.clone(), q))) {
                for a in ends(&a) {
                    let gained = n.clone() * (q.clone() - a.clone());
                    let one = Range::exactly(gained - o.clone() * (p.clone() - a));
                    change = Some(match change {
                        None => one,
                        Some(range) => range.join(one),
                    });
                }
            }
        }
        change.unwrap_or_else(|| Range::exactly(Number::ZERO))
    }

    /// The share that some parts have of a mean beside the common ones.
    fn share_of(&self, parts: &[Part]) -> Range {
        let ((least, most), (others, all_others)) = (weights(parts), weights(&self.common));
        let share = |own: Number, others: Number| {
            own.checked_div(&(own.clone() + others)).unwrap_or(Number::ZERO)
        };
        Range::spanning(share(least, all_others), share(most, others))
    }
}

/// The least and the most that parts weigh together.
fn weights<'p>(parts: impl IntoIterator<Item = &'p Part>) -> (Number, Number) {
    let zero = (Number::ZERO, Number::ZERO);
    parts.into_iter().fold(zero, |(least, most), part| match part.counts {
        Truth::True => (least + part.weight.clone(), most + part.weight.clone()),
        Truth::Either => (least, most + part.weight.clone()),
        Truth::False => (least, most),
    })
}

/// The mean of parts; what none of which can count has no share in anything either.
fn value(parts: &[Part]) -> Range {
    mean(&parts.iter().collect::<Vec<_>>()).unwrap_or_else(|| Range::exactly(Number::ZERO))
}

fn ends(range: &Range) -> [Number; 2] {
    [range.low(), range.high()].map(|end| end.cloned().unwrap_or(Number::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(weight: i64, counts: Truth, low: i64, high: i64) -> Part {
        let ratio = Range::spanning(low.into(), high.into());
        Part { weight: weight.into(), counts, ratio: Some(ratio) }
    }

    fn spanning(low: (i128, i128), high: (i128, i128)) -> Range {
        let number = |(num, den)| Number::ratio(num, den).unwrap();
        Range::spanning(number(low), number(high))
    }

    #[test]
    fn what_both_count_alike_changes_nothing_however_open_it_is() {
        let mut blocks = Blocks::default();
        blocks.shared(part(3, Truth::Either, 0, 1), Number::whole(3));
        blocks.shared(part(1, Truth::True, 0, 1), Number::whole(1));
        assert_eq!(blocks.change(), Range::exactly(Number::ZERO));
    }

    #[test]
    fn a_part_that_is_dropped_weighs_at_most_its_share() {
        let mut blocks = Blocks::default();
        blocks.shared(part(9, Truth::True, 0, 1), Number::whole(9));
        blocks.old.push(part(1, Truth::Either, 0, 1));
        assert_eq!(blocks.change(), spanning((-1, 10), (1, 10)));
    }

    #[test]
    fn a_part_that_weighs_more_pulls_towards_itself() {
        let mut blocks = Blocks::default();
        blocks.shared(part(1, Truth::True, 0, 0), Number::whole(1));
        blocks.shared(part(1, Truth::True, 1, 1), Number::whole(3));
        assert_eq!(blocks.change(), spanning((1, 4), (1, 4)));
    }
}
