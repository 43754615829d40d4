//! Whom to visit next, and why: reasons with points by a policy, over all units that are known or listed.

pub mod policy;
pub mod reasons;
pub mod register;

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::FilledBy;
use crate::followup::standing::{Advice, Fared, Flagged, Standing, Wanted};
use crate::quantity::{Date, Month, Number};
use crate::signs::holidays::Holidays;
use policy::Policy;
use reasons::Reason;
use register::{Listed, Register};

/// How many blanks and how many recommendations are named for a visit.
const NAMED: usize = 5;
const ADVISED: usize = 3;

/// A plan of visits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan<'a> {
    /// The day on which the plan was made.
    pub as_of: Date,
    /// The visits, the most urgent first, each on a day.
    pub visits: Vec<(Date, Visit<'a>)>,
    /// The units for which no visit is left, the most urgent first.
    pub waiting: Vec<Visit<'a>>,
    /// The units that were visited too recently, the most urgent first.
    pub resting: Vec<Visit<'a>>,
}

/// A unit and why it should be visited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Visit<'a> {
    /// The unit.
    pub unit: Unit<'a>,
    /// The reasons, what counts most first.
    pub reasons: Vec<Reason<'a>>,
}

/// What is known of a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its name; the code where none is known.
    pub name: &'a str,
    /// Its regions, nearest first.
    pub groups: Vec<&'a str>,
    /// What the list of units says of it, by column.
    pub columns: Vec<(&'a str, &'a str)>,
    /// Whether it is on the list of units; without a list every unit is.
    pub is_listed: bool,
    /// Whether somebody keeps track of visits.
    pub visits_are_known: bool,
    /// The day of the last visit, as the list says; where it says none, the last day of which supervisors
    /// made an assessment.
    pub last_visit: Option<Date>,
    /// Its last assessment.
    pub latest: Option<&'a Standing>,
    /// The one before, of an earlier day and by the same checklist.
    pub before: Option<&'a Standing>,
}

impl<'a> Visit<'a> {
    /// All points together.
    #[must_use]
    pub fn points(&self) -> u32 {
        self.reasons.iter().map(|reason| reason.points).sum()
    }

    /// The critical criteria to speak about: those surely unmet.
    #[must_use]
    pub fn critical(&self) -> Vec<&'a Fared> {
        reasons::unmet_critical(&self.unit)
    }

    /// What to ask to see: the blanks that widen the score most.
    #[must_use]
    pub fn wanted(&self) -> &'a [Wanted] {
        let all = self.unit.latest.map_or(&[][..], |latest| &latest.wanted);
        all.get(..NAMED).unwrap_or(all)
    }

    /// What to ask about: the most urgent recommendations.
    #[must_use]
    pub fn advice(&self) -> &'a [Advice] {
        let all = self.unit.latest.map_or(&[][..], |latest| &latest.advice);
        all.get(..ADVISED).unwrap_or(all)
    }

    /// What needs clarification.
    #[must_use]
    pub fn flags(&self) -> &'a [Flagged] {
        self.unit.latest.map_or(&[][..], |latest| &latest.flags)
    }

    /// By what visits are ranked: points, then the proven score, the lowest first, then the code.
    fn rank(&self) -> (Reverse<u32>, Option<&'a Number>, &'a str) {
        let proven = self.unit.latest.and_then(Standing::proven);
        (Reverse(self.points()), proven, self.unit.code)
    }
}

impl<'a> Plan<'a> {
    /// The plan for the month after a day, or what is left of its month. The order of assessments does not
    /// matter; those of a period that begins after the day are left out.
    #[must_use]
    pub fn of(
        standings: &'a [Standing],
        register: Option<&'a Register>,
        (policy, holidays, as_of): (&Policy, &Holidays, Date),
    ) -> Self {
        let units = units(standings, register, as_of).into_iter();
        let visit = |unit: Unit<'a>| Visit { reasons: reasons::of(&unit, policy, as_of), unit };
        let mut all: Vec<Visit<'a>> = units.map(visit).collect();
        all.sort_by(|one, other| one.rank().cmp(&other.rank()));
        let rests = |visit: &Visit<'a>| {
            visit.unit.last_visit.is_some_and(|last| months_between(last, as_of) < policy.wait)
        };
        let (resting, mut urgent): (Vec<_>, Vec<_>) = all.into_iter().partition(rests);
        let possible = usize::try_from(policy.visits).unwrap_or(usize::MAX).min(urgent.len());
        let waiting = urgent.split_off(possible);
        let days = days(as_of, urgent.len(), holidays);
        Self { as_of, visits: days.into_iter().zip(urgent).collect(), waiting, resting }
    }
}

