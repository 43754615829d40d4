//! Why a unit should be visited, each reason with its points.

use super::policy::Policy;
use super::{Unit, months_between};
use crate::document::plain;
use crate::followup::standing::Fared;
use crate::judge::Verdict;
use crate::quantity::{Date, Number};

/// A reason to visit a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason<'a> {
    /// What it is.
    pub cause: Cause<'a>,
    /// How much it counts.
    pub points: u32,
}

/// What makes a visit urgent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cause<'a> {
    /// The unit has submitted nothing yet.
    NeverSubmitted,
    /// So many months are over since those it submitted.
    Missing(u32),
    /// It was never visited.
    NeverVisited,
    /// The last visit was on a day, so many months ago.
    SinceVisit(Date, u32),
    /// Its proven grade.
    Grade(&'a str),
    /// Its proven score fell by a share of a hundred, as a share.
    Falling(Number),
    /// Critical criteria that are surely unmet.
    Critical(Vec<&'a Fared>),
    /// What a column of the list of units says.
    Column(&'a str, &'a str),
}

/// All reasons to visit a unit, what counts most first.
pub(super) fn of<'a>(unit: &Unit<'a>, policy: &Policy, as_of: Date) -> Vec<Reason<'a>> {
    let mut reasons: Vec<Reason<'a>> = [
        submissions(unit, policy, as_of),
        visits(unit, policy, as_of),
        grade(unit, policy),
        falling(unit, policy),
        critical(unit, policy),
    ]
    .into_iter()
    .flatten()
    .chain(columns(unit, policy))
    .filter(|reason| reason.points > 0)
    .collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points));
    reasons
}

fn submissions<'a>(unit: &Unit<'a>, policy: &Policy, as_of: Date) -> Option<Reason<'a>> {
    let Some(latest) = unit.latest else {
        return Some(Reason { cause: Cause::NeverSubmitted, points: policy.never_submitted });
    };
    let months = months_between(latest.day(), as_of);
    let (after, points) = policy.missing;
    (months > after).then_some(Reason { cause: Cause::Missing(months), points })
}

fn visits<'a>(unit: &Unit<'a>, policy: &Policy, as_of: Date) -> Option<Reason<'a>> {
    let Some(last) = unit.last_visit else {
        let never = Reason { cause: Cause::NeverVisited, points: policy.never_visited };
        return unit.visits_are_known.then_some(never);
    };
    let months = months_between(last, as_of);
    let (each, most) = policy.since_visit;
    let points = each.saturating_mul(months).min(most);
    Some(Reason { cause: Cause::SinceVisit(last, months), points })
}

fn grade<'a>(unit: &Unit<'a>, policy: &Policy) -> Option<Reason<'a>> {
    let (low, _) = unit.latest?.grade.as_ref()?;
    let points = policy.grades.get(&plain(low)).copied()?;
    Some(Reason { cause: Cause::Grade(low), points })
}

fn falling<'a>(unit: &Unit<'a>, policy: &Policy) -> Option<Reason<'a>> {
    let fell = unit.before?.proven()?.clone() - unit.latest?.proven()?.clone();
    let (by, points) = policy.falling;
    let falls = Number::ZERO < fell && Number::decimal(by.into(), 2) <= fell;
    falls.then_some(Reason { cause: Cause::Falling(fell), points })
}

fn critical<'a>(unit: &Unit<'a>, policy: &Policy) -> Option<Reason<'a>> {
    let unmet = unmet_critical(unit);
    let (each, most) = policy.critical;
    let count = u32::try_from(unmet.len()).unwrap_or(u32::MAX);
    let points = each.saturating_mul(count).min(most);
    (!unmet.is_empty()).then_some(Reason { cause: Cause::Critical(unmet), points })
}

/// The critical criteria that are surely unmet, in checklist order.
pub(super) fn unmet_critical<'a>(unit: &Unit<'a>) -> Vec<&'a Fared> {
    let criteria = unit.latest.map_or(&[][..], |latest| &latest.criteria);
    criteria.iter().filter(|one| one.critical && one.verdict == Verdict::Unmet).collect()
}

fn columns<'a>(unit: &Unit<'a>, policy: &Policy) -> Vec<Reason<'a>> {
    let worth = |(column, value): &(&'a str, &'a str)| {
        let points = *policy.columns.get(*column)?.get(&plain(value))?;
        Some(Reason { cause: Cause::Column(column, value), points })
    };
    unit.columns.iter().filter_map(worth).collect()
}
