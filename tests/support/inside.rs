//! Whether an assessment lies inside the bounds of another, and whether it leaves anything open.

use tilik::assess::{Assessment, Judged, Measured, Verdict};
use tilik::bound::{Range, Truth};
use tilik::checklist::Checklist;
use tilik::quantity::Number;

/// Every way in which `after` leaves the bounds of `before`, in words.
pub(crate) fn leaks(checklist: &Checklist, before: &Assessment, after: &Assessment) -> Vec<String> {
    let mut leaks = Leaks(Vec::new());
    for (criterion, (before, after)) in
        checklist.criteria.iter().zip(before.criteria.iter().zip(&after.criteria))
    {
        leaks.criterion(&criterion.id, before, after);
    }
    for (indicator, (before, after)) in
        checklist.indicators.iter().zip(before.indicators.iter().zip(&after.indicators))
    {
        leaks.measure(&indicator.id, &before.measure, &after.measure);
        leaks.score(
            &indicator.id,
            before.points.as_ref(),
            after.points.as_ref(),
            !before.measure.may_be_none,
        );
    }
    let surely = |belongs: &dyn Fn(usize) -> bool| {
        let all = before.criteria.iter().enumerate();
        all.into_iter().any(|(place, one)| belongs(place) && one.applies == Truth::True)
    };
    let (one, other) = (&before.scorecard, &after.scorecard);
    leaks.score("total", one.total.as_ref(), other.total.as_ref(), surely(&|_| true));
    for (place, section) in checklist.sections.iter().enumerate() {
        let member = |criterion: usize| checklist.criteria[criterion].section == place;
        let sure = surely(&member);
        leaks.score(
            &section.id,
            one.sections[place].as_ref(),
            other.sections[place].as_ref(),
            sure,
        );
    }
    for (place, axis) in checklist.axes.iter().enumerate() {
        let member = |criterion: usize| checklist.criteria[criterion].axis == Some(place);
        leaks.score(
            &axis.id,
            one.axes[place].as_ref(),
            other.axes[place].as_ref(),
            surely(&member),
        );
    }
    leaks.grade(one.grade, other.grade);
    for (place, flag) in checklist.flags.iter().enumerate() {
        let count =
            |one: &Assessment| one.flags.iter().filter(|raised| raised.flag == place).count();
        leaks.unless(count(before) <= count(after), || format!("{}: raised less often", flag.id));
    }
    leaks.0
}

/// Everything an assessment leaves open, in words.
pub(crate) fn open_ends(checklist: &Checklist, assessment: &Assessment) -> Vec<String> {
    let mut open = Leaks(Vec::new());
    let exact = |range: &Option<Range>| range.as_ref().is_none_or(|range| range.exact().is_some());
    for (criterion, judged) in checklist.criteria.iter().zip(&assessment.criteria) {
        let id = &criterion.id;
        let measured = judged
            .measure
            .as_ref()
            .is_none_or(|one| exact(&one.range) && (one.range.is_none() || !one.may_be_none));
        open.unless(measured, || format!("{id}: measure {:?}", judged.measure));
        open.unless(exact(&judged.points), || format!("{id}: points {:?}", judged.points));
        open.unless(judged.applies.is_sure(), || format!("{id}: applies or not"));
        open.unless(judged.verdict != Verdict::Unknown, || format!("{id}: verdict unknown"));
        open.unless(judged.missing.is_empty(), || format!("{id}: missing {:?}", judged.missing));
    }
    let card = &assessment.scorecard;
    open.unless(exact(&card.total), || format!("total {:?}", card.total));
    open.unless(card.sections.iter().chain(&card.axes).all(exact), || {
        "a section or axis".to_owned()
    });
    open.unless(card.grade.is_none_or(|(low, high)| low == high), || {
        format!("grade {:?}", card.grade)
    });
    open.unless(assessment.evidence_to_collect.is_empty(), || "evidence to collect".to_owned());
    open.0
}

