//! The grade a total reaches, held down by the gates.

use crate::bound::{Range, Truth};
use crate::checklist::Checklist;
use crate::judge::Judged;
use crate::quantity::Number;

/// The places of the lowest and the highest grade possible.
///
/// The lowest counts every critical criterion that may be unmet, the highest those that surely are.
#[must_use]
pub fn graded(checklist: &Checklist, judged: &[Judged], total: &Range) -> Option<(usize, usize)> {
    let critical = |unmet: fn(&Judged) -> bool| {
        let all = checklist.criteria.iter().zip(judged);
        all.filter(|(criterion, one)| criterion.critical && unmet(one)).count()
    };
    let low = grade_of(checklist, total.low()?, critical(may_be_unmet));
    let high = grade_of(checklist, total.high()?, critical(is_surely_unmet));
    Some((low, high))
}

/// The places of the critical criteria that may be unmet.
#[must_use]
pub fn critical_may_be_unmet(checklist: &Checklist, judged: &[Judged]) -> Vec<usize> {
    let all = checklist.criteria.iter().zip(judged).enumerate();
    all.filter(|(_, (criterion, one))| criterion.critical && may_be_unmet(one))
        .map(|(place, _)| place)
        .collect()
}

fn may_be_unmet(judged: &Judged) -> bool {
    judged.applies.possibly() && end_is_zero(judged.points.as_ref().and_then(Range::low))
}

fn is_surely_unmet(judged: &Judged) -> bool {
    judged.applies == Truth::True && end_is_zero(judged.points.as_ref().and_then(Range::high))
}

fn end_is_zero(points: Option<&Number>) -> bool {
    points.is_some_and(Number::is_zero)
}

/// The place of the best grade whose threshold a total reaches, no better than the gates allow.
fn grade_of(checklist: &Checklist, total: &Number, critical_unmet: usize) -> usize {
    let last = checklist.grades.len().saturating_sub(1);
    let reached =
        |threshold: &Option<Number>| threshold.as_ref().is_none_or(|least| least <= total);
    let reached = checklist.grades.iter().position(|grade| reached(&grade.at_least));
    let caps = checklist.gates.iter().filter(|gate| gate.critical_unmet <= critical_unmet);
    caps.map(|gate| gate.cap).chain(reached).max().unwrap_or(last)
}