/// Every unit that is listed or has been assessed, by code.
fn units<'a>(
    standings: &'a [Standing],
    register: Option<&'a Register>,
    as_of: Date,
) -> Vec<Unit<'a>> {
    let mut history: BTreeMap<&str, Vec<&'a Standing>> = BTreeMap::new();
    for standing in standings.iter().filter(|it| it.period.first_day() <= as_of) {
        history.entry(&standing.code).or_default().push(standing);
    }
    let listed = register.iter().flat_map(|register| register.units.keys().map(String::as_str));
    let codes: BTreeSet<&'a str> = listed.chain(history.keys().copied()).collect();
    let unit = |code: &'a str| {
        let mut past = history.get(code).cloned().unwrap_or_default();
        past.sort_by_key(|it| (it.day(), it.filled_by, &it.checklist.id));
        unit(code, &past, (register, as_of))
    };
    codes.into_iter().map(unit).collect()
}

/// A unit with its assessments, the earliest first.
fn unit<'a>(
    code: &'a str,
    past: &[&'a Standing],
    (register, as_of): (Option<&'a Register>, Date),
) -> Unit<'a> {
    let listed: Option<&'a Listed> = register.and_then(|register| register.units.get(code));
    let latest = past.last().copied();
    let is_before = |it: &&&'a Standing| {
        latest.is_some_and(|last| it.day() < last.day() && it.checklist.is_related(&last.checklist))
    };
    let visited = past.iter().filter(|it| it.filled_by == FilledBy::Supervisor);
    let visited = visited.map(|it| it.day().min(as_of)).max();
    let names = [listed.and_then(|it| it.name.as_deref()), latest.map(|it| it.name.as_str())];
    let columns = listed.map_or(&[][..], |listed| &listed.columns).iter();
    Unit {
        code,
        name: names.into_iter().flatten().find(|name| !name.is_empty()).unwrap_or(code),
        groups: latest
            .map_or(&[][..], |it| &it.groups)
            .iter()
            .map(|(_, name)| name.as_str())
            .collect(),
        columns: columns.map(|(column, value)| (column.as_str(), value.as_str())).collect(),
        is_listed: register.is_none() || listed.is_some(),
        visits_are_known: listed.is_some() && register.is_some_and(|it| it.knows_visits),
        last_visit: listed.and_then(|listed| listed.last_visit).or(visited),
        latest,
        before: past.iter().rev().find(is_before).copied(),
    }
}

/// How many whole months lie between two days; none where the second is no later.
pub(crate) fn months_between(from: Date, to: Date) -> u32 {
    let (_, _, first) = from.parts();
    let (_, _, last) = to.parts();
    // The last day of a month is a month after the last day of any other.
    let ends = to == to.month().last_day();
    let months = to.month().index() - from.month().index();
    let whole = if last < first && !ends { months - 1 } else { months };
    u32::try_from(whole).unwrap_or_default()
}

/// So many days for visits, evenly over the working days that are left of the month, or else of the next.
/// Where there are more visits than days, a day has several.
fn days(as_of: Date, count: usize, holidays: &Holidays) -> Vec<Date> {
    let tomorrow = Date::from_days(as_of.days().saturating_add(1)).unwrap_or(as_of);
    let works = |day: &Date| day.weekday() <= 5 && holidays.on(*day).is_none();
    let left = |from: Date, month: Month| -> Vec<Date> {
        let days = from.days()..=month.last_day().days();
        days.filter_map(Date::from_days).filter(works).collect()
    };
    let mut working = left(tomorrow, tomorrow.month());
    if working.is_empty() {
        let next = tomorrow.month().plus(1);
        working = left(next.first_day(), next);
    }
    let place = |visit: usize| (2 * visit + 1) * working.len() / (2 * count);
    (0..count).map(|visit| working.get(place(visit)).copied().unwrap_or(tomorrow)).collect()
}