/// What must hold of every assessment by itself, where it does not.
pub(crate) fn inconsistencies(checklist: &Checklist, assessment: &Assessment) -> Vec<String> {
    let mut found = Leaks(Vec::new());
    let card = &assessment.scorecard;
    let proven = card.total.as_ref().and_then(Range::low).cloned().unwrap_or(Number::ZERO);
    let share = |(criterion, judged): (&tilik::checklist::Criterion, &Judged)| {
        let low = judged.points.as_ref().and_then(Range::low).cloned().unwrap_or(Number::ZERO);
        low.checked_div(&criterion.levels.max()).unwrap_or(Number::ZERO)
    };
    let shares = checklist.criteria.iter().zip(&assessment.criteria).map(share);
    let sum: Number = card
        .effective_weights
        .iter()
        .cloned()
        .zip(shares)
        .map(|(weight, share)| weight * share)
        .sum();
    found.unless(sum == proven, || {
        format!("effective weights give {sum:?}, the total is {proven:?}")
    });
    let whole: Number = card.effective_weights.iter().cloned().sum();
    let expected = if card.total.is_some() { Number::ONE } else { Number::ZERO };
    found.unless(whole == expected, || format!("effective weights add up to {whole:?}"));
    for (criterion, judged) in checklist.criteria.iter().zip(&assessment.criteria) {
        let within = judged.points.as_ref().is_none_or(|points| {
            Range::spanning(Number::ZERO, criterion.levels.max()).covers(points)
        });
        found.unless(within, || format!("{}: points {:?}", criterion.id, judged.points));
    }
    found.0
}

struct Leaks(Vec<String>);

impl Leaks {
    fn unless(&mut self, holds: bool, say: impl FnOnce() -> String) {
        if !holds {
            self.0.push(say());
        }
    }

    fn criterion(&mut self, id: &str, before: &Judged, after: &Judged) {
        let applies = before.applies == Truth::Either || before.applies == after.applies;
        self.unless(applies, || {
            format!("{id}: applies {:?}, then {:?}", before.applies, after.applies)
        });
        match (&before.measure, &after.measure) {
            (Some(before), Some(after)) => self.measure(id, before, after),
            (None, after) => {
                self.unless(after.is_none(), || format!("{id}: a measure where none applied"))
            }
            (Some(_), None) => {
                self.unless(before.applies != Truth::True, || format!("{id}: the measure is gone"));
            }
        }
        self.score(
            id,
            before.points.as_ref(),
            after.points.as_ref(),
            before.applies == Truth::True,
        );
        let verdict = before.verdict == Verdict::Unknown || before.verdict == after.verdict;
        self.unless(verdict, || format!("{id}: {:?}, then {:?}", before.verdict, after.verdict));
        if let (Some(one), Some(other)) = (before.rows, after.rows) {
            let more = one.met <= other.met && one.unmet <= other.unmet;
            let fewer = one.more || other.total() <= one.total();
            self.unless(more && fewer, || format!("{id}: rows {one:?}, then {other:?}"));
        }
    }

    fn measure(&mut self, id: &str, before: &Measured, after: &Measured) {
        let held = match (&before.range, &after.range) {
            (Some(before), Some(after)) => before.covers(after),
            (Some(_), None) => before.may_be_none,
            (None, after) => after.is_none(),
        };
        let none = before.may_be_none || !after.may_be_none;
        self.unless(held && none, || format!("{id}: measure {before:?}, then {after:?}"));
    }

    fn score(&mut self, id: &str, before: Option<&Range>, after: Option<&Range>, surely: bool) {
        let held = match (before, after) {
            (Some(before), Some(after)) => before.covers(after),
            (Some(_), None) => !surely,
            (None, after) => after.is_none(),
        };
        self.unless(held, || format!("{id}: {before:?}, then {after:?}"));
    }

    /// Grades are places, the best first; the low one comes first in a pair.
    fn grade(&mut self, before: Option<(usize, usize)>, after: Option<(usize, usize)>) {
        let held = match (before, after) {
            (Some((low, high)), Some((lower, higher))) => {
                lower <= low && high <= higher && higher <= lower
            }
            (Some(_), None) => true,
            (None, after) => after.is_none(),
        };
        self.unless(held, || format!("grade {before:?}, then {after:?}"));
    }
}
